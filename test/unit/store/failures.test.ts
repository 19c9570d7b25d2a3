import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { storeFailure } from '../../../main/core/store/failures.ts'
import { DeskError } from '../../../shared/errors.ts'

const systemError = (code: string): Error => Object.assign(new Error(code), { code })
const meaningOf = (error: unknown): string => {
  const meaning = storeFailure(error)
  return meaning instanceof DeskError ? meaning.code : 'unchanged'
}

describe('storeFailure', () => {
  it.each([
    ['SQLITE_FULL', 'store.disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'store.disk-full'],
    ['SQLITE_READONLY', 'store.read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'store.read-only'],
    ['SQLITE_CANTOPEN', 'store.read-only'],
    ['SQLITE_BUSY', 'store.already-open'],
    ['SQLITE_CORRUPT', 'store.corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'store.corrupt'],
    ['SQLITE_NOTADB', 'store.corrupt'],
    ['SQLITE_IOERR_SHORT_READ', 'store.corrupt'],
    ['SQLITE_IOERR_FSYNC', 'store.not-durable'],
    ['SQLITE_IOERR_WRITE', 'store.not-durable'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'unchanged'],
    ['SQLITE_ERROR', 'unchanged'],
  ])('says of %s that it is %s', (code, meaning) => {
    expect(meaningOf(new Database.SqliteError('message', code))).toBe(meaning)
  })

  it.each([
    ['ENOSPC', 'store.disk-full'],
    ['EDQUOT', 'store.disk-full'],
    ['EROFS', 'store.read-only'],
    ['EACCES', 'store.read-only'],
    ['EIO', 'store.not-durable'],
    ['ENOENT', 'unchanged'],
  ])('says of the system error %s that it is %s', (code, meaning) => {
    expect(meaningOf(systemError(code))).toBe(meaning)
  })

  it('keeps the original as its cause and puts nothing but its code into the details', () => {
    const original = new Database.SqliteError('full: /home/lan/desk.db', 'SQLITE_FULL')
    const failure = storeFailure(original)
    expect(failure).toMatchObject({ cause: original, details: { sqlite: 'SQLITE_FULL' } })
  })

  it('leaves a DeskError and what is no error as they are', () => {
    const known = new DeskError('dossiers.unknown')
    expect(storeFailure(known)).toBe(known)
    expect(storeFailure('text')).toBe('text')
  })
})
