import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { dayOf, isWorkingInstant, localMinuteOf } from '../../../shared/deadlines/index.ts'

const MINUTE_MS = 60_000
/** Steps in which times are looked for. They and the times of day share no factor, so the minutes look unplanned. */
const STEP_MS = 37 * MINUTE_MS
const FURTHEST_BACK_MS = 100 * 86_400_000

/**
 * When a dossier must have come in to be due on a day: the latest time within office hours, at or before `from`, whose due
 * time is on that day or the last one before it. A day too far ahead for the term gives a reception just before `from`.
 */
export function receptionFor(options: {
  readonly from: number
  readonly dueDay: number
  readonly calendar: WorkCalendar
  readonly dueAt: (receivedAt: number) => number
}): number {
  const { from, dueDay, calendar, dueAt } = options
  for (let at = from; at > from - FURTHEST_BACK_MS; at -= STEP_MS) {
    if (isWorkingInstant(calendar, at) && dayOf(localMinuteOf(dueAt(at))) <= dueDay) return at
  }
  throw new Error('no time of reception leads to that day')
}

/** The end of the office hours before an instant, or the instant itself when it lies within them; never before `after`. */
export function officeTimeBefore(calendar: WorkCalendar, instant: number, after: number): number {
  for (let at = Math.floor(instant); at > after; at -= 11 * MINUTE_MS) if (isWorkingInstant(calendar, at)) return at
  return after + MINUTE_MS
}
