import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallInput } from '../../../shared/contract/index.ts'
import { HOA, refusalOf } from '../dossiers/dossier-desk.ts'
import { CounterDesk, DOSSIER } from './counter-desk.ts'

let desk: CounterDesk

beforeEach(async () => {
  desk = await CounterDesk.open()
})
afterEach(() => desk.leave())

const openBook = (kind: CallInput<'books.open'>['kind'], series: string) =>
  desk.ask('books.open', { id: v7(), kind, series, form: '', first: 1, last: null }, HOA)

const visit = (parts: Partial<CallInput<'certification.enter'>> = {}) =>
  desk.ask('certification.enter', {
    visit: v7(),
    dossier: null,
    kind: 'copy',
    requester: 'Nguyễn Thị Mai',
    requesterNumber: '044190012345',
    signer: 'Lê Văn Hòa',
    signerPosition: 'Phó Giám đốc Trung tâm',
    papers: [
      { id: v7(), paper: 'Bằng tốt nghiệp THPT', pages: 1, copies: 2 },
      { id: v7(), paper: 'Giấy khai sinh', pages: 3, copies: 1 },
    ],
    ...parts,
  })

describe('the certification counter', () => {
  it('gives each kind of paper a number of its own, with the fee of its pages and copies', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const entries = await visit()
    expect(entries.map(({ number, amount }) => [number?.number, amount])).toEqual([
      [1, 4_000],
      [2, 5_000],
    ])
  })

  it('enters a visit once, however often it is sent', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const once = { visit: v7(), papers: [{ id: v7(), paper: 'Học bạ', pages: 10, copies: 1 }] }
    const entries = await visit(once)
    expect(await visit(once)).toEqual(entries)
    expect((await visit()).map(({ number }) => number?.number)).toEqual([2, 3])
  })

  it('numbers each kind of certification in its own book', async () => {
    await openBook('certified-copies', 'SCT/BS')
    await openBook('certified-signatures', 'SCT/CK,ĐC')
    await visit()
    const [entry] = await visit({
      kind: 'signature',
      papers: [{ id: v7(), paper: 'Sơ yếu lý lịch', pages: 2, copies: 1 }],
    })
    expect(entry).toMatchObject({ number: { number: 1 }, amount: 10_000 })
  })

  it('keeps an entry with a provisional slip where the book is not, and numbers it when it is', async () => {
    const [entry] = await visit({ papers: [{ id: v7(), paper: 'Học bạ', pages: 10, copies: 1 }] })
    const id = entry?.id ?? ''
    expect(entry?.number).toBeNull()
    expect((await desk.print('certification-clause', id)).text).toContain('CHƯA CÓ SỐ CHỨNG THỰC')
    expect((await refusalOf(() => desk.ask('certification.number', { id })))?.code).toBe('books.not-here')
    await openBook('certified-copies', 'SCT/BS')
    expect((await desk.ask('certification.number', { id })).number?.number).toBe(1)
    expect((await refusalOf(() => desk.ask('certification.number', { id })))?.code).toBe('certification.numbered')
  })

  it('voids a number with a reason and never gives it again', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const [entry] = await visit()
    const id = entry?.id ?? ''
    await desk.ask('certification.void', { id, reason: 'Bản chính bị tẩy xóa' })
    expect((await refusalOf(() => desk.ask('certification.void', { id, reason: 'lần nữa' })))?.code).toBe(
      'certification.voided',
    )
    expect((await visit()).map(({ number }) => number?.number)).toEqual([3, 4])
    const { text } = await desk.print('certification-month', 'copy:2026-11')
    expect(text).toContain('Đã hủy')
    expect(text).toContain('Cộng 4 số')
  })

  it('has an entry under the month in which it got its number, so that a month that was bound never changes', async () => {
    const [slip] = await visit({ papers: [{ id: v7(), paper: 'Học bạ', pages: 10, copies: 1 }] })
    const id = slip?.id ?? ''
    const slipPaper = (await desk.print('certification-clause', id)).text
    const slipNumber = /T-[0-9A-F]{8}/.exec(slipPaper)?.[0] ?? 'none'
    const november = await desk.print('certification-month', 'copy:2026-11')
    desk.now = Date.UTC(2026, 11, 2, 2)
    await openBook('certified-copies', 'SCT/BS')
    await visit()
    const ofMonth = async (month: string) =>
      (await desk.ask('certification.of-month', { kind: 'copy', month })).map((each) => each.number?.number ?? null)
    // What waits is seen in every month until it has its number.
    expect(await ofMonth('2026-12')).toEqual([1, 2, null])
    expect((await desk.ask('certification.number', { id })).number?.number).toBe(3)
    expect(await ofMonth('2026-11')).toEqual([])
    expect(await ofMonth('2026-12')).toEqual([1, 2, 3])
    const lines = (text: string) => text.slice(text.indexOf('Số chứng thực'))
    expect(lines((await desk.print('certification-month', 'copy:2026-11')).text)).toBe(lines(november.text))
    const december = (await desk.print('certification-month', 'copy:2026-12')).text
    expect(december).toContain('03 02/12/2026 Nguyễn Thị Mai, 044190012345 Học bạ')
    const clause = (await desk.print('certification-clause', id)).text
    expect(clause).toContain(`Thay phiếu tạm số ${slipNumber}`)
    expect(clause).toContain('ngày 02 tháng 12 năm 2026')
  })

  it('has a closing page of its year with the numbers of every month', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const [entry] = await visit()
    await desk.ask('certification.void', { id: entry?.id ?? '', reason: 'Bản chính bị tẩy xóa' })
    desk.now = Date.UTC(2026, 11, 2, 2)
    await visit()
    const { text } = await desk.print('certification-year', 'copy:2026')
    expect(text).toContain('KHÓA SỔ')
    expect(text).toContain('Quyển số: 01/2026-SCT/BS Năm 2026')
    expect(text).toContain('11 01 02 2 1 1 5.000')
    expect(text).toContain('12 03 04 2 0 3 9.000')
    expect(text).toContain('Cộng 01 04 4 1 4 14.000')
    expect(text).toContain('Tổng số việc đã ghi: 4 (từ số 01 đến số 04)')
    expect((await desk.print('certification-year', 'copy:2025')).text).toContain('Tổng số việc đã ghi: 0')
    expect((await refusalOf(() => desk.print('certification-year', 'copy:26')))?.code).toBe('certification.unknown')
  })

  it('prints the clause with number, volume and day in words', async () => {
    await openBook('certified-copies', 'SCT/BS')
    await openBook('certified-signatures', 'SCT/CK,ĐC')
    const [copy] = await visit()
    const clause = (await desk.print('certification-clause', copy?.id ?? '')).text
    expect(clause).toContain('CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH')
    expect(clause).toContain('Số chứng thực: 01, quyển số: 01/2026-SCT/BS')
    const [signature] = await visit({ kind: 'signature' })
    const words = (await desk.print('certification-clause', signature?.id ?? '')).text
    expect(words).toContain('ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi sáu')
    expect(words).toContain('Nguyễn Thị Mai')
    expect(words).not.toContain('{')
  })

  it('names a dossier that is there, and none that is not', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const [entry] = await visit({ dossier: DOSSIER.id })
    expect(entry?.dossier).toBe(DOSSIER.id)
    expect((await refusalOf(() => visit({ dossier: v7() })))?.code).toBe('dossiers.unknown')
    expect((await refusalOf(() => desk.print('certification-month', 'copy:26-1')))?.code).toBe('certification.unknown')
  })

  it('forgets who asked with the key of the visit; the number stays', async () => {
    await openBook('certified-copies', 'SCT/BS')
    const [entry] = await visit()
    desk.ledger.destroyPersonalData(entry?.visit ?? '')
    const [left] = await desk.ask('certification.of-month', { kind: 'copy', month: '2026-11' })
    expect(left).toMatchObject({ requester: '', paper: '', number: { number: 1 }, pages: 1 })
    const before = desk.ledger.projectionDigest('certification')
    await desk.ledger.rebuild()
    expect(desk.ledger.projectionDigest('certification')).toBe(before)
  })
})
