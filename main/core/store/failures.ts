import Database from 'better-sqlite3'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'

/**
 * SQLite's result codes, from the most telling to the most general, and what each means to the desk.
 * Extended codes begin with the primary one, so the first prefix that fits decides.
 */
const MEANINGS: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'store.disk-full'],
  // The shared-memory index could not grow: the only cause SQLite names is a volume without space.
  ['SQLITE_IOERR_SHMSIZE', 'store.disk-full'],
  ['SQLITE_READONLY', 'store.read-only'],
  ['SQLITE_CANTOPEN', 'store.read-only'],
  ['SQLITE_PERM', 'store.read-only'],
  ['SQLITE_BUSY', 'store.already-open'],
  ['SQLITE_LOCKED', 'store.already-open'],
  ['SQLITE_CORRUPT', 'store.corrupt'],
  ['SQLITE_NOTADB', 'store.corrupt'],
  ['SQLITE_IOERR_SHORT_READ', 'store.corrupt'],
  ['SQLITE_IOERR_READ', 'store.corrupt'],
  ['SQLITE_IOERR_CORRUPTFS', 'store.corrupt'],
  ['SQLITE_IOERR_DATA', 'store.corrupt'],
  // Any other failed input or output: the bytes may not have reached the disk.
  ['SQLITE_IOERR', 'store.not-durable'],
]

/** The operating system's codes that have a meaning of their own to people. */
const SYSTEM_MEANINGS: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'store.disk-full',
  EDQUOT: 'store.disk-full',
  EROFS: 'store.read-only',
  EACCES: 'store.read-only',
  EPERM: 'store.read-only',
  EIO: 'store.not-durable',
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/**
 * What a failure of SQLite or of the file system means to people: a {@link DeskError} with a `store` code that keeps the
 * original as its cause. Errors that are neither (a bug, a broken constraint) come back unchanged.
 */
export const storeFailure = (error: unknown): unknown => {
  const code = codeOf(error)
  if (code === undefined || error instanceof DeskError) return error
  if (error instanceof Database.SqliteError) {
    const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix))
    return meaning === undefined ? error : new DeskError(meaning[1], { sqlite: code }, { cause: error })
  }
  const meaning = SYSTEM_MEANINGS[code]
  return meaning === undefined ? error : new DeskError(meaning, { system: code }, { cause: error })
}
