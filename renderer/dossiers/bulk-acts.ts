import type { DossierRow } from '../../shared/contract/dossier-row.ts'
import type { BulkActInput } from '../../shared/contract/dossiers.ts'
import { obstacleTo } from '../../shared/dossier/acts.ts'
import type { Right } from '../../shared/people/roles.ts'
import type { BulkItem } from './bulk-runner.ts'

/** An act that can be done with many dossiers at once. */
export type BulkAct = BulkActInput['act']

/** In the order in which a dossier goes its way. */
export const BULK_ACTS = [
  'take-over',
  'forward',
  'submit',
  'approve',
  'sign',
  'note-delivered',
] as const satisfies readonly BulkAct[]

/** The right of the officer whom a dossier is given to by an act; undefined for acts that give it to nobody. */
export const RECEIVER_HOLDS: Partial<Record<BulkAct, Right>> = { forward: 'process', submit: 'decide' }

/** An act that some of the dossiers allow, and how many; the core decides of each when it comes to it. */
export interface BulkOffer {
  readonly act: BulkAct
  readonly count: number
}

/** The acts that an officer may do with at least one of the dossiers. */
export function bulkOffers(rows: readonly DossierRow[], rights: ReadonlySet<Right>): BulkOffer[] {
  return BULK_ACTS.map((act) => ({
    act,
    count: rows.filter(({ state }) => obstacleTo(act, state, rights) === null).length,
  })).filter(({ count }) => count > 0)
}

/** The same act for each dossier, as it was seen. `to` is the officer who gets it, where the act has one. */
export function bulkItems(act: BulkAct, rows: readonly DossierRow[], to: string, note: string): BulkItem[] {
  return rows.map((row) => {
    const base = { dossier: row.id, revision: row.revision, note }
    return { row, input: act === 'forward' || act === 'submit' ? { act, ...base, to } : { act, ...base } }
  })
}
