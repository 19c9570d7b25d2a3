import { step } from '../bootstrap/progress.mjs'
import { ensureProduct } from '../setup/product.ts'
import { checkBoundaries, checkStyle, checkTypes } from './stages.ts'
import type { Tally } from './tally.ts'

const CHECKS = {
  types: { name: 'Kiểu / types', check: checkTypes },
  lint: { name: 'Văn phong mã / lint', check: checkStyle },
  boundaries: { name: 'Ranh giới / boundaries', check: checkBoundaries },
  build: { name: 'Đóng gói / build', check: ensureProduct },
} as const

/** A check that is not a test; each counts as one. */
export type Check = keyof typeof CHECKS

/** Tells checks from other stages. */
export function isCheck(stage: string): stage is Check {
  return stage in CHECKS
}

/** Runs one check, and shows what it found. */
export async function runCheck(stage: Check): Promise<Tally> {
  const { name, check } = CHECKS[stage]
  try {
    await step(name, check)
    return { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(`✗ ${name}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
