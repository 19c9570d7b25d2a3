import { Group, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { transferPurpose } from '../../shared/fees/viet-qr.ts'
import { useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './fees.module.css'

/** Typing an amount shall not ask for a code at every key. */
const SETTLED_MS = 200
/** Squares left white around the code, as readers want it. */
const QUIET = 4

/** The QR that the citizen's banking application reads. */
export function TransferCode({ amount, purpose }: { readonly amount: number; readonly purpose: string }) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const [settled] = useDebouncedValue(amount, SETTLED_MS)
  const { data: code, error } = useAsk('fees.transfer-code', { amount: settled, purpose }, { fresh: true })
  const account = useAsk('fees.reference', {}).data?.account
  if (!code) return <ErrorNotice error={error} />
  const side = code.size + 2 * QUIET
  return (
    <Group align="start" wrap="nowrap">
      <svg className={classes.code} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label={t('code')}>
        <path d={code.path} />
      </svg>
      <Stack gap={2}>
        <Text size="sm">{t('scanToPay')}</Text>
        <Text size="sm" fw={600}>
          {format.money(settled)}
        </Text>
        {account ? <Text size="sm">{`${account.holder} – ${account.account}`}</Text> : null}
        <Text size="sm">{transferPurpose(purpose)}</Text>
        <Text size="xs" c="dimmed">
          {t('checkArrived')}
        </Text>
      </Stack>
    </Group>
  )
}
