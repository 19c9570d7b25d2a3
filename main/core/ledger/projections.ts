import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { SqliteValue, Statement, Store } from '../store/index.ts'
import type { Devices } from './device.ts'
import { compareEvents, type EventTable } from './event-table.ts'
import type { EventRegistry } from './events.ts'
import { inCanonicalOrder } from './replay.ts'
import type { StoredEvent } from './stored-event.ts'

/** What a projection may ask about the past of a dossier. */
export interface DossierPast {
  /** The events of a dossier that have been applied, in canonical order. */
  eventsOf(dossier: string): readonly StoredEvent[]
  /**
   * Whether no applied event of the same dossier comes after this one in canonical order. When false the event has
   * arrived late, from another machine: fold the dossier anew from `eventsOf`.
   */
  isLatestOf(event: StoredEvent): boolean
  /** Whether this machine writes the event just now, as the last one of its chain; otherwise it is replayed or came late. */
  readonly isBeingWritten: boolean
  /** Whether it is being written as the first of its dossier, of which no table knows anything yet. */
  readonly isFirst: boolean
}

/**
 * Tables that screens read, derived from the ledger and from nothing else (law 2). Applying the same events in canonical
 * order gives the same rows on every machine and at every time, also after the personal data of a dossier was destroyed.
 */
export interface Projection {
  readonly name: string
  /** Counts up whenever the rows for the same events change; the projection is then rebuilt at the next start. */
  readonly version: number
  /** Every table it writes. */
  readonly tables: readonly string[]
  /** Takes an event in, within the transaction that keeps it. */
  apply(event: StoredEvent, past: DossierPast): void
  /** Empties the tables. */
  reset(): void
  /** Takes the personal data of a dossier out, as replaying without it would. */
  forget(dossier: string, past: DossierPast): void
}

/** How far a long run over the ledger is: events done, of how many. */
export type Progress = (done: number, total: number) => void

/** Events replayed in one transaction, between two breaths for requests. */
const REPLAY_BATCH = 512

/** The version in the books of a projection that is being rebuilt, so that a crash starts the rebuild again. */
const BEING_REBUILT = 0

/** Keeps the projections in step with the ledger. */
export class Projections {
  readonly #store: Store
  readonly #table: EventTable
  readonly #devices: Devices
  readonly #registry: EventRegistry
  readonly #projections: readonly Projection[]
  readonly #enter: Statement<[string, number], never>
  readonly #park: Statement<[number], never>
  readonly #unpark: Statement<[number], never>
  readonly #isParked: Statement<[number], { readonly parked: number }>
  readonly #own: DossierPast
  readonly #first: DossierPast
  readonly #inOrder: DossierPast
  readonly #late: DossierPast
  #isRebuilding = false
  #areInStep = false

