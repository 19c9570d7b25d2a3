import { describe, expect, it } from 'vitest'
import { complaintMigrations } from '../../../main/core/complaints/index.ts'
import { counterMigrations } from '../../../main/core/counter-rooms.ts'
import { dossierMigrations } from '../../../main/core/dossiers/index.ts'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { paperMigrations } from '../../../main/core/papers/index.ts'
import { peopleMigrations } from '../../../main/core/people/index.ts'
import { registerMigrations } from '../../../main/core/registers/index.ts'
import { satisfactionMigrations } from '../../../main/core/satisfaction/index.ts'
import { settingsMigrations } from '../../../main/core/settings/index.ts'
import { type Migration, orderMigrations, type Store } from '../../../main/core/store/index.ts'
import { waitingMigrations } from '../../../main/core/waiting/index.ts'
import { TemporaryDesk } from './temporary-desk.ts'

const table = (number: number, name: string): Migration => ({
  number,
  name,
  up: (database) => database.exec(`CREATE TABLE ${name} (a INTEGER) STRICT`),
})
const books = (store: Store) =>
  store.prepare<[], object>('SELECT number, name, application_version FROM migrations').all()
const userVersion = (store: Store) =>
  store.prepare<[], { user_version: number }>('PRAGMA user_version').get().user_version

describe('migrations', () => {
  it('run in the order of their numbers, each with its line in the books', () => {
    const store = new TemporaryDesk().open({ migrations: [table(20, 'second'), table(10, 'first')] })
    expect(books(store)).toEqual([
      { number: 10, name: 'first', application_version: '1.2.3' },
      { number: 20, name: 'second', application_version: '1.2.3' },
    ])
    expect(userVersion(store)).toBe(20)
  })

  it('run once', () => {
    const desk = new TemporaryDesk()
    desk.open({ migrations: [table(10, 'first')] }).close()
    const store = desk.open({ migrations: [table(10, 'first'), table(20, 'second')] })
    expect(books(store)).toHaveLength(2)
  })

  it('leave the database as it was before the step that failed', () => {
    const desk = new TemporaryDesk()
    const broken: Migration = {
      number: 20,
      name: 'broken',
      up: (database) => {
        database.exec('CREATE TABLE half (a)')
        database.exec('CREATE TABLE half (a)')
      },
    }
    expect(() => desk.open({ migrations: [table(10, 'first'), broken] })).toThrow('table half already exists')
    const store = desk.open({ migrations: [table(10, 'first')] })
    expect(books(store)).toHaveLength(1)
    expect(userVersion(store)).toBe(10)
    expect(store.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).find()).toBeUndefined()
  })

  it('refuse to slip in behind a step that was applied already', () => {
    const desk = new TemporaryDesk()
    desk.open({ migrations: [table(20, 'second')] }).close()
    expect(() => desk.open({ migrations: [table(10, 'first'), table(20, 'second')] })).toThrow(
      'Migration 10 "first" comes after 20 was applied',
    )
  })
})

/** Migrations that only fill in sums of what is there; their own tests look at those. */
const ROWS_ALONE: ReadonlySet<number> = new Set([350])

describe('the chain of all rooms', () => {
  const chain = orderMigrations([
    ...ledgerMigrations,
    ...paperMigrations,
    ...peopleMigrations,
    ...dossierMigrations,
    ...settingsMigrations,
    ...counterMigrations,
    ...waitingMigrations,
    ...satisfactionMigrations,
    ...complaintMigrations,
    ...registerMigrations,
  ])

  /** Everything a query or a stored row may rely on: tables with their columns, and the triggers that guard them. */
  const shapeOf = (store: Store): Set<string> => {
    const columns = store.prepare<[], { shape: string }>(
      `SELECT 'column ' || tables.name || '.' || columns.name || ' ' || columns.type AS shape
       FROM pragma_table_list AS tables JOIN pragma_table_xinfo(tables.name) AS columns
       WHERE tables.schema = 'main' AND tables.name NOT LIKE 'sqlite_%'`,
    )
    const triggers = store.prepare<[], { shape: string }>(
      `SELECT 'trigger ' || name AS shape FROM sqlite_schema WHERE type = 'trigger'`,
    )
    return new Set([...columns.all(), ...triggers.all()].map(({ shape }) => shape))
  }

  it('only adds', () => {
    const desk = new TemporaryDesk()
    let before = new Set<string>()
    let objectsBefore = 0
    chain.forEach(({ number }, index) => {
      const store = desk.open({ migrations: chain.slice(0, index + 1) })
      const after = shapeOf(store)
      const { objects } = store.prepare<[], { objects: number }>('SELECT count(*) AS objects FROM sqlite_schema').get()
      store.close()
      expect([...before].filter((shape) => !after.has(shape))).toEqual([])
      // A column, or an index or table: every migration adds something, but for one that adds rows to the sums.
      expect(objects).toBeGreaterThanOrEqual(objectsBefore)
      if (!ROWS_ALONE.has(number)) expect(after.size + objects).toBeGreaterThan(before.size + objectsBefore)
      before = after
      objectsBefore = objects
    })
  })
})
