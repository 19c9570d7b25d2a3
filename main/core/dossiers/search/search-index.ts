import { DossierState } from '../../../../shared/catalog/status.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { Statement, Store } from '../../store/index.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'
import { BLOCK_SIZE, changedBits } from './bits.ts'
import { PERSONAL_TAGS, TAG, tokensOf } from './tokens.ts'

/** A dossier that changed since the index took it in, with the ordinal it has or will get. */
export interface PendingDossier {
  readonly ordinal: number
  readonly record: DossierRecord
}

/** Where the index reads which dossiers this desk has written about. */
export type WrittenActs = Pick<Ledger, 'dossiersAfter' | 'countDossierEventsAfter'>

/** What waits to be taken in: the oldest of it, and where it ends. */
interface Waiting {
  readonly count: number
  /** The last line of the to-do list, and the last event of the ledger; 0 when there is none. */
  readonly lastLine: number
  readonly lastEvent: number
  readonly records: readonly DossierRecord[]
}

/** Changes that wait before housekeeping begins to take them in while the desk is busy. */
const WORTH_BEGINNING = 64
/** Changes taken in by one slice of housekeeping. */
const SLICE = 16
/** Changes that a search looks through one by one; when more wait, it has the index take them in first. */
const LONGEST_TAIL = 128
/** Changes taken in by one transaction when there are many, as after a rebuild. */
const BATCH = 4_096
/** A text above every token with the same beginning: the highest character there is. */
const ABOVE = '\u{10ffff}'

const STATE_TOKENS = DossierState.options.map((state) => TAG.state + state)

/** Places to set and to clear in one posting. */
interface Change {
  readonly set: number[]
  readonly cleared: number[]
}

/**
 * The search index over the table of dossiers: for each token and each block of {@link BLOCK_SIZE} dossiers the set of
 * those that have it.
 *
 * Why not a full-text table: here the work of a query has a bound that doesn't depend on luck (blocks × terms), states and
 * procedures are terms like words, a change of state flips two bits instead of writing a document anew, and new dossiers
 * touch the newest block only. At 1,000,000 dossiers there are 33 blocks, so four common words that never meet take some
 * 130 small reads.
 *
 * The index follows the table in its own time, so that reception doesn't pay for it. What this desk writes stands in the
 * ledger anyway: the index keeps the position up to which it has taken that in, and an act writes no page for it. What
 * is replayed or comes late from another machine has no such place; `touch` writes one line of a to-do list for it in the
 * same transaction. Both are as durable as the act, and a search looks through what waits, so a dossier is found from
 * the moment it is accepted, also after a crash.
 */
export class SearchIndex {
  readonly #store: Store
  readonly #table: DossierTable
  readonly #touch: Statement<[Buffer], never>
  readonly #pending: Statement<[number], { readonly arrival: number; readonly dossier: Buffer }>
  readonly #done: Statement<[number], never>
  readonly #countPending: Statement<[], { readonly pending: number }>
  readonly #takenUpTo: Statement<[], { readonly position: number }>
  readonly #begin: Statement<[number], never>
  readonly #takeUpTo: Statement<[number], never>
  readonly #nextOrdinal: Statement<[], { readonly ordinal: number }>
  readonly #ordinalOf: Statement<[Buffer], { readonly ordinal: number }>
  readonly #enter: Statement<[number, Buffer], never>
  readonly #leave: Statement<[number], never>
  readonly #dossierAt: Statement<[number], { readonly dossier: Buffer }>
  readonly #read: Statement<[number, string], { readonly bits: Buffer }>
  readonly #readRange: Statement<[number, string, string], { readonly bits: Buffer }>
  readonly #write: Statement<[number, string, Buffer], never>
  readonly #erase: Statement<[number, string], never>
  readonly #clear: readonly Statement<[], never>[]
  #written: WrittenActs | undefined
  #waiting: number | undefined
  #hasBegun = false
  #isCatchingUp = false

