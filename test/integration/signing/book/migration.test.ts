import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { roomMigrations } from '../../../../main/core/room-lists.ts'
import { PictureTable } from '../../../../main/core/signing/certificates/picture-table.ts'
import { openSigningTables } from '../../../../main/core/signing/index.ts'
import { SettingTable } from '../../../../main/core/signing/settings/setting-table.ts'
import { TrustTable } from '../../../../main/core/signing/trust/trust-table.ts'
import { openStore, type Store } from '../../../../main/core/store/index.ts'

const tablesOf = (opened: Store): string[] =>
  opened
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'`,
    )
    .all()
    .map(({ name }) => name)

test('migrations 340 to 345 add what signing needs to a desk in use, and take nothing away', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-signing-'))
  const key = randomBytes(32)
  let store: Store | undefined
  onTestFinished(() => {
    store?.close()
    rmSync(directory, { recursive: true })
  })
  const open = (until: number): Store => {
    store?.close()
    store = openStore({
      directory,
      key,
      applicationVersion: '0.1.0',
      migrations: roomMigrations.filter(({ number }) => number <= until),
      report: (_task, error) => {
        throw error
      },
    })
    return store
  }
  const before = tablesOf(open(339))
  const migrated = open(345)
  const added = ['results_to_issue', 'signing_certificates', 'signing_pictures', 'signing_settings', 'signing_trust']
  const runs = ['sign_items', 'sign_runs', 'sign_stamps_owed']
  expect(tablesOf(migrated).toSorted()).toEqual([...before, ...added, ...runs].toSorted())
  expect(migrated.check()).toEqual([])
  expect(openSigningTables(migrated).certificates.all()).toEqual([])
  expect(new PictureTable(migrated).all()).toEqual([])
  expect(new SettingTable(migrated).settings).toEqual({ modules: [], service: null })
  expect(new TrustTable(migrated).find()).toBeUndefined()
})
