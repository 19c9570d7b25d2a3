import { Badge, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignatureReport, Standing } from '../../shared/signing/index.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './verification.module.css'

const TONES = { valid: 'green', unchecked: 'amber', invalid: 'red' } as const

/** One signature with everything that was found out about it, the verdict first. */
export function SignatureCard({ report }: { readonly report: SignatureReport }) {
  const { t } = useTranslation('verification')
  const format = useFormat()
  const standingWords = useStandingWords()
  const { signer, verdict, faults, stampAuthority, stampedAt, claimedAt, laterChanges } = report
  const stamp = stampedAt === null ? t('fact.noStamp') : format.dateTime(stampedAt)
  const later = laterChanges.map((change) => t(`later.${change}`)).join(', ')
  return (
    <article className={classes.signature} data-verdict={verdict} data-testid="signature">
      <Group gap={6}>
        <Badge color={TONES[verdict]} variant={verdict === 'invalid' ? 'filled' : 'light'}>
          {t(`verdict.${verdict}`)}
        </Badge>
        <Text size="sm" fw={600}>
          {signer?.holder ?? t('noSigner')}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`kind.${report.kind}`)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`verdictWhy.${verdict}`)}
      </Text>
      {faults.length > 0 ? (
        <ul className={classes.faults} aria-label={t('faults')}>
          {faults.map((fault) => (
            <li key={fault}>{t(`fault.${fault}`)}</li>
          ))}
        </ul>
      ) : null}
      {report.stampFaults.length > 0 ? (
        <Text size="sm" c="var(--desk-warn-ink)">
          {t('stampFaults', { what: report.stampFaults.map((fault) => t(`fault.${fault}`)).join(', ') })}
        </Text>
      ) : null}
      <dl className={classes.facts}>
        {signer === null ? null : (
          <>
            <Fact name={t('fact.unit')}>{signer.unit || '–'}</Fact>
            <Fact name={t('fact.issuer')}>{signer.issuer}</Fact>
            <Fact name={t('fact.serial')}>{signer.serial}</Fact>
            <Fact name={t('fact.valid')}>
              {t('span', { from: format.date(signer.validFrom), until: format.date(signer.validUntil) })}
            </Fact>
            <Fact name={t('fact.validNow')}>{t(report.isCertificateValidNow ? 'stillValid' : 'notValidNow')}</Fact>
          </>
        )}
        {report.reason ? <Fact name={t('fact.reason')}>{report.reason}</Fact> : null}
        {claimedAt === null ? null : <Fact name={t('fact.claimed')}>{format.dateTime(claimedAt)}</Fact>}
        <Fact name={t('fact.stamped')}>
          {stampedAt !== null && stampAuthority !== null
            ? t('fact.by', { at: stamp, authority: stampAuthority.holder })
            : stamp}
        </Fact>
        <Fact name={t('fact.integrity')}>{t(report.isIntact ? 'intact' : 'notIntact')}</Fact>
        <Fact name={t('fact.coverage')}>
          {report.coversWholeFile ? t('whole') : later === '' ? t('nothingLater') : t('notWhole', { what: later })}
        </Fact>
        <Fact name={t('fact.whenSigned')}>{standingWords(report.standingThen)}</Fact>
        <Fact name={t('fact.now')}>{standingWords(report.standingNow)}</Fact>
        {report.level === null ? null : <Fact name={t('fact.level')}>{t(`level.${report.level}`)}</Fact>}
      </dl>
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whether a certificate was revoked, in words. */
function useStandingWords(): (standing: Standing) => string {
  const { t } = useTranslation('verification')
  const format = useFormat()
  return (standing) => {
    if (standing.state === 'unchecked') {
      return t('standing.unchecked', { why: t(`uncheckedWhy.${standing.why}`) })
    }
    const source = standing.source.toUpperCase()
    return standing.state === 'good'
      ? t('standing.good', { source, at: format.dateTime(standing.answeredAt) })
      : t('standing.revoked', { source, since: format.dateTime(standing.revokedAt) })
  }
}
