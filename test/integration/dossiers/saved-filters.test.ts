import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MOST_FILTERS, type SavedFilter } from '../../../shared/contract/filters.ts'
import { BINH, DossierDesk, LAN, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const filter = (name: string): SavedFilter => ({
  id: v7(),
  name,
  filter: { queue: 'mine', states: ['processing', 'verifying'], procedure: '1.001193' },
})
const names = async (asker = LAN) => (await desk.ask('filters.list', {}, asker)).map(({ name }) => name)

test('an officer keeps filters over a restart and a replay of the ledger, in the order of their names', async () => {
  const birth = filter('Khai sinh của tôi')
  await desk.ask('filters.save', filter('Đang xác minh'), LAN)
  expect(await desk.ask('filters.save', birth, LAN)).toHaveLength(2)
  await desk.restart()
  await desk.ledger.rebuild()
  expect(await names()).toEqual(['Đang xác minh', 'Khai sinh của tôi'])
  expect((await desk.ask('filters.list', {}, LAN))[1]).toEqual(birth)
})

test('nobody sees, changes or removes the filters of another', async () => {
  const own = filter('Của Lan')
  await desk.ask('filters.save', own, LAN)
  expect(await names(BINH)).toEqual([])
  await desk.ask('filters.remove', { id: own.id }, BINH)
  expect(await names()).toEqual(['Của Lan'])
  await desk.ask('filters.save', filter('Của Lan'), BINH)
  expect(await names(BINH)).toEqual(['Của Lan'])
})

test('saved again it is changed: another name, another filter', async () => {
  const own = filter('Cũ')
  await desk.ask('filters.save', own, LAN)
  const changed: SavedFilter = { ...own, name: 'Mới', filter: { queue: 'overdue', states: [], procedure: null } }
  expect(await desk.ask('filters.save', changed, LAN)).toEqual([changed])
  expect(await desk.ask('filters.remove', { id: own.id }, LAN)).toEqual([])
})

test('a name stands once, and there is an end to how many', async () => {
  await desk.ask('filters.save', filter('Một'), LAN)
  const other = filter('Hai')
  await desk.ask('filters.save', other, LAN)
  expect(await refusalOf(() => desk.ask('filters.save', filter('Một'), LAN))).toMatchObject({
    code: 'filters.name-taken',
    details: { name: 'Một' },
  })
  expect(await refusalOf(() => desk.ask('filters.save', { ...other, name: 'Một' }, LAN))).toBeDefined()
  for (let each = 2; each < MOST_FILTERS; each += 1) await desk.ask('filters.save', filter(`Số ${each}`), LAN)
  expect(await refusalOf(() => desk.ask('filters.save', filter('Một nữa'), LAN))).toMatchObject({
    code: 'filters.too-many',
  })
  expect(await names()).toHaveLength(MOST_FILTERS)
})
