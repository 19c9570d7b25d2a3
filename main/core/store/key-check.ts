import { createHmac, timingSafeEqual } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

const fingerprint = (key: Buffer): Buffer => createHmac('sha256', key).update('motcua-desk key check 1').digest()

/** What the key check beside a database says of a key; `absent` when there is none, or it isn't readable as one. */
export type KeyCheck = 'fits' | 'differs' | 'absent'

/**
 * Compares a key with the fingerprint beside the database. With a wrong key SQLite says the same as with a damaged
 * first page ("not a database"); this small file tells the two apart. It also marks that a desk was here, so that a
 * database that has vanished isn't quietly replaced by an empty one. The key has 256 random bits: its fingerprint gives
 * nothing away.
 */
export const checkKey = (file: string, key: Buffer): KeyCheck => {
  let kept: Buffer
  try {
    kept = readFileSync(file)
  } catch {
    return 'absent'
  }
  const expected = fingerprint(key)
  if (kept.length !== expected.length) return 'absent'
  return timingSafeEqual(kept, expected) ? 'fits' : 'differs'
}

/** Writes the fingerprint of a key that has just opened the database, durably. */
export const keepKeyCheck = (file: string, key: Buffer): void => {
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, fingerprint(key))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
