import type { WorkCalendar } from '../catalog/calendar.ts'
import { findDay } from './local-time.ts'
import { workingCalendarOf } from './working-calendar.ts'

/**
 * The first day on which two calendars have other office hours, or which only one of them covers; undefined when they tell
 * the same of every day. What was counted up to the day before it counts the same with both. Days count from 1970-01-01.
 */
export function findFirstDifference(one: WorkCalendar, other: WorkCalendar): number | undefined {
  const spans = [one, other].map(spanOf)
  const first = Math.min(...spans.map(({ from }) => from))
  const last = Math.max(...spans.map(({ until }) => until))
  for (let day = first; day <= last; day += 1) if (hoursOf(one, day) !== hoursOf(other, day)) return day
  return undefined
}

function hoursOf(calendar: WorkCalendar, day: number): string | undefined {
  const { from, until } = spanOf(calendar)
  if (day < from || day > until) return undefined
  return workingCalendarOf(calendar)
    .getDay(day)
    .openings.map((opening) => `${opening.from}-${opening.to}`)
    .join(' ')
}

function spanOf(calendar: WorkCalendar): { readonly from: number; readonly until: number } {
  const begins = [
    calendar.coversFrom,
    ...calendar.officeHours
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort()
      .slice(0, 1),
  ]
  return {
    from: Math.max(...begins.map((date) => findDay(date) ?? 0)),
    until: findDay(calendar.coversUntil) ?? 0,
  }
}
