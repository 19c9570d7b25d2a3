import { z } from 'zod'
import { Certainty, IsoDate } from './procedure.ts'

/**
 * The steps of the inner process (quy trình nội bộ) that share the term of a procedure: reception at the counter (tiếp nhận),
 * the specialist's examination (thẩm định), the leader's decision and signature (ký duyệt), issuing the result (phát hành).
 */
export const BudgetStep = z.enum(['counter', 'specialist', 'leader', 'issue'])
export type BudgetStep = z.infer<typeof BudgetStep>

/** An amount for every step. */
const EachStep = z.strictObject({
  counter: z.number().min(0).max(400),
  specialist: z.number().min(0).max(400),
  leader: z.number().min(0).max(400),
  issue: z.number().min(0).max(400),
})

/** Code of the rule that holds for every procedure without one of its own. */
export const ANY_PROCEDURE = '*'

const common = {
  code: z.union([z.literal(ANY_PROCEDURE), z.string().regex(/^\d\.\d{6}$/)]),
  effectiveFrom: IsoDate,
  certainty: Certainty,
  source: z.string().min(2).max(400),
}

/**
 * How long each step may take (định mức thời gian từng bước), as a province's inner process of a procedure lays down: in
 * office hours, in fractions of a working day, or in shares of the term. A share may be capped at so many working days; what
 * caps leave over is the specialist's.
 */
export const StepBudgetRule = z.discriminatedUnion('measure', [
  z.strictObject({ ...common, measure: z.literal('working-hours'), steps: EachStep }),
  z.strictObject({ ...common, measure: z.literal('working-days'), steps: EachStep }),
  z.strictObject({
    ...common,
    measure: z.literal('term-shares'),
    steps: EachStep.refine((steps) => Object.values(steps).some((share) => share > 0)),
    atMostDays: EachStep.omit({ specialist: true }).partial(),
  }),
])
export type StepBudgetRule = z.infer<typeof StepBudgetRule>
