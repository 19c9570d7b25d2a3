import { expect, it } from 'vitest'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'

it('makes the strict tables of the ledger and the triggers that guard the events', () => {
  const store = new TemporaryDesk().open({ migrations: ledgerMigrations.filter(({ number }) => number <= 10) })
  const tables = store.prepare<[], { name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict AND name <> 'migrations' ORDER BY name`,
  )
  expect(tables.all().map(({ name }) => name)).toEqual([
    'devices',
    'dossier_threads',
    'events',
    'own_device',
    'parked_events',
    'projections',
  ])
  const triggers = store.prepare<[], { name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events' ORDER BY name`,
  )
  expect(triggers.all().map(({ name }) => name)).toEqual([
    'events_never_change',
    'events_never_go',
    'events_only_follow',
  ])
  expect(store.check()).toEqual([])
})
