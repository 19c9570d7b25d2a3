import type Database from 'better-sqlite3'
import { DeskError } from '../../../shared/errors.ts'
import { storeFailure } from './failures.ts'
import { Housekeeper, type HousekeepingReport } from './housekeeper.ts'
import { type ConnectionState, type SqliteValue, Statement } from './statement.ts'

/** Frames (pages) of the write-ahead log above which they are moved into the database when the desk is quiet. */
const CHECKPOINT_WHEN_QUIET = 256

/** Frames above which that happens between replies, quiet or not: 16 MiB. */
const CHECKPOINT_WHEN_BUSY = 4_096

/** Frames above which a writer has to wait for it: 64 MiB. */
const CHECKPOINT_AT_ONCE = 16_384

/** Commits between two looks at the length of the log from the writer's own turn. */
const COMMITS_BETWEEN_LOOKS = 64

/** What SQLite reads back for the settings of a commit: on the disk with the next checkpoint, and on the disk at once. */
const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const

interface CheckpointRow {
  readonly busy: number
  readonly log: number
  readonly checkpointed: number
}

/** What a store is made of; see `openStore`. */
export interface StoreParts {
  readonly directory: string
  readonly database: Database.Database
  readonly lock: Database.Database
  readonly report: HousekeepingReport
}

/**
 * The desk's open database: one connection, held by one process, whose every commit is on the disk when it returns, but for
 * what can be derived again.
 * All work is synchronous, so nothing ever runs between the statements of a transaction.
 */
export class Store {
  readonly directory: string
  readonly housekeeper: Housekeeper
  readonly #connection: ConnectionState
  readonly #lock: Database.Database
  readonly #report: HousekeepingReport
  readonly #begin: Statement<[], never>
  readonly #commit: Statement<[], never>
  readonly #rollback: Database.Statement<[]>
  readonly #lookAtLog: Statement<[], CheckpointRow>
  readonly #moveLog: Statement<[], CheckpointRow>
  readonly #rollbackListeners: (() => void)[] = []
  #commitsSinceLook = 0

