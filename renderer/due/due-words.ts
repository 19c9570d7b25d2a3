import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Term } from '../../shared/catalog/procedure.ts'
import type { ClockMove, DayOff, ExplanationLine } from '../../shared/deadlines/explanation.ts'
import type { Format } from '../text/format.ts'

const MINUTES_PER_HOUR = 60

/** A term in words: "3 ngày làm việc". */
export function useTermWords(): (term: Term) => string {
  const { t } = useTranslation('due')
  return useCallback(
    (term) => {
      if (term.unit === 'same-day') return t('term.sameDay')
      const amount = String(term.amount).replace('.', ',')
      if (term.unit === 'working-days') return t('term.workingDays', { count: term.amount, amount })
      if (term.unit === 'working-hours') return t('term.workingHours', { count: term.amount, amount })
      return t('term.calendarDays', { count: term.amount, amount })
    },
    [t],
  )
}

/** Puts one line of an explanation into words. */
export function useDueWords(format: Format): (line: ExplanationLine) => string {
  const { t } = useTranslation('due')
  const termWords = useTermWords()
  return useCallback(
    (line) => {
      const off = (why: DayOff) => (why.kind === 'weekly' ? t('off.weekly') : why.name)
      const moved = (because: ClockMove) => {
        if (because.kind === 'late-rule') return t('moved.late', { after: because.after })
        if (because.kind === 'day-off') return t('moved.dayOff', { off: off(because.off) })
        return t(`moved.${because.kind}`)
      }
      const span = (minutes: number) => {
        const hours = Math.floor(minutes / MINUTES_PER_HOUR)
        const rest = minutes % MINUTES_PER_HOUR
        if (hours === 0) return t('span.minutes', { minutes: rest })
        return rest === 0 ? t('span.hours', { hours }) : t('span.both', { hours, minutes: rest })
      }
      switch (line.code) {
        case 'received':
          return t('received', { at: format.dateTime(line.at), weekday: format.weekday(line.at) })
        case 'clock-moved':
          return t('clockMoved', { to: format.dateTime(line.to), because: moved(line.because) })
        case 'term':
          return t('termIs', { term: termWords(line.term) })
        case 'counted': {
          const day = format.isoDate(line.date)
          const values = { day, from: line.from, to: line.to, span: span(line.minutes) }
          const counted =
            line.madeUp === undefined ? t('counted', values) : t('countedMadeUp', { ...values, name: line.madeUp })
          return line.remaining === 0 ? counted : `${counted} ${t('remaining', { span: span(line.remaining) })}`
        }
        case 'calendar-day': {
          const day = format.isoDate(line.date)
          return line.off ? t('calendarDayOff', { day, off: off(line.off) }) : t('calendarDay', { day })
        }
        case 'skipped':
          return t('skipped', { day: format.isoDate(line.date), off: off(line.off) })
        case 'fitted-to-hours':
          return t('fitted', { from: format.time(line.from), to: format.time(line.to) })
        case 'moved-off-day-off':
          return t('movedOffDayOff', { from: format.date(line.from), to: format.dateTime(line.to), off: off(line.off) })
        case 'result-next-working-day':
          return t('resultNextDay', { after: line.after, to: format.dateTime(line.to) })
        case 'forward-next-morning':
          return t('forwardNextMorning', { after: line.after, by: format.dateTime(line.by) })
        case 'clock-stopped':
          return t('clockStopped', {
            from: format.dateTime(line.from),
            to: format.dateTime(line.to),
            span: span(line.minutes),
          })
        case 'already-overdue':
          return t('alreadyOverdue', { at: format.dateTime(line.at) })
        case 'extended':
          return t('extendedTo', { from: format.dateTime(line.from), to: format.dateTime(line.to) })
        case 'recomputed':
          return t('recomputedAt', { at: format.dateTime(line.at), from: format.dateTime(line.from) })
        case 'due':
          return t('dueAt', { at: format.dateTime(line.at), weekday: format.weekday(line.at) })
      }
    },
    [t, termWords, format],
  )
}
