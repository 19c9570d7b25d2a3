import { z } from 'zod'
import { ClockTime } from '../catalog/calendar.ts'
import { IsoDate, Term } from '../catalog/procedure.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
const Instant = z.number().int()
const Minutes = z.number().int().nonnegative()

/** Why nobody works on a day: the office never opens on that weekday, or a named holiday or compensatory day off. */
export const DayOff = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly') }),
  z.strictObject({ kind: z.literal('holiday'), name: z.string() }),
])
export type DayOff = z.infer<typeof DayOff>

/** How a clock time lies outside the office hours of a working day; `break` is the lunch break. */
export const OutsideHours = z.enum(['before-hours', 'break', 'after-hours'])
export type OutsideHours = z.infer<typeof OutsideHours>

/** Why the clock did not start at reception. */
export const ClockMove = z.discriminatedUnion('kind', [
  z.strictObject({ kind: OutsideHours }),
  z.strictObject({ kind: z.literal('day-off'), off: DayOff }),
  z.strictObject({ kind: z.literal('late-rule'), after: ClockTime }),
])
export type ClockMove = z.infer<typeof ClockMove>

/**
 * One line of the explanation of a due date: data, put into words by the screen and by the forms. Kept in the ledger
 * as evidence, so codes and fields are only ever added.
 *
 * The lines add up: the `minutes` of all `counted` and `calendar-day` lines are the `minutes` of the `term` line, and
 * each `remaining` is what is left of them after that day.
 */
export const ExplanationLine = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('received'), at: Instant }),
  z.strictObject({ code: z.literal('clock-moved'), from: Instant, to: Instant, because: ClockMove }),
  /** The term; office minutes, or for calendar days minutes of the clock. */
  z.strictObject({ code: z.literal('term'), term: Term, minutes: Minutes }),
  /** A working day of which `minutes` were used, between the clock times `from` and `to`. */
  z.strictObject({
    code: z.literal('counted'),
    date: IsoDate,
    from: ClockTime,
    to: ClockTime,
    minutes: Minutes,
    remaining: Minutes,
    /** Whole working days complete on this day, for terms in working days. */
    wholeDays: Minutes.optional(),
    /** Name of the made-up day (làm bù) this is. */
    madeUp: z.string().optional(),
  }),
  /** A day of a term in calendar days; counted although the office may be off. */
  z.strictObject({
    code: z.literal('calendar-day'),
    date: IsoDate,
    minutes: Minutes,
    remaining: Minutes,
    off: DayOff.optional(),
  }),
  z.strictObject({ code: z.literal('skipped'), date: IsoDate, off: DayOff }),
  /** The same clock time lies outside the office hours of the last day. */
  z.strictObject({ code: z.literal('fitted-to-hours'), from: Instant, to: Instant, because: OutsideHours }),
  /** A term in calendar days ended on a day off. */
  z.strictObject({ code: z.literal('moved-off-day-off'), from: Instant, to: Instant, off: DayOff }),
  /** Received late: the result may be handed over on the next working day. */
  z.strictObject({ code: z.literal('result-next-working-day'), after: ClockTime, from: Instant, to: Instant }),
  /** Received late: only the inner hand-over to the specialist moves. */
  z.strictObject({ code: z.literal('forward-next-morning'), after: ClockTime, by: Instant }),
  z.strictObject({ code: z.literal('due'), at: Instant }),
  /** The clock stood still from a request for supplement until it was met; `minutes` office minutes were left. */
  z.strictObject({ code: z.literal('clock-stopped'), from: Instant, to: Instant, minutes: Minutes }),
  /** The time was over before the clock stood still: it stays as it was. */
  z.strictObject({ code: z.literal('already-overdue'), at: Instant }),
  /** Extended with an apology to the closing of a day. */
  z.strictObject({ code: z.literal('extended'), from: Instant, to: Instant }),
  /** Computed anew, by the rule and the calendar as they held at `at`. */
  z.strictObject({ code: z.literal('recomputed'), at: Instant, from: Instant }),
])
export type ExplanationLine = z.infer<typeof ExplanationLine>
