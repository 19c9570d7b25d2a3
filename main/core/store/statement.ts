import type Database from 'better-sqlite3'
import { DeskError } from '../../../shared/errors.ts'
import { storeFailure } from './failures.ts'

/** What a value of SQLite is in JavaScript: INTEGER and REAL, TEXT, BLOB, NULL. */
export type SqliteValue = number | string | Buffer | null

/** What a write did: how many rows it touched, and the row identifier of the last one inserted. */
export interface WriteResult {
  readonly changes: number
  readonly rowid: number
}

/** What a connection and its statements share. */
export interface ConnectionState {
  readonly database: Database.Database
  /** Whether a transaction of the store is open. */
  inTransaction: boolean
  /** The first error of an open transaction that can no longer be committed. */
  broken: { readonly error: unknown } | undefined
}

/**
 * A statement compiled once and run many times. `Parameters` are the values of its question marks, `Row` is what one
 * row of its result looks like.
 *
 * `Row` is a statement of fact by whoever writes the SQL and isn't checked on every row: only this program writes the
 * file, every table is STRICT, every page is authenticated by the cipher, and each statement is run by a test.
 * Everything that comes from outside is validated before it is written.
 *
 * Every method throws a `store` error when the file fails, `store.closed` after the store was closed, and the first error
 * again within a transaction that can no longer be committed.
 */
export class Statement<Parameters extends SqliteValue[], Row> {
  readonly #connection: ConnectionState
  readonly #statement: Database.Statement<Parameters, Row>

  constructor(connection: ConnectionState, sql: string) {
    this.#connection = connection
    try {
      this.#statement = connection.database.prepare<Parameters, Row>(sql)
    } catch (error) {
      throw failureOf(connection, error)
    }
  }

  /** The first row, or undefined when there is none. */
  find(...parameters: Parameters): Row | undefined {
    refuseBroken(this.#connection)
    try {
      return this.#statement.get(...parameters)
    } catch (error) {
      throw failureOf(this.#connection, error)
    }
  }

  /** The only row of a statement that always has one, such as an aggregate. */
  get(...parameters: Parameters): Row {
    const row = this.find(...parameters)
    if (row === undefined) throw new Error(`A statement that always has a row had none: ${this.#statement.source}`)
    return row
  }

  /** All rows; the statement should bound how many there can be. */
  all(...parameters: Parameters): Row[] {
    refuseBroken(this.#connection)
    try {
      return this.#statement.all(...parameters)
    } catch (error) {
      throw failureOf(this.#connection, error)
    }
  }

  /** Row by row; nothing can be written by anyone until the loop has ended. */
  *each(...parameters: Parameters): Generator<Row, void, undefined> {
    const rows = this.#open(parameters)
    try {
      for (let next = this.#next(rows); next.done !== true; next = this.#next(rows)) yield next.value
    } finally {
      rows.return?.()
    }
  }

  /** Runs a statement that returns no rows. */
  run(...parameters: Parameters): WriteResult {
    refuseBroken(this.#connection)
    try {
      const { changes, lastInsertRowid } = this.#statement.run(...parameters)
      return { changes, rowid: Number(lastInsertRowid) }
    } catch (error) {
      throw failureOf(this.#connection, error)
    }
  }

  #open(parameters: Parameters): IterableIterator<Row> {
    refuseBroken(this.#connection)
    try {
      return this.#statement.iterate(...parameters)
    } catch (error) {
      throw failureOf(this.#connection, error)
    }
  }

  #next(rows: IterableIterator<Row>): IteratorResult<Row, unknown> {
    try {
      return rows.next()
    } catch (error) {
      throw failureOf(this.#connection, error)
    }
  }
}

const refuseBroken = ({ broken }: ConnectionState): void => {
  if (broken !== undefined) throw broken.error
}

const failureOf = (connection: ConnectionState, error: unknown): unknown => {
  const { database, inTransaction } = connection
  const failure = database.open ? storeFailure(error) : new DeskError('store.closed', {}, { cause: error })
  // A full disk can make SQLite roll back by itself; what came next would be committed on its own.
  if (inTransaction && !database.inTransaction) connection.broken ??= { error: failure }
  return failure
}
