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

/** Days from 1970-01-01, months from January of year 0, years of the Gregorian calendar. */
export type CalendarUnit = 'day' | 'month' | 'year'

/** Consecutive units that are added up, or taken off again, to make up a period. */
export interface Piece extends Range {
  readonly unit: CalendarUnit
  readonly sign: 1 | -1
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

/** The year a month lies in. */
export function yearOf(month: number): number {
  return Math.floor(month / 12)
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

/**
 * Splits a period so that little has to be added up: whole years or months, and at each end what is nearer, the units that
 * are missing or those that are too many. So ten years are a dozen months and days beside the years.
 * @param coarsest the largest unit that may be used
 */
export function splitPeriod(period: Period, coarsest: Exclude<CalendarUnit, 'day'>): readonly Piece[] {
  const days = daysOf(period)
  const { whole: months, rest } = coarsen(days, monthOf, firstDayOf)
  const pieces = piecesOf('day', rest)
  if (months === undefined) return pieces
  if (coarsest === 'month') return [...piecesOf('month', [{ ...months, sign: 1 }]), ...pieces]
  const { whole: years, rest: furtherMonths } = coarsen(months, yearOf, firstMonthOf)
  return [
    ...(years === undefined ? [] : piecesOf('year', [{ ...years, sign: 1 }])),
    ...piecesOf('month', furtherMonths),
    ...pieces,
  ]
}

type SignedRange = Range & Pick<Piece, 'sign'>

/**
 * Whole coarse units that come nearest to a range of fine ones, and what is to be added or taken off at its ends; nothing
 * but the range itself where that is less.
 */
function coarsen(
  { first, last }: Range,
  coarseOf: (fine: number) => number,
  firstOf: (coarse: number) => number,
): { readonly whole: Range | undefined; readonly rest: readonly SignedRange[] } {
  const end = last + 1
  const nearest = (fine: number): number => {
    const coarse = coarseOf(fine)
    return fine - firstOf(coarse) <= firstOf(coarse + 1) - fine ? coarse : coarse + 1
  }
  const [wholeFirst, wholeEnd] = [nearest(first), nearest(end)]
  const rest = [...between(first, firstOf(wholeFirst)), ...between(firstOf(wholeEnd), end)]
  const pieces = rest.reduce((sum, range) => sum + range.last - range.first + 1, wholeEnd - wholeFirst)
  if (wholeFirst >= wholeEnd || pieces >= end - first) return { whole: undefined, rest: [{ first, last, sign: 1 }] }
  return { whole: { first: wholeFirst, last: wholeEnd - 1 }, rest }
}

/** The units from one boundary to another: to be added when it comes later, to be taken off when it comes earlier. */
function between(from: number, to: number): SignedRange[] {
  if (from === to) return []
  return [from < to ? { first: from, last: to - 1, sign: 1 } : { first: to, last: from - 1, sign: -1 }]
}

function piecesOf(unit: CalendarUnit, ranges: readonly SignedRange[]): Piece[] {
  return ranges.map((range) => ({ unit, ...range }))
}

function firstDayOf(month: number): number {
  return getDay(`${isoMonthOf(month)}-01`)
}

function firstMonthOf(year: number): number {
  return year * 12
}

function getDay(date: string): number {
  const day = findDay(date)
  if (day === undefined) throw new Error('No such day')
  return day
}
