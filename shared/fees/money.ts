import { z } from 'zod'

/** Amount of money in đồng. */
export const Dong = z.number().int().min(0).max(1_000_000_000)
export type Dong = z.infer<typeof Dong>
