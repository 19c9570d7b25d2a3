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
 * The least that keeps a payload durably in an encrypted file: one table, one INSERT, one commit that is on the disk
 * when it returns. Same cipher, key and settings as the desk.
 */
export class BareFile {
  readonly #file: string
  readonly #database: Database.Database
  readonly #insert: Database.Statement<[Buffer]>

  constructor(file: string, key: Buffer) {
    this.#file = file
    this.#database = openEncrypted(file, key)
    this.#database.exec('CREATE TABLE payloads (id INTEGER PRIMARY KEY, payload BLOB NOT NULL) STRICT')
    this.#insert = this.#database.prepare('INSERT INTO payloads (payload) VALUES (?)')
  }

  /** One durable transaction; the milliseconds it took. */
  keep(payload: Buffer): number {
    const begin = performance.now()
    this.#insert.run(payload)
    return performance.now() - begin
  }

  /** Moves the log into the file, as the desk does between replies. */
  tidy(): void {
    this.#database.pragma('wal_checkpoint(PASSIVE)')
  }

  /** Writes so many random payloads in large transactions; the seconds it took, and the bytes of the file. */
  fill(payloads: number, bytes: number): { readonly seconds: number; readonly fileBytes: number } {
    const payload = randomBytes(bytes)
    const begin = performance.now()
    const writeBatch = this.#database.transaction((count: number) => {
      for (let each = 0; each < count; each += 1) this.#insert.run(payload)
    })
    for (let done = 0; done < payloads; done += BATCH) {
      writeBatch(Math.min(BATCH, payloads - done))
      this.tidy()
    }
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    return { seconds: (performance.now() - begin) / 1_000, fileBytes: statSync(this.#file).size }
  }

  close(): void {
    this.#database.close()
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
