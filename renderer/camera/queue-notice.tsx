import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { findPageQueue, usePageQueue } from './queue/current.ts'

/** How many pages the core has not got yet and why, and what to do with those it doesn't take. Nothing when all are kept. */
export function QueueNotice() {
  const { t } = useTranslation(['camera', 'errors'])
  const { waiting, refused, activity } = usePageQueue()
  return (
    <Stack gap={4} role="status" data-testid="queue" data-waiting={waiting.length} data-refused={refused.length}>
      {waiting.length > 0 ? (
        <Text size="sm" fw={600}>
          {t('queue.waiting', { count: waiting.length })}
        </Text>
      ) : null}
      {waiting.length > 0 && activity === 'resting' ? (
        <Text size="xs" c="dimmed">
          {t('queue.resting')}
        </Text>
      ) : null}
      {refused.map(({ id, code, details }) => (
        <Text key={id} size="xs" c="var(--desk-danger-ink)">
          {t(`errors:${code}`, details)}
        </Text>
      ))}
      {refused.length > 0 ? (
        <Group gap="xs">
          <Button size="compact-xs" variant="default" onClick={() => findPageQueue()?.retry()}>
            {t('queue.again')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            onClick={() => {
              for (const { id } of refused) void findPageQueue()?.discard(id)
            }}
          >
            {t('queue.discard')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
