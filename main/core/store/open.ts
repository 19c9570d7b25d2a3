import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DeskError } from '../../../shared/errors.ts'
import { configure, connect, holdLock } from './connection.ts'
import { storeFailure } from './failures.ts'
import type { HousekeepingReport } from './housekeeper.ts'
import { checkKey, keepKeyCheck } from './key-check.ts'
import { type Migration, migrate, orderMigrations, refuseFuture } from './migrate.ts'
import { Store } from './store.ts'
import { syncDirectory } from './sync-directory.ts'

/** Bytes in the key of a database. */
export const STORE_KEY_BYTES = 32

/** The encrypted database within a desk's directory. */
export const DATABASE_FILE = 'desk.db'
const LOCK_FILE = 'desk.lock'
const KEY_CHECK_FILE = 'desk.key-check'

/** What a store needs to be opened. */
export interface StoreOptions {
  /** The desk's own directory; made when it isn't there. */
  readonly directory: string
  /** 32 random bytes. The store makes no copy that outlives this call; whoever owns the buffer wipes it. */
  readonly key: Buffer
  /** Kept with every migration that this version applies. */
  readonly applicationVersion: string
  /** The migrations of every room, in any order. */
  readonly migrations: readonly Migration[]
  /** Told of every housekeeping task that failed. */
  readonly report: HousekeepingReport
}

/**
 * Opens a desk's database, making it on the first start: encrypted with AEGIS-256, write-ahead log with every commit
 * synchronised to the disk, migrated to the newest shape, and held against a second process.
 * @throws DeskError store.wrong-key, store.corrupt (also when the file of an existing desk is gone), store.from-future
 *   (nothing is written then), store.already-open, store.not-durable, store.disk-full, store.read-only
 */
export const openStore = (options: StoreOptions): Store => {
  if (options.key.length !== STORE_KEY_BYTES) throw new Error(`The key of a store has ${STORE_KEY_BYTES} bytes`)
  const chain = orderMigrations(options.migrations)
  let lock: Database.Database | undefined
  try {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 })
    lock = holdLock(join(options.directory, LOCK_FILE))
    const database = openDatabase(options, chain)
    return new Store({ directory: options.directory, database, lock, report: options.report })
  } catch (error) {
    lock?.close()
    throw storeFailure(error)
  }
}

/**
 * Removes what is left of a founding that broke off, so that the next one starts from nothing. Never for a desk that was
 * founded: its dossiers would be gone.
 * @throws DeskError store.read-only
 */
export const removeStore = (directory: string): void => {
  try {
    for (const name of [KEY_CHECK_FILE, DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`]) {
      rmSync(join(directory, name), { force: true })
    }
  } catch (error) {
    throw storeFailure(error)
  }
}

const openDatabase = (options: StoreOptions, chain: readonly Migration[]): Database.Database => {
  const { directory, key } = options
  const file = join(directory, DATABASE_FILE)
  const keyCheckFile = join(directory, KEY_CHECK_FILE)
  const keyCheck = checkKey(keyCheckFile, key)
  const unreadable = keyCheck === 'fits' ? 'store.corrupt' : 'store.wrong-key'
  const exists = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0

  if (keyCheck !== 'absent') {
    if (!exists) throw new DeskError('store.corrupt', { found: 'nothing' })
    // A first look through a connection that cannot write: a refused database stays as it was. Without a key check the
    // first start was cut short, and there may be a journal that only a writer can roll back.
    const reader = connect(file, key, { readonly: true })
    try {
      firstRead(unreadable, () => refuseFuture(reader, chain))
    } finally {
      reader.close()
    }
  }

  const database = connect(file, key, { readonly: false })
  try {
    firstRead(unreadable, () => refuseFuture(database, chain))
    configure(database)
    migrate(database, chain, options.applicationVersion)
    if (keyCheck !== 'fits') {
      keepKeyCheck(keyCheckFile, key)
      syncDirectory(directory)
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Reads the file for the first time: "not a database" then means a wrong key or a damaged first page. */
const firstRead = (unreadable: 'store.corrupt' | 'store.wrong-key', read: () => void): void => {
  try {
    read()
  } catch (error) {
    const isUnreadable = error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB'
    throw isUnreadable ? new DeskError(unreadable, {}, { cause: error }) : error
  }
}
