import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { RatedIndicator, Share } from '../indicators/goals.ts'
import { typedLine } from '../text/typed.ts'

/**
 * A rate to hold an indicator against (mức so sánh), as the commune read it in a document: the national average, say, which
 * the program does not know. It holds from its day on until the next one of that indicator begins.
 */
export const GoalLine = z.strictObject({
  indicator: RatedIndicator,
  effectiveFrom: IsoDate,
  /** From 0 to 1. */
  rate: Share,
  /** Whose rate it is. */
  what: typedLine(2, 120),
  /** The document it stands in. */
  source: typedLine(2, 300),
})
export type GoalLine = z.infer<typeof GoalLine>

/** What names a goal line: one for an indicator and a day. */
export const GoalLineKey = GoalLine.pick({ indicator: true, effectiveFrom: true })
export type GoalLineKey = z.infer<typeof GoalLineKey>
