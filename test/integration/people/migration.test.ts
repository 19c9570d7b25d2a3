import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { OfficerBook, peopleMigrations } from '../../../main/core/people/index.ts'
import { type Migration, openStore, type Store } from '../../../main/core/store/index.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'people-migration-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const tablesOf = (store: Store): string[] =>
  store
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1`)
    .all()
    .map(({ name }) => name)

it('migration 20 adds the tables of people to a database that has the ledger, and takes none away', () => {
  const key = randomBytes(32)
  const open = (migrations: readonly Migration[]): Store => {
    const report = (_task: string, error: unknown) => {
      throw error
    }
    return openStore({ directory, key, applicationVersion: '0.1.0', migrations, report })
  }
  const before = open(ledgerMigrations)
  const old = tablesOf(before)
  before.close()

  const after = open([...ledgerMigrations, ...peopleMigrations])
  expect(tablesOf(after).sort()).toEqual([...old, 'desk_profile', 'officers', 'pin_hashes', 'security_log'].sort())
  expect(after.check()).toEqual([])
  after.close()
})

it('migration 230 keeps every officer, as one who serves and need not change secrets', () => {
  const key = randomBytes(32)
  const open = (migrations: readonly Migration[]): Store => {
    const report = (_task: string, error: unknown) => {
      throw error
    }
    return openStore({ directory, key, applicationVersion: '0.1.0', migrations, report })
  }
  const before = open([...ledgerMigrations, ...peopleMigrations.filter(({ number }) => number < 230)])
  const id = '01932f00-0000-7000-8000-000000000001'
  const [login, name, position] = ['lan', 'Nguyễn Thị Lan', 'Giám đốc'] as const
  before
    .prepare<[string, string, string, string, string, number]>(
      'INSERT INTO officers (id, login, name, position, roles, added_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(id, login, name, position, '["chief"]', 1)
  before.close()

  const after = open([...ledgerMigrations, ...peopleMigrations])
  const book = new OfficerBook(after)
  expect(book.all()).toEqual([{ id, login, name, position, roles: ['chief'] }])
  expect(book.mustChange(id)).toBe(false)
  expect(after.check()).toEqual([])
  after.close()
})
