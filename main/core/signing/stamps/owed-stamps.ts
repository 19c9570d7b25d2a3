import { z } from 'zod'
import { Identifier, Instant } from '../../../../shared/dossier/dossier.ts'
import { SignedThing } from '../../../../shared/signing/index.ts'
import type { Statement, Store } from '../../store/index.ts'

/** What the signatures of a file lack: a time stamp (dấu thời gian), or what a later verification needs. */
export const Wanted = z.enum(['stamp', 'data'])
export type Wanted = z.infer<typeof Wanted>

export const OwedStamp = z.strictObject({
  dossier: Identifier,
  signed: SignedThing,
  wants: Wanted,
  /** When it came to be owed. */
  since: Instant,
  /** Not tried before this time. */
  dueAt: Instant,
  tries: z.number().int().min(0),
})
export type OwedStamp = z.infer<typeof OwedStamp>

interface OwedRow {
  readonly dossier: string
  readonly signed: string
  readonly wants: string
  readonly since: number
  readonly due_at: number
  readonly tries: number
}

/** A time stamp is wanted at once; answers about revocation only once they are younger than the signature, and the next signer is done. */
const DUE_AFTER_MS: Readonly<Record<Wanted, number>> = { stamp: 0, data: 15 * 60_000 }
/** How long after a try in vain the next is made, in milliseconds: doubled each time. */
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS: Readonly<Record<Wanted, number>> = { stamp: 3_600_000, data: 86_400_000 }

/** Files whose signatures are to be stamped, in a table that outlives the desk. Every method joins an open transaction. */
export class OwedStamps {
  readonly #store: Store
  readonly #put: Statement<[string, string, string, number, number], never>
  readonly #due: Statement<[number], OwedRow>
  readonly #next: Statement<[], { readonly at: number | null }>
  readonly #putOff: Statement<[number, string, string], never>
  readonly #allDue: Statement<[number, string], never>
  readonly #remove: Statement<[string, string], never>
  readonly #count: Statement<[string], { readonly owed: number }>

  constructor(store: Store) {
    this.#store = store
    this.#put = store.prepare(
      `INSERT INTO sign_stamps_owed (dossier, signed, wants, since, due_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (dossier, signed) DO UPDATE
       SET wants = excluded.wants, since = excluded.since, due_at = excluded.due_at, tries = 0`,
    )
    // What waits in a run is left as it was looked at: a new file would have to be looked at anew.
    const free = `NOT EXISTS (SELECT 1 FROM sign_items WHERE sign_items.dossier = sign_stamps_owed.dossier AND state = 'waiting')`
    this.#due = store.prepare(
      `SELECT dossier, signed, wants, since, due_at, tries FROM sign_stamps_owed
       WHERE due_at <= ? AND ${free} ORDER BY due_at LIMIT 1`,
    )
    this.#next = store.prepare(`SELECT min(due_at) AS at FROM sign_stamps_owed WHERE ${free}`)
    this.#putOff = store.prepare(
      'UPDATE sign_stamps_owed SET tries = tries + 1, due_at = ? WHERE dossier = ? AND signed = ?',
    )
    this.#allDue = store.prepare('UPDATE sign_stamps_owed SET tries = 0, due_at = min(due_at, ?) WHERE wants = ?')
    this.#remove = store.prepare('DELETE FROM sign_stamps_owed WHERE dossier = ? AND signed = ?')
    this.#count = store.prepare('SELECT count(*) AS owed FROM sign_stamps_owed WHERE wants = ?')
  }

  /** What a file lacks that was just signed or stamped; takes the place of what was owed for it before. */
  add({ dossier, signed, wants }: Pick<OwedStamp, 'dossier' | 'signed' | 'wants'>, now: number): void {
    this.#store.withinTransaction(() => this.#put.run(dossier, keyOf(signed), wants, now, now + DUE_AFTER_MS[wants]))
  }

  /** The file that is due first, of no dossier that waits in a run. */
  findDue(now: number): OwedStamp | undefined {
    const row = this.#due.find(now)
    if (row === undefined) return undefined
    const { due_at: dueAt, signed, ...rest } = row
    return OwedStamp.parse({ ...rest, dueAt, signed: JSON.parse(signed) })
  }

  /** When the next one is due; undefined when none is. */
  nextDueAt(): number | undefined {
    return this.#next.get().at ?? undefined
  }

  /** A try was in vain. */
  putOff({ dossier, signed, wants, tries }: OwedStamp, now: number): void {
    const wait = Math.min(LONGEST_WAIT_MS[wants], FIRST_WAIT_MS * 2 ** Math.min(tries, 20))
    this.#store.withinTransaction(() => this.#putOff.run(now + wait, dossier, keyOf(signed)))
  }

  /** What files lack may well be had now: another authority is believed, or one answers again. */
  tryAllAt(now: number, wants: Wanted): void {
    this.#store.withinTransaction(() => this.#allDue.run(now, wants))
  }

  remove({ dossier, signed }: Pick<OwedStamp, 'dossier' | 'signed'>): void {
    this.#store.withinTransaction(() => this.#remove.run(dossier, keyOf(signed)))
  }

  /** How many files have signatures that no authority has stamped yet. */
  count(wants: Wanted = 'stamp'): number {
    return this.#count.get(wants).owed
  }
}

/** The same for the same thing. */
function keyOf(signed: SignedThing): string {
  return JSON.stringify(
    signed.kind === 'paper' ? { kind: 'paper', code: signed.code } : { kind: 'document', document: signed.document },
  )
}
