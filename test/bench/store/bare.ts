import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { configure, connect } from '../../../main/core/store/connection.ts'

/** Payloads written by one transaction when there are many. */
const BATCH = 1_000

/** Another connection to an encrypted file, with the settings of the desk. */
export function openEncrypted(file: string, key: Buffer): Database.Database {
  const database = connect(file, key, { readonly: false })
  configure(database)
  return database
}

/**
 * The least that keeps a payload durably in an encrypted file: one table, and a transaction with one INSERT that is on the
 * disk when it returns. Same cipher, key and settings as the desk, and as many bytes as the event of a reception.
 */
export class BareFile {
  readonly #file: string
  readonly #payload: Buffer
  readonly #database: Database.Database
  readonly #insert: Database.Statement<[Buffer]>
  readonly #transaction: (payload: Buffer) => unknown

  constructor(file: string, key: Buffer, payloadBytes: number) {
    this.#file = file
    this.#payload = randomBytes(payloadBytes)
    this.#database = openEncrypted(file, key)
    this.#database.exec('CREATE TABLE payloads (id INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT')
    this.#insert = this.#database.prepare('INSERT INTO payloads (payload) VALUES (?)')
    this.#transaction = this.#database.transaction((payload: Buffer) => this.#insert.run(payload))
  }

  /** One durable transaction; the milliseconds it took. */
  keep(): number {
    const begin = performance.now()
    this.#transaction(this.#payload)
    return performance.now() - begin
  }

  /** Moves the log into the file, as the desk does between replies. */
  tidy(): void {
    this.#database.pragma('wal_checkpoint(PASSIVE)')
  }

  /** Writes as many payloads as a desk has events, in large transactions; the seconds it took, and the bytes of the file. */
  fill({ events, meanBytes }: Payloads): { readonly seconds: number; readonly fileBytes: number } {
    const payload = randomBytes(meanBytes)
    const begin = performance.now()
    const writeBatch = this.#database.transaction((count: number) => {
      for (let each = 0; each < count; each += 1) this.#insert.run(payload)
    })
    for (let done = 0; done < events; done += BATCH) {
      writeBatch(Math.min(BATCH, events - done))
      this.tidy()
    }
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    return { seconds: (performance.now() - begin) / 1_000, fileBytes: statSync(this.#file).size }
  }

  close(): void {
    this.#database.close()
  }
}

/** The payloads of a desk's events: what has to be kept of them, whatever the way. */
export interface Payloads {
  readonly events: number
  /** Mean of all events. */
  readonly meanBytes: number
  /** Mean of the receptions. */
  readonly receptionBytes: number
}

/** Looks at every event of a desk's database. */
export function weighPayloads(file: string, key: Buffer): Payloads {
  const database = openEncrypted(file, key)
  try {
    const select = database.prepare<[string], { events: number; bytes: number }>(
      `SELECT count(*) AS events, avg(octet_length(open) + coalesce(octet_length(sealed), 0)) AS bytes
       FROM events WHERE type LIKE ?`,
    )
    const all = select.get('%')
    const receptions = select.get('dossier.received')
    if (all === undefined || receptions === undefined) throw new Error('The desk has no events')
    return {
      events: all.events,
      meanBytes: Math.round(all.bytes),
      receptionBytes: Math.round(receptions.bytes),
    }
  } finally {
    database.close()
  }
}

/** The least that brings a page of found dossiers: so many rows read by their key from the same encrypted file. */
export class BarePage {
  readonly #database: Database.Database
  readonly #row: Database.Statement<[Buffer]>

  constructor(file: string, key: Buffer) {
    this.#database = openEncrypted(file, key)
    this.#row = this.#database.prepare('SELECT * FROM dossiers WHERE id = ?')
  }

  /** The milliseconds that it takes to read these rows. */
  read(ids: readonly Buffer[]): number {
    const begin = performance.now()
    for (const id of ids) this.#row.get(id)
    return performance.now() - begin
  }

  close(): void {
    this.#database.close()
  }
}
