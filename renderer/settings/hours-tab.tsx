import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { focusFirstInvalid } from '../parts/focus-first-invalid.ts'
import { parseTypedDate } from '../parts/typed-date.ts'
import { useFormat } from '../text/use-format.ts'
import type { CalendarTabProperties } from './days-tab.tsx'
import classes from './settings.module.css'
import { hoursText, parseHours } from './typed-hours.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Office hours by season: each entry holds from its day until the next begins. Saturday desks are hours on a Saturday. */
export function HoursTab({ calendar, editable, onChanged }: CalendarTabProperties) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const remove = useAct('settings.remove-hours')
  return (
    <div className={editable ? classes.columns : ''}>
      <Stack gap="sm">
        <ErrorNotice error={remove.error} />
        {calendar.hours.toReversed().map(({ effectiveFrom, week, note, certainty, own }) => (
          <section key={effectiveFrom} className={classes.card}>
            <Group justify="space-between">
              <Title order={2} size="h3">
                {t('hours.from')} {format.isoDate(effectiveFrom)}
              </Title>
              {own && editable ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('removeWhat', { day: format.isoDate(effectiveFrom) })}
                  onClick={() => remove.mutate({ effectiveFrom }, { onSuccess: onChanged })}
                >
                  {t('remove')}
                </Button>
              ) : (
                <Text size="xs" c={certainty === 'confirmed' ? 'dimmed' : 'var(--desk-warn-ink)'}>
                  {own ? t('own') : `${t('program')}, ${t(`certainty.${certainty}`)}`}
                </Text>
              )}
            </Group>
            <Text size="sm" c="dimmed" mb="xs">
              {note}
            </Text>
            <Table>
              <Table.Tbody>
                {WEEKDAYS.map((weekday, place) => (
                  <Table.Tr key={weekday}>
                    <Table.Th w={110}>{t(`hours.weekday.${weekday}`)}</Table.Th>
                    <Table.Td>{hoursText(week[place] ?? []) || t('hours.closed')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
      {editable ? <HoursForm calendar={calendar} editable onChanged={onChanged} /> : null}
    </div>
  )
}

function HoursForm({ calendar, onChanged }: CalendarTabProperties) {
  const { t } = useTranslation('settings')
  const enter = useAct('settings.enter-hours')
  const latest = calendar.hours.at(-1)
  const form = useForm({
    initialValues: { from: '', note: '', week: WEEKDAYS.map((_, place) => hoursText(latest?.week[place] ?? [])) },
    validate: {
      from: (from) => (parseTypedDate(from) === null ? t('dateWrong') : null),
    },
  })
  const faults = form.values.week.map((text) => parseHours(text) === null)
  return (
    <form
      noValidate
      className={classes.card}
      aria-labelledby="enter-hours"
      onSubmit={form.onSubmit(
        ({ from, note, week }) => {
          const periods = week.map(parseHours)
          const days = periods.filter((day) => day !== null)
          if (days.length < periods.length) return
          enter.mutate(
            { hours: { effectiveFrom: parseTypedDate(from) ?? '', note: note.trim(), week: days } },
            {
              onSuccess: (next) => {
                form.setFieldValue('from', '')
                onChanged(next)
              },
            },
          )
        },
        (_errors, _values, event) => focusFirstInvalid(event?.currentTarget),
      )}
    >
      <Title order={2} size="h3" id="enter-hours" mb="xs">
        {t('hours.add')}
      </Title>
      <Stack gap="xs">
        <TextInput label={t('hours.from')} placeholder="15/04/2027" maxLength={10} {...form.getInputProps('from')} />
        <TextInput label={t('hours.note')} maxLength={200} {...form.getInputProps('note')} />
        <Text size="xs" c="dimmed">
          {t('hours.hint')}
        </Text>
        {WEEKDAYS.map((weekday, place) => (
          <TextInput
            key={weekday}
            label={t(`hours.weekday.${weekday}`)}
            maxLength={60}
            placeholder={t('hours.closed')}
            {...form.getInputProps(`week.${place}`)}
            error={faults[place] ? t('hours.wrong') : undefined}
          />
        ))}
        <ErrorNotice error={enter.error} />
        <Button type="submit" loading={enter.isPending} disabled={faults.some(Boolean)}>
          {t('hours.save')}
        </Button>
      </Stack>
    </form>
  )
}
