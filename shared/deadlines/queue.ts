import type { WorkCalendar } from '../catalog/calendar.ts'
import { dayOf, instantOf, localMinuteAt, localMinuteOf } from './local-time.ts'
import { workingCalendarOf } from './working-calendar.ts'

/**
 * Makes sure that due times can be computed with a calendar.
 * @throws DeskError `catalog.invalid-data` when dates do not exist, periods overlap, or a day stands twice.
 */
export function checkCalendar(calendar: WorkCalendar): void {
  workingCalendarOf(calendar)
}

/** Whether the office is open at an instant. */
export function isWorkingInstant(calendar: WorkCalendar, instant: number): boolean {
  return workingCalendarOf(calendar).isOpen(localMinuteOf(instant))
}

/** The instant itself (cut to the minute) when the office is open, otherwise its next opening. */
export function nextWorkingInstant(calendar: WorkCalendar, instant: number): number {
  return instantOf(workingCalendarOf(calendar).nextOpen(localMinuteOf(instant)))
}

/**
 * The earliest instant at which so many office minutes have been used, so a whole day's minutes end at closing and not
 * at the next opening. Zero minutes give the instant itself, cut to the minute.
 */
export function addWorkingMinutes(calendar: WorkCalendar, instant: number, minutes: number): number {
  return instantOf(workingCalendarOf(calendar).add(localMinuteOf(instant), minutes))
}

/** Office minutes between two instants, negative when `to` lies before `from`. */
export function workingMinutesBetween(calendar: WorkCalendar, from: number, to: number): number {
  const working = workingCalendarOf(calendar)
  return working.elapsed(localMinuteOf(to)) - working.elapsed(localMinuteOf(from))
}

/** Office minutes of the working day on or after an instant's day: what a fraction of a working day is a fraction of. */
export function minutesOfWorkingDay(calendar: WorkCalendar, instant: number): number {
  const working = workingCalendarOf(calendar)
  return working.getWorkingDayAfter(dayOf(localMinuteOf(instant)) - 1).minutes
}

/** Office minutes left, or gone by since; a dossier due at Friday's closing is overdue on Saturday by 0 minutes. */
export interface Remaining {
  readonly overdue: boolean
  readonly minutes: number
}

/** @throws DeskError `catalog.no-calendar` when the calendar does not cover both instants. */
export function remaining(calendar: WorkCalendar, now: number, dueAt: number): Remaining {
  return { overdue: now > dueAt, minutes: Math.abs(workingMinutesBetween(calendar, now, dueAt)) }
}

/** The queues of open dossiers, most urgent first. A dossier is in exactly one. */
export const DUE_STATES = ['overdue', 'due-today', 'at-risk', 'on-time'] as const
export type DueState = (typeof DUE_STATES)[number]

/** Warned about one standard working day of eight hours ahead, unless the desk sets another span. */
export const DEFAULT_RISK_MINUTES = 8 * 60

/**
 * The instants that divide the queues at a moment, for one classification in memory and in a database query alike:
 * overdue is `dueAt < now`, due today `dueAt < tomorrow`, at risk `dueAt <= riskUntil`.
 */
export interface QueueBounds {
  readonly now: number
  /** Midnight after `now`, local time. */
  readonly tomorrow: number
  /** When `riskMinutes` office minutes from now will have been used. */
  readonly riskUntil: number
}

/** @throws DeskError `catalog.no-calendar` when the calendar ends before the risk span does. */
export function queueBounds(calendar: WorkCalendar, now: number, riskMinutes = DEFAULT_RISK_MINUTES): QueueBounds {
  return {
    now,
    tomorrow: instantOf(localMinuteAt(dayOf(localMinuteOf(now)) + 1, 0)),
    riskUntil: addWorkingMinutes(calendar, now, riskMinutes),
  }
}

/** The queue of an open dossier. */
export function dueState(bounds: QueueBounds, dueAt: number): DueState {
  if (dueAt < bounds.now) return 'overdue'
  if (dueAt < bounds.tomorrow) return 'due-today'
  return dueAt <= bounds.riskUntil ? 'at-risk' : 'on-time'
}
