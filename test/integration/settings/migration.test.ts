import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEventRegistry, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import {
  GoalLines,
  OwnDigitizing,
  OwnFormSet,
  settingsEvents,
  settingsMigrations,
} from '../../../main/core/settings/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'

const NOW = Date.UTC(2026, 10, 20, 1, 35)

let directory: string
let key: Buffer
let store: Store | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'settings-migration-'))
  key = randomBytes(32)
})
afterEach(() => {
  store?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The database as the migrations up to a number leave it. */
function open(last: number): Store {
  store?.close()
  store = openStore({
    directory,
    key,
    applicationVersion: '0.1.0',
    migrations: [...ledgerMigrations, ...settingsMigrations.filter(({ number }) => number <= last)],
    report: (_task, error) => {
      throw error
    },
  })
  return store
}

const tablesOf = (opened: Store): string[] =>
  opened
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1`)
    .all()
    .map(({ name }) => name)

test('migration 290 adds the rates to compare with to a desk in use, and keeps what it has set', async () => {
  const old = open(120)
  const before = tablesOf(old)
  old.transaction(() => old.prepare<[]>(`INSERT INTO own_form_set (only, form_set) VALUES (1, 'tt-01-2018')`).run())
  const migrated = open(290)
  expect(tablesOf(migrated).sort()).toEqual([...before, 'goal_lines'].sort())
  expect(migrated.check()).toEqual([])
  expect(new OwnFormSet(migrated).chosen()).toBe('tt-01-2018')
  const lines = new GoalLines(migrated)
  await openLedger({
    store: migrated,
    registry: createEventRegistry(settingsEvents),
    projections: [lines.projection],
    now: NOW,
    progress: () => undefined,
  })
  expect(lines.all()).toEqual([])
})

test('migration 315 adds how the commune digitizes, which it does not say yet', () => {
  const before = tablesOf(open(290))
  const migrated = open(315)
  expect(tablesOf(migrated).sort()).toEqual([...before, 'own_digitizing'].sort())
  expect(migrated.check()).toEqual([])
  expect(new OwnDigitizing(migrated).isFirst()).toBe(false)
})
