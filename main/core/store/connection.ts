import Database from 'better-sqlite3'
import { DeskError } from '../../../shared/errors.ts'

/** Milliseconds to wait for a reader that stands in the way of a checkpoint. */
const BUSY_TIMEOUT_MS = 2_000

/** Size of the page cache in KiB. */
const CACHE_KIB = 64 * 1_024

/** A write-ahead log larger than this many bytes is cut back when it starts over. */
const LOG_FILE_LIMIT_BYTES = 64 * 1_024 * 1_024

/**
 * Settings of every connection that writes, each read back after it was set. SQLite is compiled here with
 * `synchronous=NORMAL` for write-ahead logging, which may lose the last commits on a power cut: FULL is law 1.
 */
const SETTINGS: readonly (readonly [pragma: string, value: string | number, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  // macOS only: fsync alone leaves the bytes in the drive's cache there.
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // Deleted personal data is overwritten, and sorting never spills it into a temporary file in the clear.
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  // Checkpoints are placed between replies by the housekeeper.
  ['wal_autocheckpoint', 0, 0],
  ['journal_size_limit', LOG_FILE_LIMIT_BYTES, LOG_FILE_LIMIT_BYTES],
  ['cache_size', -CACHE_KIB, -CACHE_KIB],
]

/** Options for the native part: hosts below Node-API 10 load a build of their own. */
const nativeOptions = (): Database.Options => {
  const nativeBinding = process.env.MOTCUA_SQLITE_BINDING
  return nativeBinding ? { nativeBinding } : {}
}

/** Marks 32 bytes as a key and not as a passphrase, which would be run through a key derivation first. */
const RAW_KEY_MARK = Buffer.from('raw:')

type EncryptedDatabase = Database.Database & { key(key: Buffer): number }

/** Whether the build of SQLite that was loaded can encrypt; the plain one would silently write in the clear. */
const canEncrypt = (database: Database.Database): database is EncryptedDatabase =>
  'key' in database && typeof database.key === 'function'

/** A connection to an encrypted file. Nothing is read yet, so a wrong key isn't noticed yet. */
export const connect = (file: string, key: Buffer, options: { readonly readonly: boolean }): Database.Database => {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS, ...options, ...nativeOptions() })
  const marked = Buffer.concat([RAW_KEY_MARK, key])
  try {
    if (!canEncrypt(database)) throw new Error('This build of SQLite has no encryption')
    database.pragma(`cipher = 'aegis'`)
    database.key(marked)
    return database
  } catch (error) {
    database.close()
    throw error
  } finally {
    marked.fill(0)
  }
}

/**
 * Makes a connection durable and discreet, and reads back that it is.
 * @throws DeskError store.not-durable when SQLite keeps another setting than the one asked for.
 */
export const configure = (database: Database.Database): void => {
  for (const [pragma, value, expected] of SETTINGS) {
    database.pragma(`${pragma} = ${value}`)
    const found = database.pragma(pragma, { simple: true })
    if (found !== expected) throw new DeskError('store.not-durable', { setting: pragma, found: String(found) })
  }
}

/**
 * Holds a lock on a file until it is closed or the process ends in whatever way: the operating system lets go of it even
 * after kill -9. SQLite's own file lock does it, since Node offers none; the lock file stays empty. The database itself
 * isn't opened in exclusive mode, which was no faster in a test and would bar a reading worker for ever.
 * @throws DeskError store.already-open
 */
export const holdLock = (file: string): Database.Database => {
  const lock = new Database(file, { timeout: 0, ...nativeOptions() })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    const taken = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw taken ? new DeskError('store.already-open', {}, { cause: error }) : error
  }
}
