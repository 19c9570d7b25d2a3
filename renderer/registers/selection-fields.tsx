import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisterSelection } from '../../shared/contract/registers.ts'
import { Period } from '../../shared/indicators/period.ts'
import { useAsk } from '../contract/questions.ts'
import { ProcedureFilter } from '../dossiers/procedure-filter.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import { PRESETS, periodOf, presetOf } from './periods.ts'
import classes from './registers.module.css'

const OWN = 'own'

interface Properties {
  readonly selection: RegisterSelection
  readonly onChange: (selection: RegisterSelection) => void
}

/** Period, procedure and receiving officer. The days are taken with Enter or the button, all else at once. */
export function SelectionFields({ selection, onChange }: Properties) {
  const { t } = useTranslation('registers')
  const now = useNow()
  const officers = useAsk('officers.list', {})
  const preset = presetOf(selection.period, now)
  return (
    <section className={classes.selection} aria-label={t('select.label')}>
      <Select
        label={t('select.preset')}
        allowDeselect={false}
        data={[
          ...PRESETS.map((name) => ({ value: name, label: t(`select.presets.${name}`) })),
          ...(preset === undefined ? [{ value: OWN, label: t('select.own') }] : []),
        ]}
        value={preset ?? OWN}
        onChange={(value) => {
          const chosen = PRESETS.find((name) => name === value)
          if (chosen) onChange({ ...selection, period: periodOf(chosen, now) })
        }}
      />
      <PeriodFields
        key={`${selection.period.from} ${selection.period.to}`}
        period={selection.period}
        onChange={(period) => onChange({ ...selection, period })}
      />
      <ProcedureFilter value={selection.procedure} onChange={(procedure) => onChange({ ...selection, procedure })} />
      <Select
        label={t('select.officer')}
        placeholder={t('select.everyOfficer')}
        clearable
        data={(officers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={selection.officer}
        onChange={(officer) => onChange({ ...selection, officer })}
      />
    </section>
  )
}

function PeriodFields({ period, onChange }: { readonly period: Period; readonly onChange: (period: Period) => void }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const [from, setFrom] = useState(format.isoDate(period.from))
  const [to, setTo] = useState(format.isoDate(period.to))
  const [wrong, setWrong] = useState<{ from?: string; to?: string }>({})

  function take(event: FormEvent) {
    event.preventDefault()
    const days = { from: parseTypedDate(from), to: parseTypedDate(to) }
    const faults = {
      ...(days.from === null ? { from: t('select.dateWrong') } : {}),
      ...(days.to === null ? { to: t('select.dateWrong') } : {}),
    }
    const read = Period.safeParse(days)
    if (read.success) onChange(read.data)
    else setWrong(Object.keys(faults).length > 0 ? faults : { to: t('select.order') })
    if (read.success) setWrong({})
  }

  return (
    <form noValidate className={classes.period} onSubmit={take}>
      <TextInput
        label={t('select.from')}
        maxLength={10}
        value={from}
        error={wrong.from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={t('select.to')}
        maxLength={10}
        value={to}
        error={wrong.to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" className={classes.show ?? ''}>
        {t('select.show')}
      </Button>
    </form>
  )
}
