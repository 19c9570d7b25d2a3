import { expect, it } from 'vitest'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { paperMigrations } from '../../../main/core/papers/index.ts'
import { signingMigrations } from '../../../main/core/signing/migrations/index.ts'
import type { Store } from '../../../main/core/store/index.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'

const tablesOf = (store: Store): string[] =>
  store
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1`)
    .all()
    .map(({ name }) => name)

it('migration 345 adds the tables of runs to a database that has what is signed, and takes nothing away', () => {
  const desk = new TemporaryDesk()
  const before = [...ledgerMigrations, ...paperMigrations, ...signingMigrations.filter(({ number }) => number < 345)]
  const old = desk.open({ migrations: before })
  const tables = tablesOf(old)
  old.close()
  const migrated = desk.open({ migrations: [...ledgerMigrations, ...paperMigrations, ...signingMigrations] })
  const added = ['sign_items', 'sign_runs', 'sign_stamps_owed']
  expect(tablesOf(migrated).sort()).toEqual([...tables, ...added].sort())
  expect(migrated.check()).toEqual([])
})
