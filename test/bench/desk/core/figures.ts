import { z } from 'zod'
import { CORE_KINDS } from '../../report/desk-plan.ts'

const Milliseconds = z.number().nonnegative()
const Times = z.strictObject({ p50: Milliseconds, p99: Milliseconds })

/** What the program in the core's own kind of process found of one kind of question. */
export const CoreFigures = z.record(
  z.enum(CORE_KINDS),
  z.strictObject({
    ours: Times,
    limit: Times,
    plain: z.strictObject({
      ...Times.shape,
      rows: z.number().int().nonnegative(),
      samples: z.number().int().positive(),
    }),
  }),
)
export type CoreFigures = z.infer<typeof CoreFigures>

/** What that program is asked to do. */
export const CoreTask = z.strictObject({
  /** The desk's own directory. */
  directory: z.string(),
  /** A folder for the peer. */
  folder: z.string(),
  rows: z.number().int().positive(),
  seed: z.number().int(),
  questions: z.number().int().positive(),
})
export type CoreTask = z.infer<typeof CoreTask>

/** What it says, a message each: how far it is, and at the end what it found. */
export const CoreReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), line: z.string() }),
  z.strictObject({ kind: z.literal('failed'), why: z.string() }),
  z.strictObject({ kind: z.literal('found'), figures: CoreFigures }),
])
export type CoreReport = z.infer<typeof CoreReport>
