import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossierMigrations } from '../../../main/core/dossiers/index.ts'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { type Migration, openStore, type Store } from '../../../main/core/store/index.ts'

let directory: string
let key: Buffer
let store: Store | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossiers-migration-'))
  key = randomBytes(32)
})
afterEach(() => {
  store?.close()
  rmSync(directory, { recursive: true })
})

function open(migrations: readonly Migration[]): Store {
  store?.close()
  const report = (_task: string, error: unknown) => {
    throw error
  }
  store = openStore({ directory, key, applicationVersion: '0.1.0', migrations, report })
  return store
}

const tablesOf = (opened: Store): string[] =>
  opened
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 1`)
    .all()
    .map(({ name }) => name)

test('migration 30 adds the tables of dossiers to a database that has the ledger, and takes none away', () => {
  const old = tablesOf(open(ledgerMigrations))
  const migrated = open([...ledgerMigrations, ...dossierMigrations])
  const added = ['dossiers', 'search_dossiers', 'search_pending', 'search_postings']
  expect(tablesOf(migrated).sort()).toEqual([...old, ...added].sort())
  expect(migrated.check()).toEqual([])
})

const OPEN = `state IN ('received', 'processing')`

test.each([
  ['what is open', `SELECT count(*) FROM dossiers WHERE ${OPEN}`, 'COVERING INDEX dossiers_by_due'],
  ['what is overdue', `SELECT count(*) FROM dossiers WHERE ${OPEN} AND due_at < 5`, 'COVERING INDEX dossiers_by_due'],
  ['what waits', `SELECT count(*) FROM dossiers WHERE state = 'done'`, 'COVERING INDEX dossiers_by_finish'],
  ['an officer', `SELECT count(*) FROM dossiers WHERE assigned_to = 'x'`, 'COVERING INDEX dossiers_by_officer'],
  [
    'what came today',
    `SELECT count(*) FROM dossiers WHERE code >= 'a' AND code <= 'b' AND state <> 'refused'`,
    'COVERING INDEX dossiers_by_code',
  ],
  ['the last number', `SELECT max(code) FROM dossiers WHERE code >= 'a' AND code <= 'b'`, 'INDEX dossiers_by_code'],
])('%s is counted from an index alone', (_, sql, index) => {
  const migrated = open([...ledgerMigrations, ...dossierMigrations])
  const plan = migrated.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
  expect(plan.map(({ detail }) => detail).join()).toContain(index)
})

test('a page of a queue needs no sorting', () => {
  const migrated = open([...ledgerMigrations, ...dossierMigrations])
  const sql = `SELECT * FROM dossiers WHERE ${OPEN} AND due_at < 5 AND (due_at, id) > (1, x'00') ORDER BY due_at, id LIMIT 9`
  const plan = migrated.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
  expect(plan.map(({ detail }) => detail).join()).not.toContain('TEMP B-TREE')
})
