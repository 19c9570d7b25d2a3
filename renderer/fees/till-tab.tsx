import { Button, Group, NumberInput, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { findDay, isoDateOf } from '../../shared/deadlines/index.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyDone } from '../parts/notify.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { DocumentPanel } from '../printing/document-panel.tsx'
import { useSession } from '../session/session.ts'
import { useFormat } from '../text/use-format.ts'
import classes from './fees.module.css'

const MOST = 1_000_000_000

/** What should be in the till, what was counted, and the report of a day. `today` is `yyyy-MM-dd`. */
export function TillTab({ today }: { readonly today: string }) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const session = useSession()
  const till = useAsk('fees.till', {}, { fresh: true })
  const [chosen, setChosen] = useState<string>()
  if (!till.data) return <ErrorNotice error={till.error} onRetry={() => void till.refetch()} />
  const { open, closings, day: current } = till.data
  const isClosed = current > today
  // The report that is looked at after a closing is the one that was closed.
  const day = chosen ?? today
  return (
    <div className={classes.columns}>
      <Stack gap="sm">
        <section className={classes.card}>
          <Title order={2} size="h3" mb="xs">
            {t('sinceClosing')}
          </Title>
          <Text size="sm">{t('counts', { payments: open.payments, reversals: open.reversals })}</Text>
          <Text size="sm">{t('byTransfer', { amount: format.money(open.transfer) })}</Text>
          <Text size="sm">{t('exempted', { amount: format.money(open.exempted) })}</Text>
          <Text className={classes.total ?? ''}>{t('inTill', { amount: format.money(open.cash) })}</Text>
          {isClosed ? (
            <Text size="sm" c="dimmed">
              {t('closedToday', { day: format.isoDate(current) })}
            </Text>
          ) : null}
          {session?.rights.includes('collect') && !isClosed ? (
            <CloseForm key={closings[0]?.id ?? ''} expected={open.cash} />
          ) : null}
        </section>
        <section className={classes.card}>
          <Title order={2} size="h3" mb="xs">
            {t('closings')}
          </Title>
          {closings.length === 0 ? (
            <Text c="dimmed">{t('noClosing')}</Text>
          ) : (
            <Table aria-label={t('closings')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('time')}</Table.Th>
                  <Table.Th className={classes.number ?? ''}>{t('expected')}</Table.Th>
                  <Table.Th className={classes.number ?? ''}>{t('counted')}</Table.Th>
                  <Table.Th className={classes.number ?? ''}>{t('difference')}</Table.Th>
                  <Table.Th>{t('note')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {closings.map((closing) => (
                  <Table.Tr key={closing.id}>
                    <Table.Td>{format.dateTime(closing.at)}</Table.Td>
                    <Table.Td className={classes.number ?? ''}>{format.money(closing.cash)}</Table.Td>
                    <Table.Td className={classes.number ?? ''}>{format.money(closing.counted)}</Table.Td>
                    <Table.Td className={classes.number ?? ''}>{format.money(closing.counted - closing.cash)}</Table.Td>
                    <Table.Td>{closing.note}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </section>
      </Stack>
      <section className={classes.card}>
        <Group justify="space-between" mb="xs">
          <Title order={2} size="h3">
            {t('report')}
          </Title>
          <Stepper
            before={t('dayBefore')}
            after={t('dayAfter')}
            onStep={(by) => setChosen(isoDateOf((findDay(day) ?? 0) + by))}
            isLast={day >= current}
          >
            {format.isoDate(day)}
          </Stepper>
        </Group>
        <DocumentPanel key={closings[0]?.id ?? ''} kind="cash-report" subject={day} />
      </section>
    </div>
  )
}

function CloseForm({ expected }: { readonly expected: number }) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const close = useAct('fees.close')
  const [id] = useState(() => v7())
  const [counted, setCounted] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (counted !== null) close.mutate({ id, counted, note }, { onSuccess: () => notifyDone(t('closedNow')) })
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="xs" mt="sm">
        <NumberInput
          label={t('countedLabel')}
          suffix=" đ"
          thousandSeparator="."
          decimalSeparator=","
          allowDecimal={false}
          allowNegative={false}
          max={MOST}
          clampBehavior="strict"
          hideControls
          value={counted ?? ''}
          error={tried && counted === null ? t('required') : null}
          onChange={(value) => setCounted(typeof value === 'number' ? value : null)}
        />
        {counted === null || counted === expected ? null : (
          <Text size="sm" c="var(--desk-danger-ink)" role="status">
            {t('differs', { amount: format.money(counted - expected) })}
          </Text>
        )}
        <TextInput
          label={t('note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t('closeFreezes')}
        </Text>
        <ErrorNotice error={close.error} />
        <Button type="submit" w="fit-content" loading={close.isPending}>
          {t('close')}
        </Button>
      </Stack>
    </form>
  )
}
