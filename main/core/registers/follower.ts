import type { Ledger } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'

/** Where the registers read which dossiers this desk has written about. */
type WrittenActs = Pick<Ledger, 'dossiersAfter'>

/** Events taken in by one slice of housekeeping. */
const SLICE = 32
/** Events taken in by one transaction when somebody waits for the answer. */
const BATCH = 2_048

/**
 * Lets the registers follow what this desk writes in their own time, so that no citizen waits for a count: the ledger keeps
 * the acts anyway, and here stands only up to which of them was counted. Whoever reads a figure has the rest counted first,
 * so a figure is never behind, also after a crash.
 */
export class RegisterFollower {
  readonly #store: Store
  readonly #takenUpTo: Statement<[], { readonly position: number }>
  readonly #begin: Statement<[number], never>
  readonly #takeUpTo: Statement<[number], never>
  readonly #clear: Statement<[], never>
  #written: WrittenActs | undefined
  #take: ((dossier: Buffer) => void) | undefined
  #hasBegun = false
  /** False only where it is known that nothing waits. */
  #mayWait = true

  /** Do it once for a store: housekeeping begins here. */
  constructor(store: Store) {
    this.#store = store
    this.#takenUpTo = store.prepare('SELECT position FROM register_taken')
    this.#begin = store.prepare(
      'INSERT INTO register_taken (only, position) VALUES (1, ?) ON CONFLICT (only) DO NOTHING',
    )
    this.#takeUpTo = store.prepare('UPDATE register_taken SET position = ?')
    this.#clear = store.prepare('DELETE FROM register_taken')
    store.onRollback(() => {
      this.#hasBegun = false
      this.#mayWait = true
    })
    store.housekeeper.register({ name: 'registers.follow', run: (quiet) => quiet && this.#takeIn(SLICE) })
  }

  /** Follows what this desk writes; `take` counts a dossier anew from all its events. */
  follow(written: WrittenActs, take: (dossier: Buffer) => void): void {
    this.#written = written
    this.#take = take
  }

  /** Hears of an event about a dossier that this desk writes in the open transaction. */
  noteWritten(position: number): void {
    if (!this.#hasBegun) this.#begin.run(position - 1)
    this.#hasBegun = true
    this.#mayWait = true
  }

  /** Everything is about to be counted from the beginning. */
  clear(): void {
    this.#clear.run()
    this.#hasBegun = false
  }

  /** Counts all that waits. */
  catchUp(): void {
    while (this.#takeIn(BATCH));
  }

  /** @returns whether more waits */
  #takeIn(limit: number): boolean {
    const written = this.#written
    const take = this.#take
    if (!this.#mayWait || written === undefined || take === undefined) return false
    return this.#store.withinDerivation(() => {
      const from = this.#takenUpTo.find()?.position
      const events = from === undefined ? [] : written.dossiersAfter(from, limit)
      const last = events.at(-1)
      if (last !== undefined) {
        const distinct = new Map(events.map(({ dossier }) => [dossier.toString('latin1'), dossier]))
        for (const dossier of distinct.values()) take(dossier)
        this.#takeUpTo.run(last.position)
      }
      this.#mayWait = events.length === limit
      return this.#mayWait
    })
  }
}
