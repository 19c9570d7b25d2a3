import type { Stretching } from '../../../main/core/people/index.ts'

/** The least that argon2 takes: tests are about what is made with it, not about its cost. */
export const CHEAP: Stretching = { memoryKib: 8, passes: 1, lanes: 1 }
