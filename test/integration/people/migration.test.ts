import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { peopleMigrations } from '../../../main/core/people/index.ts'
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
