import { Button, Select, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../shared/contract/settings.ts'
import { OwnDay } from '../../shared/settings/calendar.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { notifyDone } from '../parts/notify.tsx'
import { parseTypedDate } from '../parts/typed-date.ts'
import classes from './settings.module.css'

const SHORTEST = 2

interface Values {
  readonly date: string
  readonly kind: OwnDay['kind']
  readonly name: string
  readonly source: string
}
const EMPTY: Values = { date: '', kind: 'off', name: '', source: '' }

/** Enters one day of the commune's own, in the place of whatever stood there. */
export function DayForm({ onChanged }: { readonly onChanged: (calendar: CalendarView) => void }) {
  const { t } = useTranslation('settings')
  const enter = useAct('settings.enter-days')
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      date: (date) => (parseTypedDate(date) === null ? t('dateWrong') : null),
      name: (name) => (name.trim().length < SHORTEST ? t('required') : null),
      source: (source) => (source.trim().length < SHORTEST ? t('required') : null),
    },
  })
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="enter-day"
      onSubmit={form.onSubmit(
        ({ date, ...rest }) =>
          enter.mutate(
            { days: [{ ...rest, date: parseTypedDate(date) ?? '' }] },
            {
              onSuccess: (calendar) => {
                notifyDone(t('entering', { count: 1 }))
                form.reset()
                onChanged(calendar)
              },
            },
          ),
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="enter-day" mb="xs">
        {t('add')}
      </Title>
      <div className={classes.fields}>
        <TextInput label={t('day')} placeholder="24/11/2026" maxLength={10} {...form.getInputProps('date')} />
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={OwnDay.shape.kind.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput className={classes.wide ?? ''} label={t('name')} maxLength={120} {...form.getInputProps('name')} />
        <TextInput
          className={classes.wide ?? ''}
          label={t('source')}
          maxLength={300}
          {...form.getInputProps('source')}
        />
      </div>
      <ErrorNotice error={enter.error} />
      <Button type="submit" mt="xs" loading={enter.isPending}>
        {t('enter')}
      </Button>
    </form>
  )
}
