import { Alert, Badge, Button, Group, Radio, Select, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import type { Devices } from '../digitize/chosen-scanner.ts'
import { problemCode } from '../digitize/problem-code.ts'
import { useProfileName } from '../digitize/profile-name.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import classes from './settings.module.css'

/** The scanners that are found now, which one this machine uses, and in words why a source gave none. */
export function ScannersCard() {
  const { t } = useTranslation(['scanners', 'digitize', 'errors'])
  const { data, error, isFetching, refetch } = useAsk('scanning.devices', {}, { fresh: true })
  const choose = useAct('scanning.choose')
  const nameOf = useProfileName()
  // Shown at once, and as it was when the desk refuses.
  function pick(device: string | null, profile: string) {
    const question = questionKey('scanning.devices', {})
    const before = memory.getQueryData<Devices>(question)
    memory.setQueryData<Devices>(question, (now) => now && { ...now, chosen: { device, profile } })
    choose.mutate({ device, profile }, { onError: () => memory.setQueryData(question, before) })
  }
  return (
    <section className={classes.card} aria-labelledby="scanners-here">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3" id="scanners-here">
          {t('devices.title')}
        </Title>
        <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>
          {t('devices.test')}
        </Button>
      </Group>
      <ErrorNotice error={error ?? choose.error} />
      <Stack gap="xs" role="status" aria-busy={isFetching} data-testid="scanners">
        {data && data.devices.length === 0 && !isFetching ? <Text size="sm">{t('devices.none')}</Text> : null}
        {(data?.failed ?? []).map(({ kind, code }) => (
          <Alert key={kind} color="amber" p="xs" data-error-code={code}>
            <Text size="sm">
              {t(kind === 'folder' ? 'digitize:scan.folderFailed' : 'digitize:scan.sourceFailed', {
                kind,
                why: t(`errors:${problemCode(code)}`),
              })}
            </Text>
          </Alert>
        ))}
      </Stack>
      {data ? (
        <>
          <Radio.Group
            mt="xs"
            label={t('devices.use')}
            value={data.chosen.device ?? ''}
            onChange={(device) => pick(device, data.chosen.profile)}
          >
            <Stack gap={6} mt={6}>
              {data.devices.map(({ id, name, kind }) => (
                <Group key={id} gap="xs">
                  <Radio size="sm" value={id} label={name} />
                  <Badge color="gray">{t(`kind.${kind}`)}</Badge>
                  {id === data.chosen.device ? <Capabilities device={id} /> : null}
                </Group>
              ))}
            </Stack>
          </Radio.Group>
          <Select
            mt="sm"
            maw={360}
            label={t('devices.profile')}
            allowDeselect={false}
            data={data.profiles.map((profile) => ({ value: profile.id, label: nameOf(profile) }))}
            value={data.chosen.profile}
            onChange={(profile) => profile !== null && pick(data.chosen.device, profile)}
          />
        </>
      ) : null}
    </section>
  )
}

/** What the chosen scanner says that it can do. */
function Capabilities({ device }: { readonly device: string }) {
  const { t } = useTranslation(['scanners', 'digitize'])
  const { data, error } = useAsk('scanning.capabilities', { device })
  if (error) return <ErrorNotice error={error} />
  if (!data) return null
  return (
    <Text size="xs" c="dimmed">
      {[
        ...data.feeds.map((feed) => t(`feed.${feed}`)),
        ...data.modes.map((mode) => t(`digitize:colour.${mode}`)),
        t('devices.upTo', { dpi: data.resolutions.at(-1) ?? 0 }),
      ].join(' · ')}
    </Text>
  )
}
