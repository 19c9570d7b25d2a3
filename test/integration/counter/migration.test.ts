import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { counterMigrations } from '../../../main/core/counter-rooms.ts'
import { ledgerMigrations } from '../../../main/core/ledger/index.ts'
import { registerMigrations } from '../../../main/core/registers/index.ts'
import type { Store } from '../../../main/core/store/index.ts'
import { HOA } from '../dossiers/dossier-desk.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'
import { CounterDesk, FRIDAY } from './counter-desk.ts'

const ALL = [...ledgerMigrations, ...counterMigrations, ...registerMigrations]

const columnsOf = (store: Store, table: string) =>
  store
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name)

it.each([
  [270, 'payments', ['numbered_at']],
  [280, 'certification_entries', ['numbered_at', 'book_day']],
  [285, 'register_dossiers', ['paid', 'paid_online']],
  [285, 'register_counts', ['completed_paid', 'completed_paid_online']],
])('migration %i adds columns to %s and takes none away', (number, table, added) => {
  const desk = new TemporaryDesk()
  const before = desk.open({ migrations: ALL.filter((each) => each.number < number) })
  const old = columnsOf(before, table)
  before.close()
  const after = desk.open({ migrations: ALL.filter((each) => each.number <= number) })
  expect(columnsOf(after, table)).toEqual([...old, ...added])
  expect(after.check()).toEqual([])
})

let desk: CounterDesk
beforeEach(async () => {
  desk = await CounterDesk.open()
})
afterEach(() => desk.leave())

it('what stood in the tables before is found under its day and its slip after', async () => {
  const entered = {
    dossier: null,
    kind: 'copy',
    requester: 'Nguyễn Thị Mai',
    requesterNumber: '',
    signer: 'Lê Văn Hòa',
    signerPosition: '',
  } as const
  const paper = { paper: 'Học bạ', pages: 1, copies: 1 }
  const [slip] = await desk.ask('certification.enter', { ...entered, visit: v7(), papers: [{ id: v7(), ...paper }] })
  desk.now = FRIDAY + 86_400_000
  const book = { kind: 'certified-copies', series: 'SCT/BS', form: '', first: 1, last: null } as const
  await desk.ask('books.open', { id: v7(), ...book }, HOA)
  await desk.ask('certification.number', { id: slip?.id ?? '' })
  const entries = await desk.ask('certification.of-month', { kind: 'copy', month: '2026-11' })
  expect(entries).toMatchObject([{ number: { number: 1 }, numberedAt: desk.now }])
  // As the version before left it: the columns are there and empty, and the projection is one behind.
  desk.store.transaction(() => {
    desk.store.prepare<[], never>('UPDATE certification_entries SET numbered_at = NULL, book_day = NULL').run()
    desk.store.prepare<[], never>("UPDATE projections SET version = 1 WHERE name = 'certification'").run()
  })
  await desk.restart()
  expect(await desk.ask('certification.of-month', { kind: 'copy', month: '2026-11' })).toEqual(entries)
})
