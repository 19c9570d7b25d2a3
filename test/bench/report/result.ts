import { z } from 'zod'
import { UNITS } from './plan.ts'

/** A peer's value, and how far it came: at how many dossiers it was measured, how often. */
export const PeerValue = z.strictObject({
  value: z.number().nonnegative(),
  rows: z.number().int().nonnegative(),
  samples: z.number().int().positive(),
})
export type PeerValue = z.infer<typeof PeerValue>

/** One metric: ours, others', and the least that is physically possible, all of the same run. */
export const ResultRow = z
  .strictObject({
    metric: z.string().min(1),
    unit: z.enum(UNITS),
    ours: z.number().nonnegative(),
    peers: z.record(z.string(), PeerValue),
    /** Null where nothing physical bounds it. */
    limit: z.number().positive().nullable(),
    /** The most that `ours` may be; null where nothing was promised. */
    goal: z.number().nonnegative().nullable(),
    holds: z.boolean().nullable(),
  })
  .refine(({ ours, goal, holds }) => holds === (goal === null ? null : ours <= goal), {
    error: '`holds` has to say whether `ours` is within `goal`',
  })
export type ResultRow = z.infer<typeof ResultRow>

export const Machine = z.strictObject({
  platform: z.string(),
  processor: z.string(),
  cores: z.number().int().positive(),
  memoryMB: z.number().int().positive(),
  node: z.string(),
  electron: z.string(),
  /** Load average of one minute when the run began and ended: ratios hold on a busy machine, milliseconds don't. */
  load: z.tuple([z.number(), z.number()]),
})
export type Machine = z.infer<typeof Machine>

/** What a benchmark leaves in its JSON file. */
export const BenchResult = z.strictObject({
  name: z.string().min(1),
  at: z.iso.datetime(),
  machine: Machine,
  /** What the run can be repeated with: seed, sizes, counts. */
  conditions: z.record(z.string(), z.union([z.string(), z.number()])),
  rows: z.array(ResultRow).min(1),
})
export type BenchResult = z.infer<typeof BenchResult>
