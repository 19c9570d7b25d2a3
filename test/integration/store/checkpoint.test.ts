import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Migration, Store } from '../../../main/core/store/index.ts'
import { TemporaryDesk } from './temporary-desk.ts'

const BLOBS: Migration = {
  number: 9_000,
  name: 'blobs',
  up: (database) => database.exec('CREATE TABLE blobs (bytes BLOB NOT NULL) STRICT'),
}
const MIB = 1_024 * 1_024

const framesIn = (store: Store): number => {
  const row = store.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)').get()
  return row.log - row.checkpointed
}
const logBytes = (desk: TemporaryDesk): number => statSync(`${desk.databaseFile}-wal`).size

it('moves the log into the database after the turn that wrote, not within it', async () => {
  const store = new TemporaryDesk().open({ migrations: [BLOBS] })
  store.transaction(() => store.prepare<[Buffer]>('INSERT INTO blobs VALUES (?)').run(Buffer.alloc(20 * MIB)))
  expect(framesIn(store)).toBeGreaterThan(5_000)
  await setImmediate()
  await setImmediate()
  expect(framesIn(store)).toBe(0)
})

it('leaves a short log alone until the desk is quiet', async () => {
  const store = new TemporaryDesk().open({ migrations: [BLOBS] })
  store.transaction(() => store.prepare<[Buffer]>('INSERT INTO blobs VALUES (?)').run(Buffer.alloc(2 * MIB)))
  await setImmediate()
  await setImmediate()
  expect(framesIn(store)).toBeGreaterThan(500)
  store.housekeeper.flush()
  expect(framesIn(store)).toBe(0)
})

it('bounds the log even while one turn writes and writes', () => {
  const desk = new TemporaryDesk()
  const store = desk.open({ migrations: [BLOBS] })
  const insert = store.prepare<[Buffer]>('INSERT INTO blobs VALUES (?)')
  const blob = Buffer.alloc(MIB / 2)
  for (let written = 0; written < 400; written += 1) store.transaction(() => insert.run(blob))
  expect(logBytes(desk)).toBeLessThan(120 * MIB)
})

it('empties the log when it is closed or asked to', () => {
  const desk = new TemporaryDesk()
  const store = desk.open({ migrations: [BLOBS] })
  store.transaction(() => store.prepare<[Buffer]>('INSERT INTO blobs VALUES (?)').run(Buffer.alloc(MIB)))
  expect(store.truncateLog()).toBe(true)
  expect(logBytes(desk)).toBe(0)
  store.transaction(() => store.prepare<[Buffer]>('INSERT INTO blobs VALUES (?)').run(Buffer.alloc(MIB)))
  store.close()
  expect(statSync(`${desk.databaseFile}-wal`, { throwIfNoEntry: false })).toBeUndefined()
})
