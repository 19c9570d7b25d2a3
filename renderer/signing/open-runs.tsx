import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SigningRun } from '../../shared/contract/signing-run.ts'
import { useFormat } from '../text/use-format.ts'

interface Properties {
  /** Those that are not ended. */
  readonly runs: readonly SigningRun[]
  readonly onShow: (run: string) => void
}

/** Runs that were left before their end, after a crash as well: what they signed stays, and they can be gone on with. */
export function OpenRuns({ runs, onShow }: Properties) {
  const { t } = useTranslation('signing')
  const format = useFormat()
  if (runs.length === 0) return null
  return (
    <Alert color="amber" p="xs" mb="xs" title={t('run.open')} data-testid="open-runs">
      {runs.map((run) => (
        <Group key={run.id} gap="xs">
          <Text size="sm">
            {t('run.openText', {
              kind: t(`kind.${run.kind}`),
              at: format.dateTime(run.startedAt),
              done: run.items.filter(({ state }) => state === 'signed').length,
              total: run.items.length,
            })}
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => onShow(run.id)}>
            {t('run.show')}
          </Button>
        </Group>
      ))}
    </Alert>
  )
}
