import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalColumns } from '../../../main/core/dossiers/projection/dossier-table.ts'
import { DossierSearch, filterTerms, readQuery } from '../../../main/core/dossiers/search/index.ts'
import { Random } from '../../bench/random.ts'
import { DossierDesk, MORNING } from './dossier-desk.ts'

/** More than one block of the index, so that a search has to go on from one to the next. */
const DOSSIERS = 32_000
const BLOCKS = 2

let desk: DossierDesk
beforeAll(async () => {
  desk = await DossierDesk.open()
  const random = new Random(7)
  desk.store.transaction(() => {
    for (let each = 0; each < DOSSIERS; each += 1) {
      const id = Buffer.alloc(16)
      id.writeUInt32BE(each)
      const family = random.chance(0.4) ? 'Nguyễn' : 'Trần'
      const given = each % 5_000 === 17 ? 'Xuyến' : 'Lan'
      const person = {
        applicant: { name: `${family} Thị ${given}`, address: '', personalNumber: `0441${random.digits(8)}` },
      }
      const serial = String((each % 9_999) + 1).padStart(4, '0')
      desk.tables.table.put(
        id,
        {
          code: `000.17.22.H56-2611${17 + Math.floor(each / 9_999)}-${serial}`,
          temporaryCode: null,
          procedure: each % 50 === 3 ? '1.000656' : '1.001193',
          state: each % 10 === 3 ? 'done' : 'returned',
          receivedAt: MORNING,
          dueAt: MORNING,
          finishedAt: MORNING,
          assignedTo: null,
          supplements: 0,
          revision: 3,
          conflicts: 0,
        },
        personalColumns(person),
      )
      desk.tables.index.touch(id)
    }
  })
  desk.room.catchUpSearch()
})
afterAll(() => desk.leave())

function find(text: string, filters: Parameters<typeof filterTerms> = [[], null], limit = 50) {
  const terms = [...readQuery(text).terms, ...filterTerms(...filters)]
  return new DossierSearch(desk.tables.index).find({ terms, before: undefined, limit })
}

describe('the work of a search has a bound', () => {
  test.each([
    ['a common name is answered by the newest block alone', 'nguyen thi', 2],
    ['the beginning of a word is a few sets', 'nguyen t', 4],
    ['a day is one set', '261120', 1],
    ['a beginning of a number that nearly all share is a few sets', '0441', 11],
  ])('%s', (_, text, mostPostings) => {
    const found = find(text)
    expect(found.records).toHaveLength(50)
    expect(found.postingsRead).toBeLessThanOrEqual(mostPostings)
  })

  test.each([
    ['words that never meet', 'nguyen tran', 0, 2 * BLOCKS],
    ['words that rarely meet', 'thi xuyen', 7, 2 * BLOCKS],
    ['a phrase without a hit', '"thi nguyen"', 0, 0],
    ['a word that nobody has behind common ones', 'nguyen thi zzyx', 0, 2],
    ['a number that nobody has', '044199999999', 0, 0],
  ])('%s read each term once for each block at most', (_, text, hits, mostPostings) => {
    const found = find(text)
    expect(found.records).toHaveLength(hits)
    expect(found.postingsRead).toBeLessThanOrEqual(mostPostings)
  })

  test('a name with a state and a procedure reads no more than four sets of each block', () => {
    const found = find('nguyen lan', [['done'], '1.000656'], 1_000)
    expect(found.records.length).toBeGreaterThan(0)
    expect(found.records.length).toBeLessThan(1_000)
    expect(found.postingsRead).toBeLessThanOrEqual(4 * BLOCKS)
  })

  test('a full number is found without reading the numbers beside it', () => {
    const number = desk.tables.index.findRecord(5)?.personal_number ?? ''
    const found = find(number)
    expect(found.records.map(({ personal_number }) => personal_number)).toEqual([number])
    expect(found.postingsRead).toBe(1)
  })

  test('a deep page reads no more than the first', () => {
    const terms = readQuery('nguyen').terms
    const deep = new DossierSearch(desk.tables.index).find({ terms, before: 1_000, limit: 50 })
    expect(deep.records).toHaveLength(50)
    expect(deep.postingsRead).toBeLessThanOrEqual(2)
  })
})

test('a long tail is taken in before a search looks at it, and waits no longer than that', () => {
  desk.store.transaction(() => {
    for (let each = 0; each < 500; each += 1) {
      const record = desk.tables.index.findRecord(each)
      if (record !== undefined) desk.tables.index.touch(record.id)
    }
  })
  expect(find('nguyen').records).toHaveLength(50)
  expect(desk.tables.index.countWaiting()).toBeLessThanOrEqual(128)
})
