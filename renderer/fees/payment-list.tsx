import { Badge, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bookNumberText, slipNumberText } from '../../shared/books/book.ts'
import type { Payment } from '../../shared/fees/payment.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './fees.module.css'

const SHORTEST_REASON = 5

/** Payments, each with its receipt, and the entry against it where one was wrong. */
export function PaymentList({ payments }: { readonly payments: readonly Payment[] }) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const [chosen, setChosen] = useState<string>()
  const open = payments.find(({ id }) => id === chosen)
  if (payments.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <>
      <Table aria-label={t('payments')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('receipt')}</Table.Th>
            <Table.Th>{t('payer')}</Table.Th>
            <Table.Th>{t('method')}</Table.Th>
            <Table.Th className={classes.number ?? ''}>{t('amount')}</Table.Th>
            <Table.Th>{t('time')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {payments.map((payment) => (
            <Table.Tr key={payment.id}>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant={payment.id === chosen ? 'filled' : 'subtle'}
                  aria-expanded={payment.id === chosen}
                  onClick={() => setChosen(payment.id === chosen ? undefined : payment.id)}
                >
                  {payment.receipt === null
                    ? slipNumberText(payment.id)
                    : bookNumberText('fee-receipts', payment.receipt.number)}
                </Button>
                {payment.reversedAt === null ? null : (
                  <Badge color="red" ml="xs">
                    {t('reversed')}
                  </Badge>
                )}
              </Table.Td>
              <Table.Td>{payment.payer}</Table.Td>
              <Table.Td>{t(`methods.${payment.method}`)}</Table.Td>
              <Table.Td className={`${classes.number} ${payment.reversedAt === null ? '' : classes.reversed}`}>
                {format.money(payment.amount)}
              </Table.Td>
              <Table.Td>{format.dateTime(payment.at)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open === undefined ? null : <OnePayment key={open.id} payment={open} />}
    </>
  )
}

function OnePayment({ payment }: { readonly payment: Payment }) {
  const { t } = useTranslation('fees')
  const session = useSession()
  const reverse = useAct('fees.reverse')
  const number = useAct('fees.number')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const may = session?.rights.includes('collect') ?? false

  function reverseIt() {
    setWrong(reason.trim().length < SHORTEST_REASON)
    if (reason.trim().length < SHORTEST_REASON) return
    reverse.mutate({ id: payment.id, reason }, { onSuccess: () => notifyDone(t('reversedNow')) })
  }

  return (
    <div className={classes.card}>
      {may && payment.reversedAt === null ? (
        <Group align="end" mb="sm" wrap="nowrap">
          {payment.receipt === null ? (
            <Button variant="default" loading={number.isPending} onClick={() => number.mutate({ id: payment.id })}>
              {t('giveNumber')}
            </Button>
          ) : null}
          <TextInput
            flex={1}
            label={t('reverseReason')}
            maxLength={500}
            value={reason}
            error={wrong ? t('reasonShort') : null}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button color="red" variant="light" loading={reverse.isPending} onClick={reverseIt}>
            {t('reverse')}
          </Button>
        </Group>
      ) : null}
      <ErrorNotice error={reverse.error ?? number.error} />
      <DocumentPanel kind="fee-receipt" subject={payment.id} />
    </div>
  )
}
