import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { dayOf, findDay, instantOf, isoDateOf, localMinuteAt, localMinuteOf } from '../deadlines/index.ts'
import type { Instant } from '../dossier/dossier.ts'

/** Longest period that is counted at once: ten years and the leap days in them. */
export const LONGEST_PERIOD_DAYS = 3_660

/** Days of the desk from `from` to `to`, both counted. */
export const Period = z
  .strictObject({ from: IsoDate, to: IsoDate })
  .refine(({ from, to }) => findDay(from) !== undefined && findDay(to) !== undefined, { error: 'no such day' })
  .refine(({ from, to }) => from <= to, { error: 'ends before it begins' })
  .refine(({ from, to }) => (findDay(to) ?? 0) - (findDay(from) ?? 0) < LONGEST_PERIOD_DAYS, { error: 'too long' })
export type Period = z.infer<typeof Period>

/** Numbers of consecutive days or months, both ends counted. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** A period as whole months and the days before and after them; months count from year 0, days from 1970-01-01. */
export interface SplitPeriod {
  readonly months: Range | undefined
  readonly days: readonly Range[]
}

/** The day of the desk that an instant lies in, counted from 1970-01-01. */
export function deskDay(instant: Instant): number {
  return dayOf(localMinuteOf(instant))
}

/** The month a day lies in, counted from January of year 0. */
export function monthOf(day: number): number {
  const date = isoDateOf(day)
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1
}

/** `yyyy-MM` of a month. */
export function isoMonthOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** The first and the last day of a period. */
export function daysOf({ from, to }: Period): Range {
  return { first: getDay(from), last: getDay(to) }
}

/** The instants of a period: from its first midnight up to, and without, the one after it. */
export function instantsOf(period: Period): { readonly from: Instant; readonly before: Instant } {
  const { first, last } = daysOf(period)
  return { from: instantOf(localMinuteAt(first, 0)), before: instantOf(localMinuteAt(last + 1, 0)) }
}

/** Splits a period so that as little as possible has to be added up: whole months, and the days at both ends. */
export function splitPeriod(period: Period): SplitPeriod {
  const { first, last } = daysOf(period)
  const firstMonth = firstDayOf(monthOf(first)) === first ? monthOf(first) : monthOf(first) + 1
  const lastMonth = firstDayOf(monthOf(last) + 1) === last + 1 ? monthOf(last) : monthOf(last) - 1
  if (firstMonth > lastMonth) return { months: undefined, days: [{ first, last }] }
  const ends = [
    { first, last: firstDayOf(firstMonth) - 1 },
    { first: firstDayOf(lastMonth + 1), last },
  ]
  return {
    months: { first: firstMonth, last: lastMonth },
    days: ends.filter((range) => range.first <= range.last),
  }
}

function firstDayOf(month: number): number {
  return getDay(`${isoMonthOf(month)}-01`)
}

function getDay(date: string): number {
  const day = findDay(date)
  if (day === undefined) throw new Error('No such day')
  return day
}
