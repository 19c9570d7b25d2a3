import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dossierMigrations } from '../../../main/core/dossiers/index.ts'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { openPaperFileTables, paperFileMigrations } from '../../../main/core/paper-files/index.ts'
import { registerMigrations } from '../../../main/core/registers/index.ts'
import { type Migration, openStore, type Store } from '../../../main/core/store/index.ts'

let directory: string
let key: Buffer
let store: Store | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'paper-files-migration-'))
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
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'`)
    .all()
    .map(({ name }) => name)

test('migrations 310 and 330 add the files of papers and their text to a desk in use', () => {
  const base = [...ledgerMigrations, ...dossierMigrations.filter(({ number }) => number < 310)]
  const before = tablesOf(open(base))
  const migrated = open([...base, ...paperFileMigrations])
  const added = ['filed_papers', 'paper_text', 'paper_text_pending', 'paper_words', 'sqlite_sequence']
  expect(tablesOf(migrated).sort()).toEqual([...new Set([...before, ...added])].sort())
  expect(migrated.check()).toEqual([])
  expect(openPaperFileTables(migrated).table.countUnread()).toBe(0)
})

test('migration 320 adds reused papers to the registers, and keeps what was counted', () => {
  const until = (last: number) => [...ledgerMigrations, ...registerMigrations.filter(({ number }) => number <= last)]
  const columns = (opened: Store) =>
    opened
      .prepare<[], { name: string }>(
        `SELECT name FROM pragma_table_info('register_dossiers') UNION ALL SELECT name FROM pragma_table_info('register_counts')`,
      )
      .all()
      .map(({ name }) => name)
  const before = columns(open(until(285)))
  const migrated = open(until(320))
  expect(columns(migrated).toSorted()).toEqual([...before, 'papers', 'reused', 'completed_reused'].toSorted())
  expect(migrated.check()).toEqual([])
})
