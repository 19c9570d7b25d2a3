import type { KeyObject } from 'node:crypto'
import { DeskError } from '../../../shared/errors.ts'
import type { Statement, Store } from '../store/index.ts'
import { compareTicks } from './clock.ts'
import type { Device, Devices } from './device.ts'
import type { DossierThreads, Thread } from './dossier-threads.ts'
import { type HashedEvent, NO_EVENT } from './encoding.ts'
import { toText } from './identifiers.ts'
import { unseal } from './sealing.ts'
import { StoredEvent } from './stored-event.ts'

/** A row of `events`. */
export interface EventRow {
  readonly position: number
  readonly id: Buffer
  readonly dossier: Buffer | null
  readonly device: number
  readonly sequence: number
  readonly officer: Buffer | null
  readonly wall_ms: number
  readonly logical: number
  readonly type: string
  readonly version: number
  readonly open: string
  readonly sealed: Buffer | null
  readonly previous: Buffer
  readonly hash: Buffer
  readonly before: number | null
}

/** Place of an event, and the dossier it is about. */
export interface DossierPlace {
  readonly position: number
  readonly dossier: Buffer
}

/** The last event of a device, as far as the next one needs to know it. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: Buffer
  readonly wallMs: number
  readonly logical: number
}

const COLUMNS = `position, id, dossier, device, sequence, officer, wall_ms, logical, type, version, open, sealed, previous,
  hash, before`

/** Negative, zero or positive as one event comes before or after another in the order that is the same everywhere. */
export const compareEvents = (one: StoredEvent, other: StoredEvent): number =>
  compareTicks(one.tick, other.tick) ||
  compareTexts(one.device, other.device) ||
  one.epoch - other.epoch ||
  one.sequence - other.sequence

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

type InsertParameters = [
  position: number,
  id: Buffer,
  dossier: Buffer | null,
  officer: Buffer | null,
  wallMs: number,
  logical: number,
  type: string,
  version: number,
  open: string,
  sealed: Buffer | null,
  previous: Buffer,
  hash: Buffer,
  before: number | null,
]

/** Sequence numbers of one device; see the migration. */
const PLACES_PER_DEVICE = 2 ** 40

/** Reads and extends the table of events; nothing else touches it. */
export class EventTable {
  readonly #devices: Devices
  readonly #threads: DossierThreads
  readonly #insert: Statement<InsertParameters, never>
  readonly #head: Statement<[number, number], { sequence: number; hash: Buffer; wall_ms: number; logical: number }>
  readonly #at: Statement<[number], EventRow>
  readonly #between: Statement<[number, number, number], EventRow>
  readonly #dossiersAfter: Statement<[number, number], DossierPlace>
  readonly #countAfter: Statement<[number], { readonly events: number }>

  constructor(store: Store, devices: Devices, threads: DossierThreads) {
    this.#devices = devices
    this.#threads = threads
    this.#insert = store.prepare(
      `INSERT INTO events (position, id, dossier, officer, wall_ms, logical, type, version, open, sealed,
        previous, hash, before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#head = store.prepare(
      `SELECT sequence, hash, wall_ms, logical FROM events WHERE position > ? AND position < ?
       ORDER BY position DESC LIMIT 1`,
    )
    this.#at = store.prepare(`SELECT ${COLUMNS} FROM events WHERE position = ?`)
    this.#between = store.prepare(
      `SELECT ${COLUMNS} FROM events WHERE position > ? AND position < ? ORDER BY position LIMIT ?`,
    )
    const afterPlace = 'FROM events WHERE position > ? AND dossier IS NOT NULL'
    this.#dossiersAfter = store.prepare(`SELECT position, dossier ${afterPlace} ORDER BY position LIMIT ?`)
    this.#countAfter = store.prepare(`SELECT count(*) AS events ${afterPlace}`)
  }

  /**
   * Adds an event of a device to the thread of its dossier, if it has one; the database refuses it unless it follows the
   * last one of both.
   * @returns its position.
   */
  insert(device: Device, event: HashedEvent, hash: Buffer, thread: Thread | undefined): number {
    const position = placeOf(device.number, event.sequence)
    this.#insert.run(
      position,
      event.id,
      event.dossier,
      event.officer,
      event.wallMs,
      event.logical,
      event.type,
      event.version,
      event.open,
      event.sealed,
      event.previous,
      hash,
      thread?.lastEvent ?? null,
    )
    if (thread !== undefined) this.#threads.advance(thread, position)
    return position
  }

  /** The end of a device's chain; before its first event a head of zeros. */
  head({ number }: Device): ChainHead {
    const row = this.#head.find(placeOf(number, 0), placeOf(number + 1, 0))
    if (row === undefined) return { sequence: 0, hash: NO_EVENT, wallMs: 0, logical: 0 }
    return { sequence: row.sequence, hash: row.hash, wallMs: row.wall_ms, logical: row.logical }
  }

  /** How many events there are; chains have no gaps. */
  count(): number {
    return this.#devices.all().reduce((total, device) => total + this.head(device).sequence, 0)
  }

  /** Events of a device after one of its sequence numbers, in order. */
  chainAfter({ number }: Device, sequence: number, limit: number): readonly EventRow[] {
    return this.#between.all(placeOf(number, sequence), placeOf(number + 1, 0), limit)
  }

  /** Where dossiers had an event after a position, in order. */
  dossiersAfter(position: number, limit: number): readonly DossierPlace[] {
    return this.#dossiersAfter.all(position, limit)
  }

  /** How many events of dossiers stand after a position. */
  countDossierEventsAfter(position: number): number {
    return this.#countAfter.get(position).events
  }

  /** The event at a position that is known to have one. */
  get(position: number): StoredEvent {
    return this.toEvent(this.#at.get(position))
  }

  /** All events of a dossier in canonical order. */
  ofDossier(dossier: string): readonly StoredEvent[] {
    const events: StoredEvent[] = []
    for (let position = this.#threads.lastEvent(dossier); position !== null; ) {
      const row = this.#at.get(position)
      events.push(this.toEvent(row))
      position = row.before
    }
    return events.sort(compareEvents)
  }

  /** What the hash of a row covers. */
  toHashed(row: EventRow): HashedEvent {
    const device = this.#devices.get(row.device)
    return { ...row, deviceId: device.idBytes, epoch: device.epoch, wallMs: row.wall_ms }
  }

  /** A row as the rest of the desk sees it. */
  toEvent(row: EventRow): StoredEvent {
    const device = this.#devices.get(row.device)
    const dossier = row.dossier === null ? undefined : toText(row.dossier)
    const { sealed } = row
    return new StoredEvent(
      {
        position: row.position,
        id: toText(row.id),
        type: row.type,
        version: row.version,
        dossier,
        officer: row.officer === null ? undefined : toText(row.officer),
        device: device.id,
        epoch: device.epoch,
        sequence: row.sequence,
        tick: { wallMs: row.wall_ms, logical: row.logical },
      },
      {
        readOpen: () => JSON.parse(row.open),
        readPersonal: () => {
          if (sealed === null || row.dossier === null) return undefined
          const key = this.#threads.findEventKey(row.dossier)
          return key === undefined ? undefined : JSON.parse(unsealed(sealed, key, row))
        },
      },
    )
  }
}

const placeOf = (device: number, sequence: number): number => device * PLACES_PER_DEVICE + sequence

const unsealed = (sealed: Buffer, key: KeyObject, { id, position }: EventRow): string => {
  try {
    return unseal(sealed, key, id)
  } catch (error) {
    throw new DeskError('ledger.chain-broken', { position }, { cause: error })
  }
}
