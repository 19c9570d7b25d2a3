import { Button, Group, NumberInput, SegmentedControl, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { type Payment, PaymentMethod } from '../../shared/fees/payment.ts'
import { useAct, useAsk } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useFormat } from '../text/use-format.ts'
import { type CollectValues, chargeLines, problemsOf, type TypedLine, toPay } from './collect-form.ts'
import classes from './fees.module.css'
import { LineFields } from './line-fields.tsx'
import { TransferCode } from './transfer-code.tsx'

const WHOLE = 100

interface Properties {
  readonly title: string
  readonly dossier: string | null
  /** What is known already: it is offered, and may be changed. */
  readonly lines: readonly Omit<TypedLine, 'key'>[]
  readonly payer: string
  readonly address: string
  /** What the transfer is for, as the bank will show it. */
  readonly purpose: string
  readonly onDone: (payment: Payment) => void
}

/** Takes money: the lines, who pays less and why, cash or VietQR. */
export function CollectPanel({ title, dossier, lines, payer, address, purpose, onDone }: Properties) {
  const { t } = useTranslation('fees')
  const format = useFormat()
  const reference = useAsk('fees.reference', {}, { fresh: true }).data
  const collect = useAct('fees.collect')
  const [id] = useState(() => v7())
  const [tried, setTried] = useState(false)
  const [values, setValues] = useState<CollectValues>(() => ({
    lines: (lines.length === 0 ? [{ name: '', quantity: 1, unitAmount: 0 }] : lines).map((line) => ({
      key: v7(),
      ...line,
    })),
    group: '',
    percent: WHOLE,
    reason: '',
    method: 'cash',
    reference: '',
    payer,
    address,
  }))
  const change = (part: Partial<CollectValues>) => setValues((before) => ({ ...before, ...part }))
  const problems = tried ? problemsOf(values) : new Set()
  const amount = toPay(values)

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (problemsOf(values).size > 0) return
    const { group, percent, reason, method, reference: bank, payer: name, address: place } = values
    const exemption = group === '' ? null : { group, percent, reason }
    const paid = { method, reference: bank, payer: name, address: place }
    collect.mutate({ id, dossier, lines: chargeLines(values), exemption, ...paid }, { onSuccess: onDone })
  }

  return (
    <form noValidate className={classes.card} aria-label={title} onSubmit={submit}>
      <Stack gap="xs">
        <Title order={2} size="h3">
          {title}
        </Title>
        <LineFields
          lines={values.lines}
          wrong={problems.has('lines')}
          onChange={(changed) => change({ lines: changed })}
        />
        <div className={classes.fields}>
          <Select
            label={t('exemption')}
            data={(reference?.exemptions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            placeholder={t('noExemption')}
            clearable
            value={values.group === '' ? null : values.group}
            onChange={(group) => change({ group: group ?? '' })}
          />
          {values.group === '' ? null : (
            <NumberInput
              label={t('percent')}
              suffix=" %"
              min={1}
              max={WHOLE}
              clampBehavior="strict"
              allowDecimal={false}
              value={values.percent}
              onChange={(percent) => change({ percent: Number(percent) || WHOLE })}
            />
          )}
        </div>
        {values.group === '' ? null : (
          <TextInput
            label={t('exemptionReason')}
            description={reference?.exemptions.find(({ code }) => code === values.group)?.source}
            maxLength={200}
            value={values.reason}
            error={problems.has('reason') ? t('required') : null}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
        )}
        <div className={classes.fields}>
          <TextInput
            label={t('payer')}
            maxLength={100}
            value={values.payer}
            error={problems.has('payer') ? t('required') : null}
            onChange={(event) => change({ payer: event.currentTarget.value })}
          />
          <TextInput
            label={t('address')}
            maxLength={300}
            value={values.address}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
        </div>
        <Group justify="space-between" align="end">
          <SegmentedControl
            aria-label={t('method')}
            data={PaymentMethod.options.map((method) => ({ value: method, label: t(`methods.${method}`) }))}
            value={values.method}
            onChange={(method) => change({ method: PaymentMethod.catch('cash').parse(method) })}
          />
          <Text className={classes.total ?? ''} aria-live="polite">
            {format.money(amount)}
          </Text>
        </Group>
        {values.method === 'transfer' && amount > 0 ? (
          <>
            <TransferCode amount={amount} purpose={purpose} />
            <TextInput
              label={t('reference')}
              maxLength={60}
              value={values.reference}
              onChange={(event) => change({ reference: event.currentTarget.value })}
            />
          </>
        ) : null}
        <ErrorNotice error={collect.error} />
        <Group justify="flex-end">
          <Button type="submit" loading={collect.isPending}>
            {t('collect')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
