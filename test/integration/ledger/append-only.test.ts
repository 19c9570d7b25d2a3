import type Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { acts } from './acts.ts'
import { openRaw } from './raw-database.ts'
import { LedgerDesk, newDossier } from './test-ledger.ts'

/** A ledger with four events, two of them of one dossier, seen by another program. */
const tamperedWith = async () => {
  const desk = new LedgerDesk()
  const { ledger } = await desk.open()
  const dossier = newDossier()
  desk.act(ledger, acts.receive(dossier), acts.lock(), acts.note(dossier, 'x'), acts.lock())
  const database = openRaw(desk.desk)
  onTestFinished(() => {
    database.close()
  })
  return { ledger, database }
}

/** Columns of a copy of the last event (of the desk itself) as the next one, with some of them changed. */
const insertNext = (
  database: Database.Database,
  verb: string,
  changed: Readonly<Record<string, string>> = {},
): void => {
  const next: Readonly<Record<string, string>> = {
    position: 'position + 1',
    previous: 'hash',
    ...changed,
  }
  const columns = ['position', 'id', 'dossier', 'officer', 'wall_ms', 'logical', 'type', 'version']
  const all = [...columns, 'open', 'sealed', 'previous', 'hash', 'before']
  database.exec(`${verb} INTO events (${all.join(', ')})
    SELECT ${all.map((column) => next[column] ?? column).join(', ')} FROM events WHERE sequence = 4`)
}

describe('the database itself', () => {
  it.each([
    `UPDATE events SET officer = NULL`,
    `UPDATE events SET open = '{}' WHERE sequence = 4`,
    `UPDATE OR REPLACE events SET position = position - 1 WHERE sequence = 4`,
    `INSERT INTO events (position, id, wall_ms, logical, type, version, open, previous, hash)
       SELECT position, id, wall_ms, logical, type, version, open, previous, hash FROM events WHERE sequence = 1
       ON CONFLICT (position) DO UPDATE SET open = '{}'`,
  ])('refuses to change an event: %s', async (sql) => {
    const { ledger, database } = await tamperedWith()
    expect(() => database.exec(sql)).toThrow(/an event (is never changed|follows)/)
    expect(await ledger.verify()).toEqual({ ok: true, checked: 4 })
  })

  it.each([`DELETE FROM events`, `DELETE FROM events WHERE sequence = 4`])(
    'refuses to delete an event: %s',
    async (sql) => {
      const { ledger, database } = await tamperedWith()
      expect(() => database.exec(sql)).toThrow('an event is never deleted')
      expect(await ledger.verify()).toEqual({ ok: true, checked: 4 })
    },
  )

  it.each<[string, Readonly<Record<string, string>>]>([
    ['in the place of another', { position: 'position', previous: 'previous' }],
    ['with a gap', { position: 'position + 2' }],
    ['at no place', { position: 'NULL' }],
    ['that does not know the one before it', { previous: 'zeroblob(32)' }],
    ['that begins the chain again', { position: 'position - 3', previous: 'zeroblob(32)' }],
    ['of a device that nobody knows', { position: '(77 << 40) + 1', previous: 'zeroblob(32)' }],
    ['without a number', { position: '(4096 << 40)', previous: 'zeroblob(32)' }],
    ['that leaves the thread of its dossier', { dossier: '(SELECT dossier FROM events WHERE sequence = 1)' }],
  ])('refuses an event %s', async (_what, changed) => {
    const { ledger, database } = await tamperedWith()
    for (const verb of ['INSERT', 'INSERT OR REPLACE']) {
      expect(() => insertNext(database, verb, changed)).toThrow(/an event follows|constraint failed/)
    }
    expect(await ledger.verify()).toEqual({ ok: true, checked: 4 })
  })

  it('takes the next event of a chain, so that the refusals above mean what they say', async () => {
    const { ledger, database } = await tamperedWith()
    insertNext(database, 'INSERT')
    expect(await ledger.verify()).toMatchObject({ ok: false, fault: 'hash' })
  })
})