  constructor(store: Store, table: DossierTable) {
    this.#store = store
    this.#table = table
    this.#touch = store.prepare('INSERT INTO search_pending (dossier) VALUES (?)')
    this.#pending = store.prepare('SELECT arrival, dossier FROM search_pending ORDER BY arrival LIMIT ?')
    this.#done = store.prepare('DELETE FROM search_pending WHERE arrival <= ?')
    this.#countPending = store.prepare('SELECT count(*) AS pending FROM search_pending')
    this.#takenUpTo = store.prepare('SELECT position FROM search_taken')
    this.#begin = store.prepare('INSERT INTO search_taken (only, position) VALUES (1, ?) ON CONFLICT (only) DO NOTHING')
    this.#takeUpTo = store.prepare('UPDATE search_taken SET position = ?')
    this.#nextOrdinal = store.prepare('SELECT coalesce(max(ordinal) + 1, 0) AS ordinal FROM search_dossiers')
    this.#ordinalOf = store.prepare('SELECT ordinal FROM search_dossiers WHERE dossier = ?')
    this.#enter = store.prepare('INSERT INTO search_dossiers (ordinal, dossier) VALUES (?, ?)')
    this.#leave = store.prepare('DELETE FROM search_dossiers WHERE ordinal = ?')
    this.#dossierAt = store.prepare('SELECT dossier FROM search_dossiers WHERE ordinal = ?')
    this.#read = store.prepare('SELECT bits FROM search_postings WHERE block = ? AND token = ?')
    this.#readRange = store.prepare('SELECT bits FROM search_postings WHERE block = ? AND token >= ? AND token < ?')
    this.#write = store.prepare('INSERT OR REPLACE INTO search_postings (block, token, bits) VALUES (?, ?, ?)')
    this.#erase = store.prepare('DELETE FROM search_postings WHERE block = ? AND token = ?')
    this.#clear = ['search_dossiers', 'search_postings', 'search_pending', 'search_taken'].map((name) =>
      store.prepare(`DELETE FROM ${name}`),
    )
    store.onRollback(() => this.#forgetCounts())
    store.housekeeper.register({ name: 'dossiers.search', run: (quiet) => this.#keepUp(quiet) })
  }

  /** Follows what this desk writes from now on; until then only the to-do list is worked off. */
  follow(written: WrittenActs): void {
    this.#written = written
    this.#forgetCounts()
  }

  /** Hears of an event about a dossier that this desk writes in the open transaction. */
  noteWritten(position: number): void {
    // The first one ever, or since the index was emptied: what came before is on the to-do list or was taken in.
    if (!this.#hasBegun) this.#begin.run(position - 1)
    this.#hasBegun = true
    if (this.#waiting !== undefined) this.#waiting += 1
  }

  /** Notes that a dossier is new or has changed its state, in another way than by an act of this desk just now. */
  touch(dossier: Buffer): void {
    this.#touch.run(dossier)
    if (this.#waiting !== undefined) this.#waiting += 1
  }

  /** Takes everything personal of a dossier, as its row still tells it, out of the index at once; the rest stays. */
  forget(record: DossierRecord): void {
    const ordinal = this.#ordinalOf.find(record.id)?.ordinal
    if (ordinal === undefined) return
    const personal = [...tokensOf(record)].filter((token) => PERSONAL_TAGS.includes(token.charAt(0)))
    this.#clearFrom(ordinal, personal)
  }

  /** Takes a dossier, as its row still tells it, out of the index; touched again, it comes back as the newest. */
  remove(record: DossierRecord): void {
    const ordinal = this.#ordinalOf.find(record.id)?.ordinal
    if (ordinal === undefined) return
    this.#clearFrom(ordinal, new Set([...tokensOf(record), ...STATE_TOKENS]))
    this.#leave.run(ordinal)
  }

  /** Empties the index. */
  clear(): void {
    for (const statement of this.#clear) statement.run()
    this.#forgetCounts()
  }

  /** How many changes wait to be taken in. */
  countWaiting(): number {
    if (this.#waiting === undefined) {
      const from = this.#takenUpTo.find()?.position
      const events = from === undefined ? undefined : this.#written?.countDossierEventsAfter(from)
      this.#waiting = this.#countPending.get().pending + (events ?? 0)
    }
    return this.#waiting
  }

  /** Takes in all that waits, in large transactions: after a rebuild, an import, or for a test. */
  catchUp(): void {
    while (this.countWaiting() > 0) this.#takeIn(BATCH)
  }

  /** What waits to be taken in, by ordinal; never more than a search can look through. */
  tail(): readonly PendingDossier[] {
    while (this.countWaiting() > LONGEST_TAIL) this.#takeIn(this.countWaiting() > BATCH ? BATCH : SLICE)
    if (this.countWaiting() === 0) return []
    let nextOrdinal = this.#nextOrdinal.get().ordinal
    return this.#oldestWaiting(LONGEST_TAIL).records.map((record) => {
      const known = this.#ordinalOf.find(record.id)
      return { ordinal: known?.ordinal ?? nextOrdinal++, record }
    })
  }

  /** How many ordinals were given, those of pending dossiers not included. */
  nextOrdinal(): number {
    return this.#nextOrdinal.get().ordinal
  }

  /** The dossier with an ordinal. */
  findRecord(ordinal: number): DossierRecord | undefined {
    const entry = this.#dossierAt.find(ordinal)
    return entry && this.#table.findByBytes(entry.dossier)
  }

  /** The set of a token within a block, or nothing. */
  posting(block: number, token: string): Buffer | undefined {
    return this.#read.find(block, token)?.bits
  }

  /** The sets of all tokens with a beginning within a block. */
  postingsBeginningWith(block: number, beginning: string): Buffer[] {
    return this.#readRange.all(block, beginning, beginning + ABOVE).map(({ bits }) => bits)
  }

  /** Begins when it is worth it or nobody works, and then goes on slice by slice until nothing waits. */
  #keepUp(quiet: boolean): boolean {
    const waiting = this.countWaiting()
    if (waiting >= WORTH_BEGINNING || (quiet && waiting > 0)) this.#isCatchingUp = true
    if (!this.#isCatchingUp) return false
    this.#takeIn(waiting > BATCH ? BATCH : SLICE)
    this.#isCatchingUp = this.countWaiting() > 0
    return this.#isCatchingUp
  }

  #forgetCounts(): void {
    this.#waiting = undefined
    this.#hasBegun = false
  }

  #oldestWaiting(limit: number): Waiting {
    const lines = this.#pending.all(limit)
    const from = this.#takenUpTo.find()?.position
    const events = (from === undefined ? undefined : this.#written?.dossiersAfter(from, limit - lines.length)) ?? []
    const distinct = new Map([...lines, ...events].map(({ dossier }) => [dossier.toString('latin1'), dossier]))
    return {
      count: lines.length + events.length,
      lastLine: lines.at(-1)?.arrival ?? 0,
      lastEvent: events.at(-1)?.position ?? 0,
      records: [...distinct.values()].flatMap((dossier) => this.#table.findByBytes(dossier) ?? []),
    }
  }

  #takeIn(limit: number): void {
    this.#store.withinDerivation(() => {
      const { count, lastLine, lastEvent, records } = this.#oldestWaiting(limit)
      const changes = new Map<number, Map<string, Change>>()
      for (const record of records) this.#plan(record, changes)
      for (const [block, tokens] of changes) {
        for (const [token, change] of tokens) this.#change(block, token, change)
      }
      if (lastLine > 0) this.#done.run(lastLine)
      if (lastEvent > 0) this.#takeUpTo.run(lastEvent)
      if (this.#waiting !== undefined) this.#waiting -= count
    })
  }

  #plan(record: DossierRecord, changes: Map<number, Map<string, Change>>): void {
    const known = this.#ordinalOf.find(record.id)
    const ordinal = known?.ordinal ?? this.#nextOrdinal.get().ordinal
    const block = Math.floor(ordinal / BLOCK_SIZE)
    const place = ordinal % BLOCK_SIZE
    const tokens = changes.get(block) ?? new Map<string, Change>()
    changes.set(block, tokens)
    const changeOf = (token: string): Change => {
      const change = tokens.get(token) ?? { set: [], cleared: [] }
      tokens.set(token, change)
      return change
    }
    if (known === undefined) {
      this.#enter.run(ordinal, record.id)
      for (const token of tokensOf(record)) changeOf(token).set.push(place)
    } else {
      // Of a dossier that is in the index only the state changes; anything else takes it out first.
      for (const token of STATE_TOKENS) {
        const change = changeOf(token)
        if (token === TAG.state + record.state) change.set.push(place)
        else change.cleared.push(place)
      }
    }
  }

  #change(block: number, token: string, { set, cleared }: Change): void {
    const kept = this.#read.find(block, token)?.bits
    if (kept === undefined && set.length === 0) return
    const bits = changedBits(kept, set, cleared)
    if (bits.length === 0) this.#erase.run(block, token)
    else this.#write.run(block, token, bits)
  }

  #clearFrom(ordinal: number, tokens: Iterable<string>): void {
    const block = Math.floor(ordinal / BLOCK_SIZE)
    const change = { set: [], cleared: [ordinal % BLOCK_SIZE] }
    for (const token of tokens) this.#change(block, token, change)
  }
}
