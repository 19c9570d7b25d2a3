import type { ComplaintRow } from '../complaints/complaint.ts'
import type { Instant } from '../dossier/dossier.ts'
import { type Counts, VERDICTS } from './counts.ts'
import type { IndicatorName } from './goals.ts'

/** How many of how many. */
export interface Tally {
  readonly counted: number
  readonly total: number
}

/** Points of an indicator are told out of so many: the weight that QĐ 766/QĐ-TTg gives each is not known here. */
export const FULL_SCORE = 100

/** Office minutes of a working day as 2.2 tells it in days: eight hours. */
export const WORKING_DAY_MINUTES = 8 * 60

/** The indicators that are a rate of dossiers; `complaints` and `average-time` are computed from elsewhere. */
export type CountedIndicator = Exclude<IndicatorName, 'complaints' | 'average-time'>

/**
 * Numerator and denominator of an indicator (QĐ 766/QĐ-TTg), from the counts of a period:
 * - `on-time` (2.1): ended by their due time, of those that ended (result or stopped);
 * - `online` (3.3): sent online and with a result file, of those that got their result;
 * - `online-payment` (3.6): paid to the account by VietQR, of those with a result that anything was paid for;
 * - `electronic-results` (4.1): with a result file, of those that got their result;
 * - `digitized` (4.2): with a file of the papers handed in and one of the result, of those that got their result;
 * - `reuse` (4.3): with a paper taken from what is digitized already, of those digitized;
 * - `satisfaction`: content over all, of those who answered, whoever touched the screen.
 */
export function tallyOf(indicator: CountedIndicator, counts: Counts): Tally {
  switch (indicator) {
    case 'on-time':
      return { counted: counts['on-time'], total: counts.ended }
    case 'online':
      return { counted: counts['completed online'], total: counts.completed }
    case 'online-payment':
      return { counted: counts['completed paid-online'], total: counts['completed paid'] }
    case 'electronic-results':
      return { counted: counts['completed file'], total: counts.completed }
    case 'digitized':
      return { counted: counts['completed digitized'], total: counts.completed }
    case 'reuse':
      return { counted: counts['completed reused'], total: counts['completed digitized'] }
    case 'satisfaction':
      return satisfactionOf(counts)
  }
}

/** Citizens who were content over all, of those who answered, whoever touched the screen. */
export function satisfactionOf(counts: Pick<Counts, (typeof VERDICTS)[number]>): Tally {
  return {
    counted: counts['verdict citizen 3'] + counts['verdict officer 3'],
    total: VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0),
  }
}

/** Rate of a tally from 0 to 1; null where there is nothing to count. */
export function rateOf({ counted, total }: Tally): number | null {
  return total === 0 ? null : counted / total
}

/** Score out of {@link FULL_SCORE}: `rate × max / cap` below the cap, full from it on; null without a rate or a cap. */
export function scoreOf(rate: number | null, cap: number | null): number | null {
  if (rate === null || cap === null) return null
  return rate >= cap ? FULL_SCORE : (rate * FULL_SCORE) / cap
}

/** Average office minutes and working days; null where nothing could be measured (indicator 2.2). */
export function averageOf(
  minutes: number,
  measured: number,
): { readonly minutes: number; readonly days: number } | null {
  if (measured === 0) return null
  return { minutes: minutes / measured, days: minutes / measured / WORKING_DAY_MINUTES }
}

type ComplaintTimes = Pick<ComplaintRow, 'state' | 'dueAt' | 'refuseBy' | 'endedAt'>

/**
 * Whether a complaint was dealt with in its term: answered within 15 working days, refused within 2, as the terms stood at
 * its reception. Null while it is open and still has time.
 */
export function isInTerm({ state, dueAt, refuseBy, endedAt }: ComplaintTimes, now: Instant): boolean | null {
  if (endedAt !== null) return endedAt <= (state === 'refused' ? refuseBy : dueAt)
  return dueAt < now ? false : null
}

/** When a complaint counts: at its end, or, unanswered, when its term ran out. */
export function complaintCountedAt({ dueAt, endedAt }: ComplaintTimes): Instant {
  return endedAt ?? dueAt
}
