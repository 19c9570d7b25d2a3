import { z } from 'zod'
import { DossierState } from '../catalog/status.ts'
import { DossierNumbers, Identifier, Instant, ReceptionChannel } from '../dossier/dossier.ts'
import { IndicatorGoal, IndicatorName } from '../indicators/goals.ts'
import { OverdueCause } from '../indicators/overdue.ts'
import { Period } from '../indicators/period.ts'
import { GoalLine } from '../settings/goal-line.ts'
import { call } from './call.ts'

const Count = z.number().int().min(0)

/** Rows that one answer holds at most. */
export const MOST_REGISTER_ROWS = 500

/** Which dossiers: those of a period, of one procedure or all, received by one officer or by anybody. */
export const RegisterSelection = z.strictObject({
  period: Period,
  procedure: z.string().max(20).nullable(),
  officer: Identifier.nullable(),
})
export type RegisterSelection = z.infer<typeof RegisterSelection>

/** A page of a list: where the page before ended, as it said itself. */
const Paging = {
  limit: z.number().int().min(1).max(MOST_REGISTER_ROWS),
  after: z.string().max(100).nullable(),
}

/**
 * A line of the register of dossiers (sổ theo dõi hồ sơ: form 06 of TT 01/2018/TT-VPCP, 07 of TT 03/2025/TT-VPCP). What is
 * personal is empty once it was lawfully destroyed.
 */
export const RegisterRow = z.strictObject({
  /** Number of the line within the register asked for, from 1 (TT). */
  ordinal: z.number().int().positive(),
  id: Identifier,
  ...DossierNumbers.shape,
  procedure: z.string(),
  procedureName: z.string(),
  /** What the request is about (trích yếu). */
  summary: z.string(),
  /** How many sets of papers (số bộ). */
  sets: Count,
  /** Whom the dossier is about (chủ hồ sơ): the applicant where no other was named. */
  ownerName: z.string(),
  address: z.string(),
  phone: z.string(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  /** When the citizen got the result; null while they did not. */
  returnedAt: Instant.nullable(),
  /** The officer who received it. */
  officerName: z.string(),
  state: DossierState,
})
export type RegisterRow = z.infer<typeof RegisterRow>

export const RegisterPage = z.strictObject({
  rows: z.array(RegisterRow),
  next: z.string().nullable(),
  /** Lines of the whole register asked for. */
  total: Count,
})
export type RegisterPage = z.infer<typeof RegisterPage>

/** An indicator over a period: how many of how many, and what that gives. */
export const IndicatorFigure = z.strictObject({
  goal: IndicatorGoal,
  counted: Count,
  total: Count,
  /** From 0 to 1; null where there is nothing to count. */
  rate: z.number().min(0).max(1).nullable(),
  /** Out of 100; null without a rate or a cap. */
  score: z.number().min(0).max(100).nullable(),
  /** What the commune compares with on the last day of the period. */
  line: GoalLine.nullable(),
})
export type IndicatorFigure = z.infer<typeof IndicatorFigure>

const AverageTime = z.strictObject({
  /** Dossiers whose office minutes the calendar covers, of those that got their result. */
  measured: Count,
  average: z.strictObject({ minutes: z.number().min(0), days: z.number().min(0) }).nullable(),
})

export const IndicatorDashboard = z.strictObject({
  /** Every indicator that is a rate, in the order of QĐ 766/QĐ-TTg; average time stands beside them. */
  figures: z.array(IndicatorFigure),
  time: z.strictObject({ goal: IndicatorGoal, completed: Count, ...AverageTime.shape }),
  received: Count,
  refused: Count,
  months: z.array(
    z.strictObject({
      month: z.string(),
      received: Count,
      ended: Count,
      onTime: Count,
      /** Those that got their result, and of them with a result file, sent online, digitized, with a reused paper, paid for, paid online. */
      completed: Count,
      withFile: Count,
      online: Count,
      digitized: Count,
      reused: Count,
      paid: Count,
      paidOnline: Count,
      satisfied: Count,
      asked: Count,
    }),
  ),
  /** Where the dossiers received in the period stand now. */
  states: z.array(z.strictObject({ state: DossierState, count: Count })),
  channels: z.array(z.strictObject({ channel: ReceptionChannel, count: Count })),
  procedures: z.array(
    z.strictObject({
      procedure: z.string(),
      name: z.string(),
      received: Count,
      ended: Count,
      onTime: Count,
      completed: Count,
      ...AverageTime.shape,
    }),
  ),
  /** Why those that ended overdue in the period were. */
  causes: z.array(z.strictObject({ cause: OverdueCause, count: Count })),
  /** Dossiers whose due time has passed and which have no end, now, and with whom they lie; whenever they were received. */
  running: z.array(z.strictObject({ place: OverdueCause, count: Count })),
  /** What was answered over all, by the citizen's own touch and as an officer noted it. */
  verdicts: z.array(
    z.strictObject({ voice: z.enum(['citizen', 'officer']), content: Count, soSo: Count, notContent: Count }),
  ),
})
export type IndicatorDashboard = z.infer<typeof IndicatorDashboard>

/** A dossier or complaint that an indicator counts, or counts among the others. */
export const IndicatorItem = z.strictObject({
  kind: z.enum(['dossier', 'complaint']),
  id: Identifier,
  number: z.string(),
  /** Name of the procedure; empty for a complaint. */
  title: z.string(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why it was overdue. */
  cause: OverdueCause.nullable(),
  /** Office minutes it took, where the indicator is of time and the calendar covers them. */
  minutes: z.number().int().min(0).nullable(),
})
export type IndicatorItem = z.infer<typeof IndicatorItem>

/** The numerator of an indicator, or the rest of its denominator. */
export const IndicatorPart = z.enum(['counted', 'others'])
export type IndicatorPart = z.infer<typeof IndicatorPart>

export const registerCalls = {
  /** The register of what was received in a period, oldest first. A refusal is no reception and does not stand in it. */
  'registers.rows': call('read', z.strictObject({ ...RegisterSelection.shape, ...Paging }), RegisterPage),
  /** The indicators that can be computed from this desk's ledger, and what the dashboard draws. */
  'indicators.dashboard': call('read', RegisterSelection, IndicatorDashboard),
  /** The dossiers (or complaints) behind a figure, oldest first. `cause` keeps those that were overdue for it. */
  'indicators.items': call(
    'read',
    z.strictObject({
      ...RegisterSelection.shape,
      ...Paging,
      indicator: IndicatorName,
      part: IndicatorPart,
      cause: OverdueCause.nullable(),
    }),
    z.strictObject({ items: z.array(IndicatorItem), next: z.string().nullable() }),
  ),
}
