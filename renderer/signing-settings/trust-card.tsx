import { Alert, Button, FileButton, Stack, Text, Title } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TrustView } from '../../shared/contract/signing.ts'
import { memory, questionKey, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useNow } from '../parts/use-now.ts'
import classes from '../settings/settings.module.css'
import { useFormat } from '../text/use-format.ts'

/** Whom the commune believes: the province's list, how old it is, and how its time-stamp authorities did. */
export function TrustCard({ takes }: { readonly takes: boolean }) {
  const { t } = useTranslation('tokens')
  const { data, error, refetch } = useAsk('signing.trust', {}, { fresh: true })
  const take = useAct('signing.take-trust-list')

  async function read(file: File | null) {
    if (file === null) return
    take.mutate(
      { text: await file.text() },
      {
        onSuccess: (trust) => {
          memory.setQueryData(questionKey('signing.trust', {}), trust)
          notifyDone(t('trust.taken', { number: trust.list?.number ?? '' }))
        },
      },
    )
  }

  return (
    <section className={classes.card} aria-labelledby="trust">
      <Title order={2} size="h3" id="trust" mb="xs">
        {t('trust.title')}
      </Title>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <Stack gap="xs">
        {data ? <Trust trust={data} /> : null}
        {data && !data.hasAuthority ? (
          <Text size="sm" c="var(--desk-warn-ink)">
            {t('trust.noAuthority')}
          </Text>
        ) : null}
        <ErrorNotice error={take.error} />
        {takes && data?.hasAuthority ? (
          <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
            {(properties) => (
              <Button
                {...properties}
                size="xs"
                variant="default"
                leftSection={<IconShieldCheck size={16} aria-hidden />}
                loading={take.isPending}
              >
                {t('trust.take')}
              </Button>
            )}
          </FileButton>
        ) : null}
      </Stack>
    </section>
  )
}

function Trust({ trust }: { readonly trust: TrustView }) {
  const { t } = useTranslation('tokens')
  const format = useFormat()
  const now = useNow()
  const { list, stamps, stampsOwed } = trust
  if (list === null) {
    return (
      <Alert color="amber" p="xs">
        <Text size="sm">{t('trust.none')}</Text>
      </Alert>
    )
  }
  const renewBy = format.date(list.renewBy)
  const isOld = list.renewBy < now
  return (
    <>
      <Text size="sm">
        {t('trust.number', { number: list.number, publisher: list.publisher, at: format.dateTime(list.takenAt) })}
      </Text>
      <Text size="sm" {...(isOld ? { c: 'var(--desk-warn-ink)' } : {})}>
        {t(isOld ? 'trust.old' : 'trust.renewBy', { at: renewBy })}
      </Text>
      <Text size="sm" fw={600}>
        {t('trust.roots', { count: list.roots.length })}
      </Text>
      {list.roots.map(({ name, fingerprint, validUntil }) => (
        <Text key={fingerprint} size="xs">
          {t('trust.rootUntil', { name, until: format.date(validUntil) })}
        </Text>
      ))}
      <Text size="sm" fw={600}>
        {t('trust.stamps')}
      </Text>
      {list.stampAddresses.length === 0 ? <Text size="xs">{t('trust.noStamps')}</Text> : null}
      {stamps.map(({ address, asked, granted, restsUntil }) => (
        <Text key={address} size="xs">
          {[
            t('trust.stampState', { address, asked, granted }),
            restsUntil === null ? '' : t('trust.rests', { until: format.dateTime(restsUntil) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      ))}
      <Text size="xs">{stampsOwed === 0 ? t('trust.owedNone') : t('trust.owed', { count: stampsOwed })}</Text>
    </>
  )
}
