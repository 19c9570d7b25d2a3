import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BINH, DAY_MS, DossierDesk, LAN, MORNING, reception, refusal, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const people = [
  { name: 'Nguyễn Văn Đặng', address: '', personalNumber: '044190000001', phone: '0912000001' },
  { name: 'Nguyên Thị Lê', address: '', personalNumber: '044191000002', phone: '0912000002' },
  { name: 'Trần Hoà Bình', address: '', personalNumber: '001292000003', phone: '0388000003' },
  { name: 'ĐẶNG VĂN NGUYỄN', address: '', personalNumber: '044193000004', oldNumber: '191234567' },
]

async function acceptAll(): Promise<void> {
  for (const applicant of people) await desk.accept({ applicant })
}

/** Every search twice: by the tail that the index hasn't seen, and by the index. */
async function bothWays(check: () => Promise<void>): Promise<void> {
  await check()
  desk.room.catchUpSearch()
  await check()
}

describe('by name', () => {
  test.each([
    ['nguyen', ['ĐẶNG VĂN NGUYỄN', 'Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['nguyễn', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    // Without its tone the last word may still become another.
    ['Nguyên', ['ĐẶNG VĂN NGUYỄN', 'Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['Nguyên t', ['Nguyên Thị Lê']],
    ['nguyen van', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    ['van nguyen', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    ['"van nguyen"', ['ĐẶNG VĂN NGUYỄN']],
    ['"nguyen van', ['Nguyễn Văn Đặng']],
    ['"nguyen v', ['Nguyễn Văn Đặng']],
    ['"văn nguyễn"', ['ĐẶNG VĂN NGUYỄN']],
    ['dang', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    ['đặng', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    ['đ', ['ĐẶNG VĂN NGUYỄN', 'Nguyễn Văn Đặng']],
    ['n', ['ĐẶNG VĂN NGUYỄN', 'Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['nguye', ['ĐẶNG VĂN NGUYỄN', 'Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['Hòa Bình', ['Trần Hoà Bình']],
    ['tran h', ['Trần Hoà Bình']],
    ['bình trần', ['Trần Hoà Bình']],
    ['nguyen le van', []],
    ['zzyx', []],
  ])('%s', async (text, expected) => {
    await acceptAll()
    await bothWays(async () => expect(await desk.names({ text })).toEqual(expected))
  })

  test('a tone in the middle of a word that finds nobody is forgiven', async () => {
    await acceptAll()
    await bothWays(async () => expect(await desk.names({ text: 'Nguyễ' })).toHaveLength(3))
    await bothWays(async () => expect(await desk.names({ text: 'Trấn' })).toEqual(['Trần Hoà Bình']))
  })

  test('composed and decomposed letters are the same', async () => {
    await acceptAll()
    await bothWays(async () => expect(await desk.names({ text: 'Đặng'.normalize('NFD') })).toHaveLength(2))
  })

  test('the owner of a dossier is found as well as who handed it in', async () => {
    await desk.accept({ applicant: { name: 'Phan Thị Mẹ', address: '' }, ownerName: 'Phan Bé Con' })
    await bothWays(async () => expect(await desk.names({ text: 'bé con' })).toEqual(['Phan Thị Mẹ']))
  })
})

describe('by numbers', () => {
  test.each([
    ['044190000001', ['Nguyễn Văn Đặng']],
    ['044 190 000 001', ['Nguyễn Văn Đặng']],
    ['0441', ['ĐẶNG VĂN NGUYỄN', 'Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['044191', ['Nguyên Thị Lê']],
    ['191234567', ['ĐẶNG VĂN NGUYỄN']],
    ['0912', ['Nguyên Thị Lê', 'Nguyễn Văn Đặng']],
    ['0912000002', ['Nguyên Thị Lê']],
    ['0912.000.002', ['Nguyên Thị Lê']],
    ['044 nguyen le', ['Nguyên Thị Lê']],
    ['999999', []],
  ])('%s', async (text, expected) => {
    await acceptAll()
    await bothWays(async () => expect(await desk.names({ text })).toEqual(expected))
  })

  test.each([
    ['000.17.22.H56-261120-0002', 1],
    ['000.17.22.h56-261120-0002', 1],
    ['261120-0002', 1],
    ['0002', 1],
    ['0009', 0],
    ['261120', 4],
    ['2611', 4],
    ['261121', 0],
    ['000.17', 4],
    ['000.17.22.H56', 4],
    ['000.17.22.H56-', 4],
    ['000.17.22.H56-2611', 4],
    ['000.17.22.H56-261120', 4],
    ['000.17.22.H56-261120-00', 4],
    ['000.17.22.H99-261120-0002', 0],
    ['H56', 4],
    ['H56-261120-0003', 1],
  ])('the code or a part of it: %s', async (text, expected) => {
    await acceptAll()
    await bothWays(async () => expect(await desk.names({ text })).toHaveLength(expected))
  })

  test('a temporary number is found in whole and in part, at once and for ever', async () => {
    desk.profile = { ...desk.profile, numbering: { kind: 'temporary' } }
    await acceptAll()
    for (const text of ['Q1-261120-T0002', 'q1-261120-t0002', '261120-T0002', 'T0002', 't2']) {
      await bothWays(async () => expect(await desk.names({ text })).toEqual(['Nguyên Thị Lê']))
    }
    for (const text of ['Q1', 'Q1-', 'Q1-2611', 'Q1-261120-T']) expect(await desk.names({ text })).toHaveLength(4)
  })
})

describe('with filters', () => {
  test('states and procedures narrow a search, also right after they changed', async () => {
    await acceptAll()
    const { rows } = await desk.search({ text: 'nguyen van dang' })
    await desk.ask('dossiers.refuse', refusal({ applicant: { name: 'Nguyễn Thị Từ', address: '' } }), LAN)
    desk.room.catchUpSearch()
    expect(await desk.names({ text: 'nguyen', states: ['refused'] })).toEqual(['Nguyễn Thị Từ'])
    expect(await desk.names({ text: 'nguyen', states: ['refused', 'received'] })).toHaveLength(4)
    const dang = rows.at(-1)
    await desk.act(dang?.id ?? '', { act: 'forward', to: '01932f00-0000-7000-8000-000000000002', note: '' })
    await bothWays(async () => {
      expect(await desk.names({ text: 'nguyen', states: ['processing'] })).toEqual(['Nguyễn Văn Đặng'])
      expect(await desk.names({ text: 'nguyen', states: ['received'] })).toHaveLength(2)
      expect(await desk.names({ states: ['received'] })).toHaveLength(3)
    })
    await bothWays(async () => {
      expect(await desk.names({ text: 'nguyen', procedure: '1.001193' })).toHaveLength(4)
      expect(await desk.names({ text: 'nguyen', procedure: '1.000656' })).toEqual([])
      expect(await desk.names({ text: 'nguyen', procedure: '1.001193', states: ['processing'] })).toHaveLength(1)
    })
  })

  test('typing narrows a queue', async () => {
    await acceptAll()
    desk.now += 4 * DAY_MS
    await bothWays(async () => {
      expect(await desk.names({ text: 'dang', queue: 'overdue' })).toHaveLength(2)
      expect(await desk.names({ text: 'dang', queue: 'due-today' })).toEqual([])
    })
  })
})

describe('paging', () => {
  test('pages follow each other without a gap or a repetition, while dossiers come in and the index catches up', async () => {
    for (let each = 0; each < 23; each += 1) {
      await desk.accept({ applicant: { name: `Nguyễn Văn ${'ABCDEFGHIKLMNOPQRSTUVXY'[each]}`, address: '' } })
      if (each === 10) desk.room.catchUpSearch()
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const page = await desk.search({ text: 'nguyen v', limit: 5, after })
      seen.push(...page.rows.map(({ applicantName }) => applicantName.slice(-1)))
      after = page.next
      await desk.accept({ applicant: { name: 'Nguyễn Văn Mới', address: '' } })
      if (seen.length === 10) desk.room.catchUpSearch()
    } while (after !== null)
    expect(seen.join('')).toBe('YXVUTSRQPONMLKIHGFEDCBA')
  })

  test('the last page says that it is the last', async () => {
    await acceptAll()
    const page = await desk.search({ limit: 4 })
    expect(page.next).toBeNull()
    expect((await desk.search({ limit: 3 })).next).not.toBeNull()
  })

  test('a forgiving search goes on forgiving', async () => {
    await acceptAll()
    const first = await desk.search({ text: 'Nguyễ', limit: 2 })
    const second = await desk.search({ text: 'Nguyễ', limit: 2, after: first.next })
    expect([...first.rows, ...second.rows]).toHaveLength(3)
  })

  test('a place that nobody gave out is refused', async () => {
    for (const after of ['x', 't', 't-1', 'q1.00', `q1.${'0'.repeat(31)}g`, '']) {
      expect(await refusalOf(() => desk.search({ after }))).toEqual({
        code: 'gate.bad-input',
        details: { field: 'after' },
      })
    }
  })
})

test('a dossier is found the moment it is accepted, after a restart, and after a rebuild', async () => {
  await acceptAll()
  expect(await desk.names({ text: 'le nguyen' })).toEqual(['Nguyên Thị Lê'])
  await desk.restart()
  expect(await desk.names({ text: 'le nguyen' })).toEqual(['Nguyên Thị Lê'])
  await desk.ledger.rebuild()
  expect(await desk.names({ text: 'le nguyen' })).toEqual(['Nguyên Thị Lê'])
  desk.room.catchUpSearch()
  expect(await desk.names({ text: 'le nguyen' })).toEqual(['Nguyên Thị Lê'])
})

test('what waits is found after the power went, and once only', async () => {
  await acceptAll()
  desk.room.catchUpSearch()
  const { id } = await desk.accept({ applicant: { name: 'Trần Thị Muộn', address: '' } })
  await desk.act(id, { act: 'forward', to: BINH.id, note: '' })
  expect(desk.tables.index.countWaiting()).toBe(2)
  await desk.copyAsAfterPowerCut()
  expect(desk.tables.index.countWaiting()).toBe(2)
  for (const takeIn of [() => undefined, () => desk.room.catchUpSearch()]) {
    takeIn()
    expect(await desk.names({ text: 'tran thi muon' })).toEqual(['Trần Thị Muộn'])
    expect(await desk.names({ text: 'muon', states: ['processing'] })).toEqual(['Trần Thị Muộn'])
    expect(await desk.names({ text: 'muon', states: ['received'] })).toEqual([])
    expect(await desk.names({ text: 'le nguyen' })).toEqual(['Nguyên Thị Lê'])
  }
  expect(desk.tables.index.countWaiting()).toBe(0)
})

test('what is written after a rebuild is found, and what the rebuild brought is too', async () => {
  await acceptAll()
  await desk.ledger.rebuild()
  await desk.accept({ applicant: { name: 'Lê Văn Nguyên', address: '' } })
  expect(desk.tables.index.countWaiting()).toBe(5)
  await desk.copyAsAfterPowerCut()
  await bothWays(async () => {
    expect(await desk.names({ text: 'le nguyen' })).toEqual(['Lê Văn Nguyên', 'Nguyên Thị Lê'])
  })
})

test('an event that changes nothing in the index puts nothing out of step', async () => {
  const { id } = await desk.accept({ applicant: { name: 'Trần Thị Một', address: '' } })
  desk.room.catchUpSearch()
  const print = { form: 'receipt', paper: 'A5', target: 'printer' } as const
  desk.room.acts.notePrinted(id, print, { officer: LAN.id, now: MORNING })
  await desk.accept({ applicant: { name: 'Trần Thị Hai', address: '' } })
  expect(desk.tables.index.countWaiting()).toBe(2)
  desk.store.housekeeper.flush()
  expect(desk.tables.index.countWaiting()).toBe(0)
  await desk.accept({ applicant: { name: 'Trần Thị Ba', address: '' } })
  expect(await desk.names({ text: 'tran thi' })).toEqual(['Trần Thị Ba', 'Trần Thị Hai', 'Trần Thị Một'])
})

test('what an act wrote that was undone waits no longer, and what comes after it is found', async () => {
  await desk.accept({ applicant: { name: 'Trần Thị Trước', address: '' } })
  const error = new Error('changed my mind')
  const undone = () =>
    desk.store.transaction(() => {
      const undoneOne = reception({ applicant: { name: 'Trần Thị Không', address: '' } })
      desk.room.reception.receive(undoneOne, { officer: LAN.id, now: MORNING })
      throw error
    })
  expect(undone).toThrow(error)
  expect(desk.tables.index.countWaiting()).toBe(1)
  await desk.accept({ applicant: { name: 'Trần Thị Sau', address: '' } })
  desk.room.catchUpSearch()
  expect(await desk.names({ text: 'tran thi' })).toEqual(['Trần Thị Sau', 'Trần Thị Trước'])
})

test('housekeeping takes in what waits, however much', async () => {
  await acceptAll()
  for (let each = 0; each < 40; each += 1) await desk.accept({ applicant: { name: 'Trần Văn Đông', address: '' } })
  expect(desk.tables.index.countWaiting()).toBe(44)
  desk.store.housekeeper.flush()
  expect(desk.tables.index.countWaiting()).toBe(0)
  expect(await desk.names({ text: 'nguyen' })).toHaveLength(3)
})
