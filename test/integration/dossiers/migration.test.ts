import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossierMigrations, openDossierTables } from '../../../main/core/dossiers/index.ts'
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

test('the migrations add the tables of dossiers to a database that has the ledger, and takes none away', () => {
  const old = tablesOf(open(ledgerMigrations))
  const migrated = open([...ledgerMigrations, ...dossierMigrations])
  const added = [
    'dossiers',
    'results_to_issue',
    'saved_filters',
    'search_dossiers',
    'search_pending',
    'search_postings',
    'search_taken',
  ]
  expect(tablesOf(migrated).sort()).toEqual([...old, ...added].sort())
  expect(migrated.check()).toEqual([])
})

test('what waited for the search index before migration 100 waits after it', () => {
  const old = open([...ledgerMigrations, ...dossierMigrations.filter(({ number }) => number < 100)])
  const id = Buffer.alloc(16, 7)
  const row = `'a-261120-0001', '1.001193', 'received', 1, 2, 1, 0`
  old.transaction(() => {
    const columns = 'id, code, procedure, state, received_at, due_at, revision, conflicts'
    old.prepare<[Buffer]>(`INSERT INTO dossiers (${columns}) VALUES (?, ${row})`).run(id)
    old.prepare<[Buffer]>('INSERT INTO search_pending (dossier) VALUES (?)').run(id)
  })
  const { index } = openDossierTables(open([...ledgerMigrations, ...dossierMigrations]))
  expect(index.tail()).toMatchObject([{ ordinal: 0, record: { id, code: 'a-261120-0001' } }])
  index.catchUp()
  expect(index.countWaiting()).toBe(0)
  expect(index.findRecord(0)).toMatchObject({ id })
})

const OPEN = `state IN ('received', 'processing', 'verifying', 'deciding', 'approved', 'signed')`

test.each([
  ['what is open', `SELECT count(*) FROM dossiers WHERE ${OPEN}`, 'COVERING INDEX dossiers_by_due'],
  ['what is overdue', `SELECT count(*) FROM dossiers WHERE ${OPEN} AND due_at < 5`, 'COVERING INDEX dossiers_by_due'],
  ['what waits for its citizen', `SELECT count(*) FROM dossiers WHERE state = 'waiting'`, 'INDEX dossiers_waiting'],
  ['what a leader decides', `SELECT count(*) FROM dossiers WHERE state = 'deciding'`, 'INDEX dossiers_deciding'],
  ['what waits for a signature', `SELECT count(*) FROM dossiers WHERE state = 'approved'`, 'INDEX dossiers_approved'],
  [
    'what the agency signs',
    `SELECT count(*) FROM dossiers WHERE (state IN ('approved', 'signed') AND id IN (
      SELECT id FROM dossiers WHERE state = 'approved' UNION ALL SELECT dossier FROM results_to_issue))`,
    '(id=?)',
  ],
  [
    'what waits for one signature',
    `SELECT count(*) FROM dossiers WHERE (assigned_to = 'x' AND state IN ('deciding', 'approved'))
      OR (state = 'signed' AND id IN (SELECT dossier FROM results_to_issue))`,
    'MULTI-INDEX OR',
  ],
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

test('migration 240 keeps the dossiers that were there, without a supplement until the replay says otherwise', () => {
  const old = open([...ledgerMigrations, ...dossierMigrations.filter(({ number }) => number < 240)])
  old.transaction(() => {
    const columns = 'id, code, procedure, state, received_at, due_at, revision, conflicts'
    const row = `'a-261120-0001', '1.001193', 'approved', 1, 2, 3, 0`
    old.prepare<[Buffer]>(`INSERT INTO dossiers (${columns}) VALUES (?, ${row})`).run(Buffer.alloc(16, 7))
  })
  const migrated = open([...ledgerMigrations, ...dossierMigrations])
  const kept = migrated.prepare<[], object>(`SELECT code, supplements FROM dossiers WHERE state = 'approved'`).all()
  expect(kept).toEqual([{ code: 'a-261120-0001', supplements: 0 }])
  expect(migrated.check()).toEqual([])
})
