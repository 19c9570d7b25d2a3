import type { DossierState } from '../../../shared/catalog/status.ts'

/** A dossier as the peers keep it: what lists show, and the folded words of the name that they look it up by. */
export interface PeerRow {
  readonly id: string
  readonly code: string | null
  readonly temporaryCode: string | null
  readonly procedure: string
  readonly state: DossierState
  readonly name: string
  readonly words: readonly string[]
  readonly personalNumber: string | null
  readonly phone: string | null
  readonly receivedAt: number
  readonly dueAt: number | null
}

/** Fields that are looked up by how they begin. */
export type PrefixField = 'code' | 'temporaryCode' | 'personalNumber' | 'phone'

/**
 * One question as a peer gets it. Peers may answer with any matches, while the desk owes the newest ones: sorting is
 * spared them where their index has another order.
 */
export type PeerQuestion =
  | {
      readonly kind: 'words'
      /** Folded beginnings of words, all of which the name has to hold. */
      readonly words: readonly string[]
      readonly state: DossierState | null
      readonly procedure: string | null
      readonly limit: number
    }
  | { readonly kind: 'prefix'; readonly field: PrefixField; readonly prefix: string; readonly limit: number }
  /** Open dossiers due from one instant on and before another, the most urgent first. */
  | { readonly kind: 'due'; readonly from: number; readonly before: number; readonly limit: number }
  /** How many open dossiers are overdue, due today, and in all. */
  | { readonly kind: 'counts'; readonly now: number; readonly tomorrow: number }

/** Splits off the longest word, as a rule the rarest: the one to look up in an index, the others to be compared. */
export function longestFirst(words: readonly string[]): readonly [first: string, rest: readonly string[]] {
  const [first = '', ...rest] = words.toSorted((one, other) => other.length - one.length)
  return [first, rest]
}

/** Whether a row holds what a question asks beyond its first word. */
export function holdsAll(
  row: Pick<PeerRow, 'words' | 'state' | 'procedure'>,
  words: readonly string[],
  state: DossierState | null,
  procedure: string | null,
): boolean {
  return (
    (state === null || row.state === state) &&
    (procedure === null || row.procedure === procedure) &&
    words.every((word) => row.words.some((own) => own.startsWith(word)))
  )
}

/** States in which a dossier can still be late. */
export const OPEN_STATES = ['received', 'processing'] as const

/** Whether a dossier can still be late. */
export function isOpen({ state, dueAt }: Pick<PeerRow, 'state' | 'dueAt'>): boolean {
  return dueAt !== null && (state === 'received' || state === 'processing')
}
