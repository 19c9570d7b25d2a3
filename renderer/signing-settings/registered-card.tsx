import { Button, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredCertificate } from '../../shared/signing/index.ts'
import { memory, useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { useNow } from '../parts/use-now.ts'
import classes from '../settings/settings.module.css'
import { useFormat } from '../text/use-format.ts'
import { CertificateFile } from './certificate-file.tsx'
import { useOwnerWords } from './owner-words.ts'

/** The certificates that the desk knows, plugged in or not, with whose they are. */
export function RegisteredCard({ manages }: { readonly manages: boolean }) {
  const { t } = useTranslation('tokens')
  const { data } = useAsk('signing.tokens', {})
  const registered = data?.registered ?? []
  return (
    <section className={classes.card} aria-labelledby="registered">
      <Title order={2} size="h3" id="registered" mb="xs">
        {t('registered.title')}
      </Title>
      {registered.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('registered.none')}
        </Text>
      ) : (
        <Table verticalSpacing={4} layout="fixed" aria-labelledby="registered">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('registered.holder')}</Table.Th>
              <Table.Th>{t('registered.owner')}</Table.Th>
              <Table.Th w={100}>{t('registered.until')}</Table.Th>
              {manages ? <Table.Th w={130} /> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {registered.map((one) => (
              <Row key={one.certificate.fingerprint} registered={one} manages={manages} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {manages ? <CertificateFile /> : null}
    </section>
  )
}

function Row({ registered, manages }: { readonly registered: RegisteredCertificate; readonly manages: boolean }) {
  const { t } = useTranslation(['tokens', 'frame'])
  const format = useFormat()
  const now = useNow()
  const ownerWords = useOwnerWords()
  const retire = useAct('signing.retire-certificate')
  const [sure, setSure] = useState(false)
  const { certificate, owner } = registered
  return (
    <Table.Tr>
      <Table.Td>
        {certificate.holder}
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {certificate.serial}
        </Text>
      </Table.Td>
      <Table.Td>{ownerWords(owner)}</Table.Td>
      <Table.Td>
        <Text size="sm" {...(certificate.validUntil < now ? { c: 'var(--desk-danger-ink)' } : {})}>
          {format.date(certificate.validUntil)}
        </Text>
      </Table.Td>
      {manages ? (
        <Table.Td ta="right">
          <Button
            size="compact-xs"
            variant={sure ? 'filled' : 'subtle'}
            color={sure ? 'red' : 'gray'}
            loading={retire.isPending}
            aria-label={sure ? undefined : t('registered.retireName', { holder: certificate.holder })}
            onClick={() => {
              if (!sure) return setSure(true)
              retire.mutate(
                { certificate: certificate.fingerprint },
                {
                  onSuccess: () => {
                    void memory.invalidateQueries({ queryKey: ['signing.tokens'] })
                    notifyDone(t('registered.retired'))
                  },
                },
              )
            }}
          >
            {t(sure ? 'registered.retireSure' : 'registered.retire')}
          </Button>
          {sure ? (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setSure(false)}>
              {t('frame:action.cancel')}
            </Button>
          ) : null}
          <ErrorNotice error={retire.error} />
        </Table.Td>
      ) : null}
    </Table.Tr>
  )
}
