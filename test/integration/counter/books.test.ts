import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BookTransfer } from '../../../shared/books/book.ts'
import { checkAsyncProperty } from '../../property.ts'
import { HOA, refusalOf } from '../dossiers/dossier-desk.ts'
import { CounterDesk, FRIDAY } from './counter-desk.ts'

let desk: CounterDesk
let others: CounterDesk[]

beforeEach(async () => {
  desk = await CounterDesk.open()
  others = []
})

afterEach(() => {
  for (const each of [desk, ...others]) each.leave()
})

const receipts = { kind: 'fee-receipts', series: 'CM-26T', form: '01BLP', first: 1, last: 50 } as const
const copies = { kind: 'certified-copies', series: 'SCT/BS', form: '', first: 1, last: null } as const

async function otherDesk(deskMark: string): Promise<CounterDesk> {
  const other = await CounterDesk.open({ deskMark })
  others.push(other)
  return other
}

const certify = (at: CounterDesk, papers = 1) =>
  at.ask('certification.enter', {
    visit: v7(),
    dossier: null,
    kind: 'copy',
    requester: 'Nguyễn Thị Mai',
    requesterNumber: '',
    signer: 'Lê Văn Hòa',
    signerPosition: 'Phó Giám đốc',
    papers: Array.from({ length: papers }, () => ({ id: v7(), paper: 'Bằng tốt nghiệp', pages: 2, copies: 3 })),
  })

const numbersOf = async (at: CounterDesk, papers = 1) =>
  (await certify(at, papers)).map(({ number }) => number?.number ?? null)

describe('a book', () => {
  it('is opened once however often it is asked for', async () => {
    const id = v7()
    const book = await desk.ask('books.open', { id, ...receipts }, HOA)
    expect(book).toMatchObject({ id, next: 1, state: 'here', year: null })
    expect(await desk.ask('books.open', { id, ...receipts }, HOA)).toEqual(book)
    expect(await desk.ask('books.list', {})).toEqual([book])
  })

  it('has no second beside it that would give the same numbers', async () => {
    await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    await desk.ask('books.open', { id: v7(), ...receipts }, HOA)
    const refused = (input: typeof copies | (typeof receipts & { first: number; last: number })) =>
      refusalOf(() => desk.ask('books.open', { id: v7(), ...input }, HOA))
    expect((await refused(copies))?.code).toBe('books.exists')
    expect((await refused({ ...receipts, last: 50 }))?.code).toBe('books.exists')
    await desk.ask('books.open', { id: v7(), ...receipts, first: 51, last: 100 }, HOA)
  })

  it('begins at 01 with the new year, opened by the desk that has it', async () => {
    await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    expect(await numbersOf(desk, 3)).toEqual([1, 2, 3])
    desk.now = Date.UTC(2027, 0, 4, 2)
    expect(await numbersOf(desk, 2)).toEqual([1, 2])
    const years = (await desk.ask('books.list', {})).map(({ year, next }) => [year, next])
    expect(years).toEqual([
      [2027, 3],
      [2026, 4],
    ])
  })

  it('is closed on the last day of its year, not before, and gives no number afterwards', async () => {
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    expect((await refusalOf(() => desk.ask('books.close', { id }, HOA)))?.code).toBe('books.too-early')
    desk.now = Date.UTC(2026, 11, 31, 9)
    expect(await desk.ask('books.close', { id }, HOA)).toMatchObject({ state: 'closed', next: 1 })
    expect(await numbersOf(desk)).toEqual([null])
  })

  it('begins anew also where the one of the year before was closed on its last day', async () => {
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    expect(await numbersOf(desk, 2)).toEqual([1, 2])
    desk.now = Date.UTC(2026, 11, 31, 9)
    await desk.ask('books.close', { id }, HOA)
    // A slip of the last afternoon gets its number in the new year, from the new book.
    const [slip] = await certify(desk)
    desk.now = Date.UTC(2027, 0, 4, 2)
    const numbered = await desk.ask('certification.number', { id: slip?.id ?? '' })
    expect(numbered.number?.number).toBe(1)
    expect(numbered.number?.book).not.toBe(id)
    expect(await numbersOf(desk)).toEqual([2])
  })

  it('goes on in its own year up to midnight, and in the next one from then on', async () => {
    await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    // 23:59:59 on the 31st of December at the desk, and a second later.
    desk.now = Date.UTC(2026, 11, 31, 16, 59, 59)
    expect(await numbersOf(desk, 2)).toEqual([1, 2])
    desk.now += 1_000
    expect(await numbersOf(desk, 2)).toEqual([1, 2])
  })

  it('of a past year goes to no other desk, which would open a second book of the new year', async () => {
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    desk.now = Date.UTC(2027, 0, 4, 2)
    const give = () => desk.ask('books.hand-over', { id, transfer: v7(), toMark: 'Q9' }, HOA)
    expect((await refusalOf(give))?.code).toBe('books.year-over')
    expect(await numbersOf(desk)).toEqual([1])
    expect((await refusalOf(give))?.code).toBe('books.year-over')
  })

  it('that was given away before the year ended is begun anew by the desk that has it', async () => {
    const other = await otherDesk('Q9')
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    const { content } = await desk.ask('books.hand-over', { id, transfer: v7(), toMark: 'Q9' }, HOA)
    for (const each of [desk, other]) each.now = Date.UTC(2027, 0, 4, 2)
    await other.ask('books.take-over', { content }, HOA)
    expect(await numbersOf(desk)).toEqual([null])
    expect(await numbersOf(other)).toEqual([1])
  })

  it('of receipts refuses money once it is used up, so that no receipt is without a number', async () => {
    await desk.ask('books.open', { id: v7(), ...receipts, last: 1 }, HOA)
    const pay = () =>
      desk.ask('fees.collect', {
        id: v7(),
        dossier: null,
        lines: [{ name: 'Lệ phí', quantity: 1, unitAmount: 8_000, amount: 8_000 }],
        exemption: null,
        method: 'cash',
        reference: '',
        payer: 'Nguyễn Thị Mai',
        address: '',
      })
    expect((await pay()).receipt?.number).toBe(1)
    expect((await refusalOf(pay))?.code).toBe('books.used-up')
    await desk.ask('books.open', { id: v7(), ...receipts, first: 2, last: 9 }, HOA)
    expect((await pay()).receipt?.number).toBe(2)
  })
})

