import { afterEach, beforeEach, expect, test } from 'vitest'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { registerMigrations } from '../../../main/core/registers/index.ts'
import type { Store } from '../../../main/core/store/index.ts'
import { HOA } from '../dossiers/dossier-desk.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'
import { expectCoarseSums, keptSums } from './coarse-sums.ts'
import { play } from './random-acts.ts'
import { openRegisterDesk, type RegisterDesk } from './register-desk.ts'

let desk: RegisterDesk
beforeEach(async () => {
  desk = await openRegisterDesk()
})
afterEach(() => desk.leave())

const run = (store: Store, sql: string) => {
  for (const statement of sql.split(';')) if (statement.trim() !== '') store.prepare<[], never>(statement).run()
}

test('migration 350 adds years and whole months up from the months that are there, as a replay counts them', async () => {
  const day = 24 * 3_600_000
  const times = [0, 30, 60, 400]
  for (const [dossier, days] of times.entries()) {
    desk.now += days * day
    const common = { dossier, officer: HOA, procedure: '1.004873', channel: 'direct', laterMs: day } as const
    await play(desk, [
      { ...common, act: 'receive' },
      { ...common, act: 'complete' },
      { ...common, act: 'hand-over' },
    ])
  }
  desk.tables.catchUp()
  desk.store.housekeeper.flush()
  const digest = desk.ledger.projectionDigest('registers')
  const sums = keptSums(desk.store)

  // As the version before left it.
  run(desk.store, `DELETE FROM register_counts WHERE span IN ('year', 'whole-month')`)
  run(desk.store, `DELETE FROM register_time WHERE span IN ('year', 'desk-year')`)
  expect(desk.ledger.projectionDigest('registers')).not.toBe(digest)
  const migration = registerMigrations.find(({ number }) => number === 350)
  desk.store.transaction(() => migration?.up({ exec: (sql) => run(desk.store, sql) }))

  expect(desk.ledger.projectionDigest('registers')).toBe(digest)
  expect(keptSums(desk.store)).toEqual(sums)
  expectCoarseSums(desk.store, 'migrated')
  expect(JSON.stringify(sums)).toContain('"rows_of":"desk-year"')
})

test('migration 350 runs on a desk that has counted nothing yet', () => {
  const temporary = new TemporaryDesk()
  const all = [...ledgerMigrations, ...registerMigrations]
  temporary.open({ migrations: all.filter(({ number }) => number < 350) }).close()
  const migrated = temporary.open({ migrations: all })
  expect(migrated.check()).toEqual([])
  expect(keptSums(migrated)).toEqual([[], []])
})