  constructor(
    store: Store,
    table: EventTable,
    devices: Devices,
    registry: EventRegistry,
    projections: readonly Projection[],
  ) {
    this.#store = store
    this.#table = table
    this.#devices = devices
    this.#registry = registry
    this.#projections = projections
    this.#enter = store.prepare(
      'INSERT INTO projections (name, version) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET version = excluded.version',
    )
    this.#park = store.prepare('INSERT INTO parked_events (position) VALUES (?) ON CONFLICT (position) DO NOTHING')
    this.#unpark = store.prepare('DELETE FROM parked_events WHERE position = ?')
    this.#isParked = store.prepare('SELECT count(*) AS parked FROM parked_events WHERE position = ?')
    const eventsOf = (dossier: string): readonly StoredEvent[] => this.#appliedEventsOf(dossier)
    // Own events get a later tick than all others, and a replay comes in canonical order: no need to look.
    this.#own = { eventsOf, isLatestOf: () => true, isBeingWritten: true, isFirst: false }
    this.#first = { ...this.#own, isFirst: true }
    this.#inOrder = { ...this.#own, isBeingWritten: false }
    this.#late = { eventsOf, isLatestOf: (event) => this.#isLatest(event), isBeingWritten: false, isFirst: false }
  }

  /** Whether a rebuild is under way. */
  get isRebuilding(): boolean {
    return this.#isRebuilding
  }

  /** Whether the tables show the whole ledger; after a rebuild that broke off they don't, until the next one. */
  get areInStep(): boolean {
    return this.#areInStep
  }

  /** Events that this version of the application doesn't know; they wait for one that does. */
  countParked(): number {
    return this.#store.prepare<[], { parked: number }>('SELECT count(*) AS parked FROM parked_events').get().parked
  }

  /** Takes in an event that this device has just written, perhaps as the first of its dossier. */
  apply(event: StoredEvent, isFirst: boolean): void {
    const past = isFirst ? this.#first : this.#own
    for (const projection of this.#projections) projection.apply(event, past)
  }

  /** Takes the personal data of a dossier out of every projection. */
  forget(dossier: string): void {
    for (const projection of this.#projections) projection.forget(dossier, this.#late)
  }

  /** Brings the tables in step at a start: parked events that are known by now, and projections whose rules changed. */
  async catchUp(progress: Progress): Promise<void> {
    const versions = this.#store.prepare<[], { name: string; version: number }>('SELECT name, version FROM projections')
    const books = new Map(versions.all().map(({ name, version }) => [name, version]))
    const isCurrent = ({ name, version }: Projection): boolean => books.get(name) === version
    // Before the rebuild, which takes in every known event: a crash between the two must not apply one twice.
    this.#releaseParked(this.#projections.filter(isCurrent))
    const outdated = this.#projections.filter((projection) => !isCurrent(projection))
    if (outdated.length > 0) await this.#rebuild(outdated, progress)
    this.#areInStep = true
  }

  /** Empties all projections and replays the whole ledger into them. */
  rebuild(progress: Progress): Promise<void> {
    return this.#rebuild(this.#projections, progress)
  }

  /**
   * SHA-256 over all rows of a projection's tables in the order of their primary keys (of all columns where there is
   * none), each value with its type and length: equal digests mean equal rows.
   */
  digest(name: string): string {
    const projection = this.#projections.find((candidate) => candidate.name === name)
    if (projection === undefined) throw new Error(`No projection is called ${name}`)
    const columnsOf = this.#store.prepare<[string], { name: string; pk: number }>(
      'SELECT name, pk FROM pragma_table_info(?)',
    )
    const hash = createHash('sha256')
    for (const table of projection.tables) {
      const columns = columnsOf.all(table)
      const inKey = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
      const order = (inKey.length > 0 ? inKey : columns).map((column) => quoted(column.name)).join(', ')
      const rows = this.#store.prepare<[], Readonly<Record<string, SqliteValue>>>(
        `SELECT * FROM ${quoted(table)} ORDER BY ${order}`,
      )
      hash.update(`table ${table}\n`)
      for (const row of rows.each()) {
        for (const column of columns) hash.update(tagged(row[column.name] ?? null))
        hash.update('\n')
      }
    }
    return hash.digest('hex')
  }

  async #rebuild(projections: readonly Projection[], progress: Progress): Promise<void> {
    this.#isRebuilding = true
    this.#areInStep = false
    try {
      this.#store.transaction(() => {
        for (const projection of projections) {
          this.#enter.run(projection.name, BEING_REBUILT)
          projection.reset()
        }
      })
      const total = this.#table.count()
      const events = inCanonicalOrder(this.#table, this.#devices.all())
      let done = 0
      while (done < total) {
        const before = done
        this.#store.transaction(() => {
          for (const event of take(events, REPLAY_BATCH)) {
            this.#replay(event, projections)
            done += 1
          }
        })
        if (done === before) throw new Error(`The ledger counts ${total} events but holds ${done}`)
        progress(done, total)
        await setImmediate()
      }
      this.#store.transaction(() => {
        for (const { name, version } of projections) this.#enter.run(name, version)
      })
      this.#areInStep = true
    } finally {
      this.#isRebuilding = false
    }
  }

  #replay(event: StoredEvent, projections: readonly Projection[]): void {
    if (this.#registry.find(event.type, event.version) === undefined) this.#park.run(event.position)
    else for (const projection of projections) projection.apply(event, this.#inOrder)
  }

  #releaseParked(projections: readonly Projection[]): void {
    const parked = this.#store.prepare<[], { position: number }>('SELECT position FROM parked_events').all()
    const released = parked
      .map(({ position }) => this.#table.get(position))
      .filter(({ type, version }) => this.#registry.find(type, version) !== undefined)
      .sort(compareEvents)
    if (released.length === 0) return
    this.#store.transaction(() => {
      for (const event of released) {
        // One by one: what is still parked doesn't count as applied.
        this.#unpark.run(event.position)
        for (const projection of projections) projection.apply(event, this.#late)
      }
    })
  }

  #appliedEventsOf(dossier: string): readonly StoredEvent[] {
    return this.#table.ofDossier(dossier).filter(({ position }) => this.#isParked.get(position).parked === 0)
  }

  #isLatest(event: StoredEvent): boolean {
    if (event.dossier === undefined) return false
    const latest = this.#appliedEventsOf(event.dossier).at(-1)
    return latest === undefined || compareEvents(latest, event) <= 0
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function* take<Item>(items: Iterator<Item, void>, count: number): Generator<Item, void> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = items.next()
    if (next.done === true) return
    yield next.value
  }
}

const tagged = (value: SqliteValue): Buffer => {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
  const tag = value === null ? 'null' : Buffer.isBuffer(value) ? 'blob' : typeof value
  return Buffer.concat([Buffer.from(`${tag} ${bytes.length} `), bytes])
}
