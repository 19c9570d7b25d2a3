import type { ActOutcome, BulkActInput } from '../../../../shared/contract/dossiers.ts'
import { DeskError } from '../../../../shared/errors.ts'

/**
 * Does acts one after the other. Each is durable or refused by itself, so nothing is taken back when a later one is refused.
 * @param carryOut does one act in a transaction of its own
 * @returns the outcomes in the order of the acts, fewer when something unexpected came between: who asks again for the rest
 *   hears of it
 * @throws what `carryOut` throws that is no DeskError, as long as nothing was tried before
 */
export function carryOutEach(acts: readonly BulkActInput[], carryOut: (act: BulkActInput) => void): ActOutcome[] {
  const outcomes: ActOutcome[] = []
  for (const act of acts) {
    try {
      carryOut(act)
      outcomes.push({ dossier: act.dossier, refused: null })
    } catch (error) {
      if (error instanceof DeskError) {
        outcomes.push({ dossier: act.dossier, refused: { code: error.code, details: { ...error.details } } })
      } else if (outcomes.length > 0) break
      else throw error
    }
  }
  return outcomes
}
