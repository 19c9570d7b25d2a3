import { Badge, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DossierRow, Overdue } from '../../shared/contract/dossier-row.ts'
import { DueBadge } from '../parts/badges.tsx'
import { useFormat } from '../text/use-format.ts'
import { useSpanWords } from './span-words.ts'

/** A working day (ngày làm việc) of terms and reports, in office minutes. */
const DAY_MINUTES = 8 * 60

/** When a dossier of a list is due; of an overdue one by how many working days, and with whom it lies. */
export function DueCell({ row: { dueAt, state, overdue, assignedToName } }: { readonly row: DossierRow }) {
  const { t } = useTranslation(['dossiers', 'registers'])
  const words = useOverdueWords()
  if (overdue === null) return <DueBadge dueAt={dueAt} state={state} />
  const place = t(`registers:cause.${overdue.place}`)
  const lies = assignedToName === null ? place : t('overdue.with', { place, officer: assignedToName })
  return (
    <>
      {overdue.minutes === null ? (
        <DueBadge dueAt={dueAt} state={state} />
      ) : (
        <Badge color="red">{words(overdue.minutes)}</Badge>
      )}
      <Text size="xs" c="dimmed" truncate title={lies}>
        {lies}
      </Text>
    </>
  )
}

/** Office minutes past due in words: working days with one decimal, below a day hours and minutes. */
function useOverdueWords(): (minutes: NonNullable<Overdue['minutes']>) => string {
  const { t } = useTranslation('dossiers')
  const format = useFormat()
  const span = useSpanWords()
  return (minutes) => {
    if (minutes === 0) return t('overdue.justNow')
    if (minutes < DAY_MINUTES) return t('overdue.span', { span: span(minutes) })
    // Cut and not rounded: nobody is told of a day that hasn't passed.
    const days = Math.floor((minutes / DAY_MINUTES) * 10) / 10
    return t('overdue.days', { count: days, days: format.decimal(days) })
  }
}
