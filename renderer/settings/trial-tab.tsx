import { NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockTime } from '../../shared/catalog/calendar.ts'
import { LateRule, type Procedure, type Term } from '../../shared/catalog/procedure.ts'
import type { ProcedureHit } from '../../shared/contract/catalog.ts'
import { findDay, instantOf, localMinuteAt, minuteOfClock } from '../../shared/deadlines/index.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { useAsk } from '../contract/questions.ts'
import { DueExplanation } from '../due/explanation.tsx'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { notifyError } from '../parts/notify.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import { useNow } from '../parts/use-now.ts'
import { ProcedurePicker } from '../reception/procedure-picker.tsx'
import { useFormat } from '../text/use-format.ts'
import classes from './settings.module.css'

const UNITS = ['working-days', 'working-hours', 'calendar-days', 'same-day'] as const
const MEANINGS = LateRule.shape.meaning.options
const MOST = 400

/** Tries a rule on a moment of reception: the due time and its lines, as they would be printed. Nothing is kept. */
export function TrialTab() {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const now = useNow()
  const [procedure, setProcedure] = useState('')
  const [unit, setUnit] = useState<Term['unit']>('working-days')
  const [amount, setAmount] = useState(3)
  const [after, setAfter] = useState('')
  const [meaning, setMeaning] = useState<LateRule['meaning']>('result-next-working-day')
  const [day, setDay] = useState(() => format.date(now))
  const [time, setTime] = useState('08:35')

  const date = parseTypedDate(day)
  const dayNumber = date === null ? undefined : findDay(date)
  const isTime = ClockTime.safeParse(time).success
  const isAfter = after === '' || ClockTime.safeParse(after).success
  const ready = dayNumber !== undefined && isTime && isAfter && amount > 0 && amount <= MOST
  const receivedAt = dayNumber === undefined || !isTime ? 0 : instantOf(localMinuteAt(dayNumber, minuteOfClock(time)))
  const term: Term = unit === 'same-day' ? { unit } : { unit, amount: Math.max(amount, 0.01) }
  const late = after === '' ? null : { after, meaning }
  const due = useAsk(
    'settings.try-rule',
    { term, late, receivedAt },
    { enabled: ready, keepPrevious: true, fresh: true },
  )

  async function take(hit: ProcedureHit) {
    try {
      const found = await desk.ask('catalog.procedure', { code: hit.code })
      setProcedure(found.name)
      fill(found)
    } catch (error) {
      notifyError(asDeskError(error))
    }
  }

  function fill({ term: found, late: rule }: Procedure) {
    setUnit(found.unit)
    if (found.unit !== 'same-day') setAmount(found.amount)
    setAfter(rule?.after ?? '')
    if (rule) setMeaning(rule.meaning)
  }

  return (
    <div className={classes.columns}>
      <section className={classes.card} aria-live="polite">
        {ready && due.data ? (
          <Stack gap="xs">
            <div className={classes.strong}>{t('trial.due', { at: format.dateTime(due.data.dueAt) })}</div>
            <Text size="sm">{t('trial.forward', { at: format.dateTime(due.data.forwardBy) })}</Text>
            <DueExplanation lines={due.data.explanation} />
          </Stack>
        ) : null}
        <ErrorNotice error={ready ? due.error : null} />
        <Text size="xs" c="dimmed" mt="xs">
          {t('trial.note')}
        </Text>
      </section>
      <section className={classes.card}>
        <div className={classes.fields}>
          <div className={classes.wide}>
            <ProcedurePicker chosen={procedure} error={null} onChoose={(hit) => void take(hit)} />
          </div>
          <Select
            label={t('trial.unit')}
            allowDeselect={false}
            data={UNITS.map((each) => ({ value: each, label: t(`trial.units.${each}`) }))}
            value={unit}
            onChange={(chosen) => setUnit(UNITS.find((each) => each === chosen) ?? unit)}
          />
          <NumberInput
            label={t('trial.amount')}
            min={0.25}
            max={MOST}
            step={1}
            decimalSeparator=","
            disabled={unit === 'same-day'}
            value={amount}
            onChange={(value) => setAmount(Number(value))}
          />
          <TextInput
            label={t('trial.late')}
            description={t('trial.lateHint')}
            maxLength={5}
            value={after}
            error={isAfter ? undefined : t('trial.timeWrong')}
            onChange={(event) => setAfter(event.currentTarget.value)}
          />
          <Select
            label={t('trial.meaning')}
            allowDeselect={false}
            disabled={after === ''}
            data={MEANINGS.map((each) => ({ value: each, label: t(`trial.meanings.${each}`) }))}
            value={meaning}
            onChange={(chosen) => setMeaning(MEANINGS.find((each) => each === chosen) ?? meaning)}
          />
          <TextInput
            label={t('trial.day')}
            maxLength={10}
            value={day}
            error={dayNumber === undefined ? t('dateWrong') : undefined}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            label={t('trial.time')}
            maxLength={5}
            value={time}
            error={isTime ? undefined : t('trial.timeWrong')}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </div>
      </section>
    </div>
  )
}
