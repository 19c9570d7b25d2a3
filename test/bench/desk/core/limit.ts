import type Database from 'better-sqlite3'
import type { CoreKind } from '../../report/desk-plan.ts'
import { openEncrypted } from '../../store/bare.ts'
import { REGISTER_LINES } from './questions.ts'

/** Rows whose keys are known beforehand. */
const KEYS = 20_000

/**
 * The least that could answer, with the same key and settings: for the queues one count over an index that covers it, for a
 * dashboard one row by its key, for a page of the register as many rows as it has lines.
 */
export class CoreLimit {
  readonly #database: Database.Database
  readonly #count: Database.Statement<[]>
  readonly #row: Database.Statement<[Buffer]>
  readonly #keys: readonly Buffer[]
  #next = 0

  constructor(file: string, key: Buffer) {
    this.#database = openEncrypted(file, key)
    this.#count = this.#database.prepare(`SELECT count(*) FROM dossiers WHERE state = 'done'`)
    this.#row = this.#database.prepare('SELECT * FROM register_dossiers WHERE id = ?')
    this.#keys = this.#database
      .prepare<[number], Buffer>('SELECT id FROM dossiers ORDER BY id DESC LIMIT ?')
      .pluck()
      .all(KEYS)
  }

  /** The milliseconds that the least takes. */
  read(kind: CoreKind): number {
    const begin = performance.now()
    if (kind === 'counts') this.#count.get()
    else this.#readRows(kind.startsWith('register') ? REGISTER_LINES : 1)
    return performance.now() - begin
  }

  close(): void {
    this.#database.close()
  }

  #readRows(count: number): void {
    for (let read = 0; read < count; read += 1) {
      // Steps that hardly ever meet again, so that the rows are not all on one page.
      this.#next = (this.#next + 7_919) % this.#keys.length
      const key = this.#keys[this.#next]
      if (key !== undefined) this.#row.get(key)
    }
  }
}