  constructor({ directory, database, lock, report }: StoreParts) {
    this.directory = directory
    this.#connection = { database, inTransaction: false, broken: undefined }
    this.#lock = lock
    this.#report = report
    this.#begin = this.prepare('BEGIN IMMEDIATE')
    this.#commit = this.prepare('COMMIT')
    // Not one of our statements: it has to run when those refuse to.
    this.#rollback = database.prepare('ROLLBACK')
    this.#lookAtLog = this.prepare('PRAGMA wal_checkpoint(NOOP)')
    this.#moveLog = this.prepare('PRAGMA wal_checkpoint(PASSIVE)')
    this.housekeeper = new Housekeeper(report)
    this.housekeeper.register({ name: 'store.checkpoint', run: (quiet) => this.#keepLogShort(quiet) })
  }

  /** Whether a transaction is open. */
  get inTransaction(): boolean {
    return this.#connection.inTransaction
  }

  /** Compiles a statement; do it once and keep it. See {@link Statement} for what `Row` promises. */
  prepare<Parameters extends SqliteValue[], Row = never>(sql: string): Statement<Parameters, Row> {
    return new Statement<Parameters, Row>(this.#connection, sql)
  }

  /**
   * A family of statements with the same parameters and rows whose text varies within a bounded set, such as a query
   * with one of several orders: each text is compiled once.
   */
  prepareFamily<Parameters extends SqliteValue[], Row>(): (sql: string) => Statement<Parameters, Row> {
    const prepared = new Map<string, Statement<Parameters, Row>>()
    return (sql) => {
      const known = prepared.get(sql)
      if (known !== undefined) return known
      const statement = this.prepare<Parameters, Row>(sql)
      prepared.set(sql, statement)
      return statement
    }
  }

  /**
   * Runs `work` in one transaction that has the write lock from its start, and returns once the commit is on the disk.
   * Whatever `work` throws rolls everything back and comes out as it was thrown first.
   * @throws DeskError store.disk-full, store.read-only, store.not-durable, store.corrupt, store.closed
   * @throws Error when called within a transaction, or when `work` returns a promise.
   */
  transaction<Result>(work: () => Result): Result {
    if (this.inTransaction) throw new Error('A transaction is open already: join it or end it first')
    const result = this.#committed(work)
    // From here on the act is kept: trouble with the tidying up must not be told as its failure.
    this.#afterCommit()
    return result
  }

  /** Runs `work` within the open transaction, or in one of its own. */
  withinTransaction<Result>(work: () => Result): Result {
    return this.inTransaction ? work() : this.transaction(work)
  }

  /**
   * Runs `work` within the open transaction, or in one of its own whose commit isn't waited for: only for what is derived
   * from commits that were, with how far it is in the same transaction. A power cut takes such a commit away whole or leaves
   * it whole, never a later durable one, and what it did is done again.
   * @throws DeskError as {@link transaction}; store.not-durable when commits could not be made durable again
   */
  withinDerivation<Result>(work: () => Result): Result {
    if (this.inTransaction) return work()
    this.#setSynchronous('NORMAL')
    try {
      return this.transaction(work)
    } finally {
      this.#setSynchronous('FULL')
    }
  }

  /**
   * Bars the open transaction from going on and being committed, even if its owner catches `error`: for rooms whose act
   * failed half-way.
   */
  abandon(error: unknown): void {
    if (this.inTransaction) this.#connection.broken ??= { error }
  }

  /** Calls `listener` after every rollback, so that what was remembered of the undone rows can be forgotten. */
  onRollback(listener: () => void): void {
    this.#rollbackListeners.push(listener)
  }

  /**
   * Moves the write-ahead log into the database and empties its file, so that deleted data leaves it too.
   * @returns whether it is empty; false when a reader stood in the way.
   * @throws Error within a transaction.
   */
  truncateLog(): boolean {
    return this.prepare<[], CheckpointRow>('PRAGMA wal_checkpoint(TRUNCATE)').get().busy === 0
  }

  /** Checks the whole file; empty when it is sound, otherwise what SQLite found. Takes seconds on a large file. */
  check(): readonly string[] {
    try {
      const rows = this.prepare<[], { integrity_check: string }>('PRAGMA integrity_check').all()
      const foreign = this.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()
      return [
        ...rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
        ...foreign.map(({ table }) => `${table}: a row refers to one that is missing`),
      ]
    } catch (error) {
      // A page that fails its authentication ends the check at once.
      if (error instanceof DeskError && error.code === 'store.corrupt') return [error.message]
      throw error
    }
  }

  /** Ends the housekeeping, tidies up and closes the file; a second call does nothing. */
  close(): void {
    const { database } = this.#connection
    if (!database.open) return
    this.housekeeper.flush()
    this.housekeeper.stop()
    try {
      database.pragma('optimize')
      this.truncateLog()
    } catch (error) {
      // Nothing is lost: the log stays beside the database and is read at the next start.
      this.#report('store.close', storeFailure(error))
    } finally {
      database.close()
      this.#lock.close()
    }
  }

  #committed<Result>(work: () => Result): Result {
    const connection = this.#connection
    this.#begin.run()
    connection.inTransaction = true
    try {
      const result = work()
      if (result instanceof Promise) throw new Error('A transaction cannot wait for a promise')
      this.#commit.run()
      return result
    } catch (error) {
      this.#undo()
      throw error
    } finally {
      connection.inTransaction = false
      connection.broken = undefined
    }
  }

  /** SQLite takes this setting in when the statement is compiled, so it cannot be prepared. */
  #setSynchronous(setting: keyof typeof SYNCHRONOUS): void {
    const { database } = this.#connection
    if (!database.open) throw new DeskError('store.closed')
    let found: unknown
    try {
      database.pragma(`synchronous = ${setting}`)
      found = database.pragma('synchronous', { simple: true })
    } catch (error) {
      throw storeFailure(error)
    }
    if (found !== SYNCHRONOUS[setting]) {
      throw new DeskError('store.not-durable', { setting: 'synchronous', found: String(found) })
    }
  }

  #undo(): void {
    try {
      if (this.#connection.database.inTransaction) this.#rollback.run()
    } catch (error) {
      this.#report('store.rollback', storeFailure(error))
    }
    for (const forget of this.#rollbackListeners) forget()
  }

  #afterCommit(): void {
    this.#commitsSinceLook += 1
    if (this.#commitsSinceLook >= COMMITS_BETWEEN_LOOKS) {
      this.#commitsSinceLook = 0
      this.#keepLogBounded()
    }
    this.housekeeper.afterWrite()
  }

  #keepLogShort(quiet: boolean): boolean {
    if (this.#framesInLog() >= (quiet ? CHECKPOINT_WHEN_QUIET : CHECKPOINT_WHEN_BUSY)) this.#moveLog.all()
    return false
  }

  #keepLogBounded(): void {
    try {
      if (this.#framesInLog() >= CHECKPOINT_AT_ONCE) this.#moveLog.all()
    } catch (error) {
      this.#report('store.checkpoint', error)
    }
  }

  #framesInLog(): number {
    const { log, checkpointed } = this.#lookAtLog.get()
    return log - checkpointed
  }
}
