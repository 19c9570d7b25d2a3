import { Button, NumberInput, Select, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { GoalLinesView } from '../../shared/contract/settings.ts'
import { RatedIndicator } from '../../shared/indicators/goals.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import classes from './settings.module.css'

const SHORTEST = 2
const MOST_PERCENT = 100
/** Digits behind the comma of a percentage. */
const DECIMALS = 2

interface Values {
  readonly indicator: RatedIndicator
  /** In percent; text while nothing that is a number was typed. */
  readonly percent: number | string
  readonly what: string
  readonly source: string
  readonly from: string
}
const EMPTY: Values = { indicator: 'on-time', percent: '', what: '', source: '', from: '' }

/** Enters a rate to compare an indicator with, in the place of one of the same day. */
export function GoalForm({ onChanged }: { readonly onChanged: (view: GoalLinesView) => void }) {
  const { t } = useTranslation(['settings', 'registers'])
  const enter = useAct('settings.enter-goal')
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      percent: (percent) => (typeof percent === 'number' ? null : t('required')),
      what: (what) => (what.trim().length < SHORTEST ? t('required') : null),
      source: (source) => (source.trim().length < SHORTEST ? t('required') : null),
      from: (from) => (parseTypedDate(from) === null ? t('dateWrong') : null),
    },
  })
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="enter-goal"
      onSubmit={form.onSubmit(
        ({ percent, from, ...rest }) =>
          enter.mutate(
            { goal: { ...rest, rate: shareOf(Number(percent)), effectiveFrom: parseTypedDate(from) ?? '' } },
            {
              onSuccess: (view) => {
                notifyDone(t('goals.entered'))
                form.reset()
                onChanged(view)
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="enter-goal" mb="xs">
        {t('goals.add')}
      </Title>
      <div className={classes.fields}>
        <Select
          className={classes.wide ?? ''}
          label={t('goals.indicator')}
          allowDeselect={false}
          data={RatedIndicator.options.map((name) => ({ value: name, label: t(`registers:indicators.name.${name}`) }))}
          {...form.getInputProps('indicator')}
        />
        <NumberInput
          label={t('goals.percent')}
          suffix=" %"
          decimalSeparator=","
          allowedDecimalSeparators={[',', '.']}
          decimalScale={DECIMALS}
          allowNegative={false}
          max={MOST_PERCENT}
          clampBehavior="strict"
          hideControls
          {...form.getInputProps('percent')}
        />
        <TextInput label={t('goals.from')} placeholder="01/01/2027" maxLength={10} {...form.getInputProps('from')} />
        <TextInput
          className={classes.wide ?? ''}
          label={t('goals.what')}
          placeholder={t('goals.whatSample')}
          maxLength={120}
          {...form.getInputProps('what')}
        />
        <TextInput
          className={classes.wide ?? ''}
          label={t('source')}
          maxLength={300}
          {...form.getInputProps('source')}
        />
      </div>
      <ErrorNotice error={enter.error} />
      <Button type="submit" mt="xs" loading={enter.isPending}>
        {t('goals.enter')}
      </Button>
    </form>
  )
}

/** The share nearest to a percentage with two digits behind the comma: 90,17 is 0.9017 and nothing beside it. */
function shareOf(percent: number): number {
  const hundredths = 10 ** DECIMALS
  return Math.round(percent * hundredths) / (MOST_PERCENT * hundredths)
}
