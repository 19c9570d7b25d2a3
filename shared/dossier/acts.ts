import { z } from 'zod'
import type { DossierState } from '../catalog/status.ts'
import type { Right } from '../people/roles.ts'

/** What officers do with a dossier after reception. */
export const Act = z.enum(['forward', 'send-back', 'complete', 'hand-over'])
export type Act = z.infer<typeof Act>

interface ActRule {
  readonly from: readonly DossierState[]
  readonly to: DossierState
  readonly right: Right
}

/**
 * The state machine of a dossier as data: from which states an act leads where, and the right it needs.
 * `forward` gives the dossier to a specialist, `send-back` brings it back to the counter unfinished,
 * `complete` attaches the result, `hand-over` (trả kết quả) gives it to the citizen.
 */
export const ACTS: Readonly<Record<Act, ActRule>> = {
  forward: { from: ['received', 'processing'], to: 'processing', right: 'read' },
  'send-back': { from: ['processing'], to: 'received', right: 'process' },
  complete: { from: ['received', 'processing'], to: 'done', right: 'process' },
  'hand-over': { from: ['done'], to: 'returned', right: 'return' },
}

/** Whether an act may be done now, and if not, why: `state` (the dossier is elsewhere) or `right` (another officer's work). */
export const ActOffer = z.strictObject({
  act: Act,
  allowed: z.boolean(),
  because: z.enum(['state', 'right']).nullable(),
})
export type ActOffer = z.infer<typeof ActOffer>

/** Every act with whether an officer holding `rights` may do it on a dossier in `state`. */
export function offersFor(state: DossierState, rights: ReadonlySet<Right>): ActOffer[] {
  return Act.options.map((act) => {
    const rule = ACTS[act]
    if (!rule.from.includes(state)) return { act, allowed: false, because: 'state' }
    if (!rights.has(rule.right)) return { act, allowed: false, because: 'right' }
    return { act, allowed: true, because: null }
  })
}
