/**
 * Local time of the desk without a time zone database: Asia/Ho_Chi_Minh has been UTC+7 all year since 1975, so a local
 * time is plain integer arithmetic and no clock setting of the machine can shift a due date.
 *
 * Three units, all integers:
 * - instant: milliseconds since 1970-01-01T00:00Z, as everywhere in the application;
 * - local minute: minutes since 1970-01-01T00:00 local time;
 * - day: days since 1970-01-01, local calendar.
 */

export const MILLISECONDS_PER_MINUTE = 60_000
export const MINUTES_PER_DAY = 1440
const MILLISECONDS_PER_DAY = MINUTES_PER_DAY * MILLISECONDS_PER_MINUTE
const OFFSET_MINUTES = 7 * 60
/** 1970-01-01 was a Thursday; Monday is 0. */
const EPOCH_WEEKDAY = 3

/** The local minute an instant lies in; seconds are cut off, because receipts are written in hours and minutes. */
export function localMinuteOf(instant: number): number {
  return Math.floor(instant / MILLISECONDS_PER_MINUTE) + OFFSET_MINUTES
}

/** The instant at which a local minute begins. */
export function instantOf(localMinute: number): number {
  return (localMinute - OFFSET_MINUTES) * MILLISECONDS_PER_MINUTE
}

/** The local minute of a clock time (minutes since midnight) on a day. */
export function localMinuteAt(day: number, minuteOfDay: number): number {
  return day * MINUTES_PER_DAY + minuteOfDay
}

/** The day a local minute belongs to. */
export function dayOf(localMinute: number): number {
  return Math.floor(localMinute / MINUTES_PER_DAY)
}

/** Minutes since midnight, 0–1439. */
export function minuteOfDay(localMinute: number): number {
  return localMinute - dayOf(localMinute) * MINUTES_PER_DAY
}

/** Weekday of a day, 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + EPOCH_WEEKDAY) % 7) + 7) % 7
}

/** The day that was written last: one act asks for the same day many times over. */
let lastWritten = { day: 0, date: '1970-01-01' }

/** `yyyy-MM-dd` of a day. */
export function isoDateOf(day: number): string {
  if (day !== lastWritten.day) {
    lastWritten = { day, date: new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10) }
  }
  return lastWritten.date
}

/** The day of a `yyyy-MM-dd` date; undefined when the Gregorian calendar has no such day (2026-02-29). */
export function findDay(isoDate: string): number | undefined {
  const milliseconds = Date.parse(`${isoDate}T00:00:00Z`)
  if (Number.isNaN(milliseconds)) return undefined
  const day = milliseconds / MILLISECONDS_PER_DAY
  return isoDateOf(day) === isoDate ? day : undefined
}

/** Minutes since midnight of a clock time `HH:mm`. */
export function minuteOfClock(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** `HH:mm` of minutes since midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