describe('a book on its way to another desk', () => {
  it('gives numbers there from where it was left, and none here', async () => {
    const other = await otherDesk('Q9')
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    expect(await numbersOf(desk, 2)).toEqual([1, 2])
    const file = await desk.ask('books.hand-over', { id, transfer: v7(), toMark: 'Q9' }, HOA)
    expect(await numbersOf(desk)).toEqual([null])
    expect(await other.ask('books.take-over', { content: file.content }, HOA)).toMatchObject({
      id,
      next: 3,
      state: 'here',
    })
    expect(await numbersOf(other, 2)).toEqual([3, 4])

    const back = await other.ask('books.hand-over', { id, transfer: v7(), toMark: desk.profile.deskMark }, HOA)
    await desk.ask('books.take-over', { content: back.content }, HOA)
    expect(await numbersOf(desk)).toEqual([5])
  })

  it('is taken in once only, and only by the desk it is for', async () => {
    const other = await otherDesk('Q9')
    const third = await otherDesk('Q3')
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    const transfer = v7()
    const { content } = await desk.ask('books.hand-over', { id, transfer, toMark: 'Q9' }, HOA)
    const take = (at: CounterDesk) => refusalOf(() => at.ask('books.take-over', { content }, HOA))
    expect((await take(third))?.code).toBe('books.other-desk')
    expect(await take(other)).toBeUndefined()
    expect((await take(other))?.code).toBe('books.taken-over')
    // The same file can be had again for a stick that was lost; it is the same transfer.
    expect((await desk.ask('books.transfer-file', { id }, HOA)).content).toBe(content)
    expect((await desk.ask('books.hand-over', { id, transfer, toMark: 'Q9' }, HOA)).content).toBe(content)
  })

  it('is not taken in twice by a desk that forgot, nor where it is, nor beside a book of its year', async () => {
    const other = await otherDesk('Q9')
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    const give = (from: CounterDesk, toMark: string) => from.ask('books.hand-over', { id, transfer: v7(), toMark }, HOA)
    const first = await give(desk, 'Q9')
    await other.ask('books.take-over', { content: first.content }, HOA)
    expect(await numbersOf(other, 2)).toEqual([1, 2])
    const back = await give(other, desk.profile.deskMark)
    await desk.ask('books.take-over', { content: back.content }, HOA)
    expect(await numbersOf(desk)).toEqual([3])
    // The transfers that were taken in are forgotten: the book itself still knows that it was further.
    for (const each of [desk, other]) each.store.prepare<[], never>('DELETE FROM book_transfers').run()
    const stale = async (at: CounterDesk, content: string) =>
      (await refusalOf(() => at.ask('books.take-over', { content }, HOA)))?.code
    expect(await stale(other, first.content)).toBe('books.stale')
    expect(await stale(desk, back.content)).toBe('books.stale')

    const third = await otherDesk('Q3')
    await third.ask('books.open', { id: v7(), ...copies }, HOA)
    const beside = await give(desk, 'Q3')
    expect(await stale(third, beside.content)).toBe('books.exists')
  })

  it('is refused when one character of its file was changed', async () => {
    const other = await otherDesk('Q9')
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    const { content } = await desk.ask('books.hand-over', { id, transfer: v7(), toMark: 'Q9' }, HOA)
    const { body } = BookTransfer.parse(JSON.parse(content))
    const forged = content.replace(`"next": ${body.next}`, `"next": ${body.next + 5}`)
    expect(forged).not.toBe(content)
    for (const bad of [forged, '', '{}', 'không phải tệp', content.slice(0, -40)]) {
      expect((await refusalOf(() => other.ask('books.take-over', { content: bad }, HOA)))?.code).toBe(
        'books.wrong-file',
      )
    }
  })

  it('has minutes that both sides sign', async () => {
    const { id } = await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    await certify(desk, 2)
    expect((await refusalOf(() => desk.print('book-transfer', id)))?.code).toBe('books.not-moved')
    await desk.ask('books.hand-over', { id, transfer: v7(), toMark: 'Q9' }, HOA)
    const { text } = await desk.print('book-transfer', id)
    expect(text).toContain('BIÊN BẢN')
    expect(text).toContain('01/2026-SCT/BS')
    expect(text).toContain('từ 01 đến 02')
    expect(text).toContain('Số tiếp theo do bên nhận ghi: 03')
  })
})

