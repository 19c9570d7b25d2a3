import { expect, it } from 'vitest'
import { scanningMigrations } from '../../../../main/core/scanning/index.ts'
import { TemporaryDesk } from '../../store/temporary-desk.ts'

it('migration 300 makes the tables of batches, whose pages and steps need one', () => {
  const store = new TemporaryDesk().open({ migrations: scanningMigrations })
  expect(() => store.prepare(`INSERT INTO scan_steps VALUES ('none', 0, '{}')`).run()).toThrow('FOREIGN KEY')
  store.prepare(`INSERT INTO scan_batches (id, opened_at, officer) VALUES ('one', 1, '')`).run()
  store.prepare(`INSERT INTO scan_steps VALUES ('one', 0, '{}')`).run()
  expect(() => store.prepare(`INSERT INTO scan_steps VALUES ('one', 0, '{}')`).run()).toThrow('UNIQUE')
  for (const table of ['scan_pages', 'scan_unread', 'scan_profiles', 'scan_settings']) {
    expect(store.prepare(`SELECT * FROM ${table}`).all()).toEqual([])
  }
  expect(store.check()).toEqual([])
})
