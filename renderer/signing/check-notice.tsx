import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CertificateCheck } from '../../shared/signing/index.ts'
import { useFormat } from '../text/use-format.ts'

/** Whether a certificate may be signed with at all; what nobody could check forbids nothing, but is said. */
export function isUsable(check: CertificateCheck): boolean {
  return check.faults.length === 0 && check.owner !== null && check.standing.state !== 'revoked'
}

/** What the checks before a signature found out, in words. */
export function CheckNotice({ check }: { readonly check: CertificateCheck }) {
  const { t } = useTranslation(['signing', 'verification'])
  const format = useFormat()
  const { standing, faults, owner } = check
  const checkedAt = t('sign.checkedAt', { at: format.dateTime(check.checkedAt) })
  if (!isUsable(check)) {
    return (
      <Alert role="alert" color="red" p="xs" icon={<IconAlertTriangle aria-hidden />} data-check="forbidden">
        <Text size="sm" fw={600}>
          {t('sign.forbidden')}
        </Text>
        {owner === null ? <Text size="sm">{t('sign.notYours')}</Text> : null}
        {faults.map((fault) => (
          <Text key={fault} size="sm">
            – {t(`verification:fault.${fault}`)}
          </Text>
        ))}
        {standing.state === 'revoked' && !faults.includes('revoked') ? (
          <Text size="sm">– {t('verification:fault.revoked')}</Text>
        ) : null}
      </Alert>
    )
  }
  if (standing.state === 'unchecked') {
    return (
      <Alert color="amber" p="xs" icon={<IconHelpCircle aria-hidden />} data-check="unchecked">
        <Text size="sm">
          {t('sign.unchecked', { why: t(`verification:uncheckedWhy.${standing.why}`) })} {checkedAt}
        </Text>
      </Alert>
    )
  }
  return (
    <Alert color="green" p="xs" icon={<IconCircleCheck aria-hidden />} data-check="fine">
      <Text size="sm">
        {t('sign.fine')} {checkedAt}
      </Text>
    </Alert>
  )
}