describe('numbers', () => {
  it('have no gap and no double whatever fails, moves or loses its power on the way', async () => {
    const acts = fc.array(fc.constantFrom('enter', 'enter', 'three', 'fail', 'move', 'power', 'rebuild'), {
      maxLength: 12,
    })
    await checkAsyncProperty(
      fc.asyncProperty(acts, async (course) => {
        const one = await CounterDesk.open({ deskMark: 'A1' })
        const two = await CounterDesk.open({ deskMark: 'B2' })
        try {
          const { id } = await one.ask('books.open', { id: v7(), ...copies }, HOA)
          let holder = one
          const given: (number | null)[] = []
          for (const act of course) {
            if (act === 'enter') given.push(...(await numbersOf(holder)))
            if (act === 'three') given.push(...(await numbersOf(holder, 3)))
            if (act === 'fail') {
              // The power goes after the number was taken and before anything was kept.
              expect(() =>
                holder.store.transaction(() => {
                  void certify(holder)
                  throw new Error('power')
                }),
              ).toThrow('power')
            }
            if (act === 'move') {
              const next = holder === one ? two : one
              const file = await holder.ask(
                'books.hand-over',
                { id, transfer: v7(), toMark: next.profile.deskMark },
                HOA,
              )
              await next.ask('books.take-over', { content: file.content }, HOA)
              holder = next
            }
            if (act === 'power') await holder.copyAsAfterPowerCut()
            if (act === 'rebuild') await holder.ledger.rebuild()
          }
          expect(given).toEqual(given.map((_, place) => place + 1))
        } finally {
          one.leave()
          two.leave()
        }
      }),
      12,
    )
  })

  it('come back the same from a replay', async () => {
    await desk.ask('books.open', { id: v7(), ...copies }, HOA)
    await certify(desk, 4)
    const before = desk.ledger.projectionDigest('books')
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('books')).toBe(before)
    desk.now = FRIDAY + 60_000
    expect(await numbersOf(desk)).toEqual([5])
  })
})
