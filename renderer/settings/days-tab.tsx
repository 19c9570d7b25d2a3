import { Badge, Button, Select, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarView } from '../../shared/contract/settings.ts'
import { useAct } from '../contract/questions.ts'
import { ErrorNotice } from '../parts/error-notice.tsx'
import { useNow } from '../parts/use-now.ts'
import { useFormat } from '../text/use-format.ts'
import { DayForm } from './day-form.tsx'
import { DayImportForm } from './day-import-form.tsx'
import { ExtendForm } from './extend-form.tsx'
import classes from './settings.module.css'

export interface CalendarTabProperties {
  readonly calendar: CalendarView
  readonly editable: boolean
  readonly onChanged: (calendar: CalendarView) => void
}

const KIND_COLORS = { off: 'red', 'made-up': 'petrol', ordinary: 'gray' } as const

/** Days off and made-up days of a year; the commune's own can be entered, imported and taken out again. */
export function DaysTab({ calendar, editable, onChanged }: CalendarTabProperties) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const now = useNow()
  const years = [...new Set(calendar.days.map(({ date }) => date.slice(0, 4)))]
  const thisYear = String(new Date(now).getFullYear())
  const [year, setYear] = useState(years.includes(thisYear) ? thisYear : (years.at(-1) ?? thisYear))
  const remove = useAct('settings.remove-day')
  return (
    <div className={editable ? classes.columns : ''}>
      <section className={classes.card}>
        <Select
          label={t('year')}
          w={110}
          mb="xs"
          allowDeselect={false}
          data={years}
          value={year}
          onChange={(chosen) => chosen && setYear(chosen)}
        />
        <ErrorNotice error={remove.error} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className={classes.scroll} aria-label={t('tabs.days')} tabIndex={0}>
          <Table stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w={110}>{t('day')}</Table.Th>
                <Table.Th w={96}>{t('kind')}</Table.Th>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th w={150}>{t('entered')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {calendar.days
                .filter(({ date }) => date.startsWith(year))
                .map(({ date, kind, name, source, certainty, own }) => (
                  <Table.Tr key={date}>
                    <Table.Td>{format.isoDate(date)}</Table.Td>
                    <Table.Td miw="6rem">
                      <Badge color={KIND_COLORS[kind]}>{t(`kinds.${kind}`)}</Badge>
                    </Table.Td>
                    <Table.Td>
                      <Text size="sm">{name}</Text>
                      <Text size="xs" c="dimmed">
                        {source}
                      </Text>
                    </Table.Td>
                    <Table.Td miw="8.5rem">
                      <Text size="sm">{own ? t('own') : t('program')}</Text>
                      {own && editable ? (
                        <Button
                          variant="subtle"
                          size="compact-xs"
                          aria-label={t('removeWhat', { day: format.isoDate(date) })}
                          onClick={() => remove.mutate({ date }, { onSuccess: onChanged })}
                        >
                          {t('remove')}
                        </Button>
                      ) : (
                        <Text size="xs" c={certainty === 'confirmed' ? 'dimmed' : 'var(--desk-warn-ink)'}>
                          {t(`certainty.${certainty}`)}
                        </Text>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </section>
      </section>
      {editable ? (
        <Stack gap="sm">
          <DayForm onChanged={onChanged} />
          <DayImportForm onChanged={onChanged} />
          <ExtendForm calendar={calendar} onChanged={onChanged} />
        </Stack>
      ) : null}
    </div>
  )
}
