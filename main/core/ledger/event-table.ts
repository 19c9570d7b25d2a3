import type { Statement, Store } from '../store/index.ts'
import { compareTicks } from './clock.ts'
import type { Device, Devices } from './device.ts'
import type { DossierKeys } from './dossier-keys.ts'
import { type HashedEvent, NO_EVENT } from './encoding.ts'
import { toBytes, toText } from './identifiers.ts'
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
}

/** The last event of a device, as far as the next one needs to know it. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: Buffer
  readonly wallMs: number
  readonly logical: number
}

const COLUMNS = `position, id, dossier, device, sequence, officer, wall_ms, logical, type, version, open, sealed, previous,
  hash`

/** Negative, zero or positive as one event comes before or after another in the order that is the same everywhere. */
export const compareEvents = (one: StoredEvent, other: StoredEvent): number =>
  compareTicks(one.tick, other.tick) ||
  compareTexts(one.device, other.device) ||
  one.epoch - other.epoch ||
  one.sequence - other.sequence

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

type InsertParameters = [
  id: Buffer,
  dossier: Buffer | null,
  device: number,
  sequence: number,
  officer: Buffer | null,
  wallMs: number,
  logical: number,
  type: string,
  version: number,
  open: string,
  sealed: Buffer | null,
  previous: Buffer,
  hash: Buffer,
]

/** Reads and extends the table of events; nothing else touches it. */
export class EventTable {
  readonly #devices: Devices
  readonly #keys: DossierKeys
  readonly #insert: Statement<InsertParameters, never>
  readonly #head: Statement<[number], { sequence: number; hash: Buffer; wall_ms: number; logical: number }>
  readonly #ofDossier: Statement<[Buffer], EventRow>
  readonly #afterSequence: Statement<[number, number, number], EventRow>
  readonly #afterPosition: Statement<[number, number], EventRow>
  readonly #bySequence: Statement<[number, number], EventRow>
  readonly #lastPosition: Statement<[], { position: number }>

  constructor(store: Store, devices: Devices, keys: DossierKeys) {
    this.#devices = devices
    this.#keys = keys
    this.#insert = store.prepare(
      `INSERT INTO events (id, dossier, device, sequence, officer, wall_ms, logical, type, version, open, sealed,
        previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#head = store.prepare(
      'SELECT sequence, hash, wall_ms, logical FROM events WHERE device = ? ORDER BY sequence DESC LIMIT 1',
    )
    this.#ofDossier = store.prepare(`SELECT ${COLUMNS} FROM events WHERE dossier = ?`)
    this.#afterSequence = store.prepare(
      `SELECT ${COLUMNS} FROM events WHERE device = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
    )
    this.#afterPosition = store.prepare(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`)
    this.#bySequence = store.prepare(`SELECT ${COLUMNS} FROM events WHERE device = ? AND sequence = ?`)
    this.#lastPosition = store.prepare('SELECT coalesce(max(position), 0) AS position FROM events')
  }

  /** Adds an event of a device; the database refuses it unless it follows the device's last one. Returns its position. */
  insert(device: Device, event: HashedEvent, hash: Buffer): number {
    return this.#insert.run(
      event.id,
      event.dossier,
      device.number,
      event.sequence,
      event.officer,
      event.wallMs,
      event.logical,
      event.type,
      event.version,
      event.open,
      event.sealed,
      event.previous,
      hash,
    ).rowid
  }

  /** The end of a device's chain; before its first event a head of zeros. */
  head(device: Device): ChainHead {
    const row = this.#head.find(device.number)
    if (row === undefined) return { sequence: 0, hash: NO_EVENT, wallMs: 0, logical: 0 }
    return { sequence: row.sequence, hash: row.hash, wallMs: row.wall_ms, logical: row.logical }
  }

  /** The last position given on this machine, which is also the number of events. */
  lastPosition(): number {
    return this.#lastPosition.get().position
  }

  /** Events after a position, by position. */
  afterPosition(position: number, limit: number): readonly EventRow[] {
    return this.#afterPosition.all(position, limit)
  }

  /** Events of a device after one of its sequence numbers, by sequence. */
  afterSequence(device: number, sequence: number, limit: number): readonly EventRow[] {
    return this.#afterSequence.all(device, sequence, limit)
  }

  /** The event of a device with a sequence number. */
  findBySequence(device: number, sequence: number): EventRow | undefined {
    return this.#bySequence.find(device, sequence)
  }

  /** All events of a dossier in canonical order. */
  ofDossier(dossier: string): readonly StoredEvent[] {
    return this.#ofDossier
      .all(toBytes(dossier))
      .map((row) => this.toEvent(row))
      .sort(compareEvents)
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
      row.open,
      () => {
        if (sealed === null || dossier === undefined) return undefined
        const key = this.#keys.find(dossier, 'event')
        return key === undefined ? undefined : unseal(sealed, key, row.id)
      },
    )
  }
}
