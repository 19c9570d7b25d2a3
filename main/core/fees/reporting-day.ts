import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { findDay, instantOf, isoDateOf, localMinuteAt, nextWorkingInstant } from '../../../shared/deadlines/index.ts'
import { deskDay } from '../../../shared/indicators/period.ts'

/**
 * The day (`yyyy-MM-dd`) in whose cash report something that happens today stands. A closing freezes its day, so that the
 * report that was signed stays true: whatever comes after it, money or an entry against some, belongs to the next working day.
 * @param closedOn day of the latest closing of this desk
 */
export function reportingDay(today: string, closedOn: string | undefined, calendar: WorkCalendar): string {
  if (closedOn === undefined || closedOn < today) return today
  return workingDayAfter(closedOn, calendar)
}

/** The next working day; the next day where the calendar does not say. */
function workingDayAfter(date: string, calendar: WorkCalendar): string {
  const next = (findDay(date) ?? 0) + 1
  if (isoDateOf(next) > calendar.coversUntil) return isoDateOf(next)
  return isoDateOf(deskDay(nextWorkingInstant(calendar, instantOf(localMinuteAt(next, 0)))))
}
