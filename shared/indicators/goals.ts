import { z } from 'zod'
import { Certainty, IsoDate } from '../catalog/procedure.ts'

/** The indicators this desk computes; those of QĐ 766/QĐ-TTg by their group, and complaints by their terms. */
export const IndicatorName = z.enum([
  'on-time',
  'average-time',
  'online',
  'online-payment',
  'electronic-results',
  'digitized',
  'reuse',
  'satisfaction',
  'complaints',
])
export type IndicatorName = z.infer<typeof IndicatorName>

/** The indicators that are a rate, so that another rate can be held against them. */
export const RatedIndicator = IndicatorName.exclude(['average-time'])
export type RatedIndicator = z.infer<typeof RatedIndicator>

/** A share, from 0 to 1. */
export const Share = z.number().min(0).max(1)

/** What holds for an indicator from a date on: from which rate it gives full points, and what is aimed at. */
export const IndicatorGoal = z.strictObject({
  indicator: IndicatorName,
  /** Number of the indicator in QĐ 766/QĐ-TTg; null where it is the desk's own. */
  number: z.string().max(10).nullable(),
  effectiveFrom: IsoDate,
  /** The rate that gives full points; null where the indicator gives none by a rate. */
  cap: Share.positive().nullable(),
  /** The rate aimed at; null where it is not known, and then no goal is shown. */
  goal: Share.nullable(),
  /** A rate reached elsewhere, to compare with. */
  reference: z.strictObject({ rate: Share, what: z.string().min(2).max(200) }).nullable(),
  certainty: Certainty,
  source: z.string().min(2).max(400),
})
export type IndicatorGoal = z.infer<typeof IndicatorGoal>

/** What holds for an indicator from a day (`yyyy-MM-dd`) on, until the next begins. */
interface Dated {
  readonly indicator: IndicatorName
  readonly effectiveFrom: string
}

/** The goals in force on a day (`yyyy-MM-dd`): of each indicator the latest that has begun. */
export function goalsInForce<Goal extends Dated>(
  goals: readonly Goal[],
  day: string,
): ReadonlyMap<IndicatorName, Goal> {
  const inForce = new Map<IndicatorName, Goal>()
  for (const goal of goals) {
    const known = inForce.get(goal.indicator)
    const isLater = known === undefined || known.effectiveFrom < goal.effectiveFrom
    if (goal.effectiveFrom <= day && isLater) inForce.set(goal.indicator, goal)
  }
  return inForce
}

/** How a rate stands against another, both as people read them: in hundredths of a percent. */
export type Standing = 'above' | 'equal' | 'below'

const HUNDREDTHS_OF_A_PERCENT = 10_000

/** How a rate stands against one to compare with, both from 0 to 1; null without a rate. */
export function standingOf(rate: number | null, compared: number): Standing | null {
  if (rate === null) return null
  const difference = Math.round(rate * HUNDREDTHS_OF_A_PERCENT) - Math.round(compared * HUNDREDTHS_OF_A_PERCENT)
  if (difference === 0) return 'equal'
  return difference > 0 ? 'above' : 'below'
}
