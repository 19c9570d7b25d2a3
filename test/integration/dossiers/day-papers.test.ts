import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentRequest, PrintableDocument } from '../../../main/core/printing/index.ts'
import { BINH, DossierDesk, LAN, refusalOf } from './dossier-desk.ts'

let desk: DossierDesk

beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const PDF = new TextEncoder().encode('%PDF-1.4 made up\n%%EOF\n')
const request = (subject: string): DocumentRequest => ({
  subject,
  paper: 'A4',
  officer: LAN.id,
  printedAt: desk.now,
  reprint: 0,
})

function words({ html }: PrintableDocument): string {
  return html
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** The desk's day of the desk's clock. */
const today = () => new Date(desk.now + 7 * 3_600_000).toISOString().slice(0, 10)

async function finished(parts: Parameters<DossierDesk['accept']>[0] = {}) {
  const { id, code, temporaryCode } = await desk.accept(parts)
  await desk.act(id, { act: 'forward', to: BINH.id, note: '' })
  await desk.act(id, { act: 'complete', file: { name: 'kq.pdf', content: PDF }, note: '' })
  return { id, number: code ?? temporaryCode ?? '' }
}

describe('the list of results handed over', () => {
  it('names every result of its day that waits, and none of another day', async () => {
    const one = await finished()
    const two = await finished({ returnBy: 'post' })
    const text = words(desk.room.dayPapers.handOverList(request(today())))
    expect(text).toContain(one.number)
    expect(text).toContain(two.number)
    expect(text).toContain('Tổng số: 2 kết quả')
    expect(words(desk.room.dayPapers.handOverList(request('2020-01-02')))).toContain('Tổng số: 0 kết quả')
  })

  it('leaves out what was handed to its citizen', async () => {
    const { id } = await finished()
    await desk.act(id, { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Mai', note: '' })
    expect(words(desk.room.dayPapers.handOverList(request(today())))).toContain('Tổng số: 0 kết quả')
  })

  it('is refused for what is no day', async () => {
    const refusal = await refusalOf(() => desk.room.dayPapers.handOverList(request('2026-02-30')))
    expect(refusal?.code).toBe('dossiers.form-not-yet')
  })
})

describe('the list for the postman', () => {
  it('names the letters posted that day with tracking number and address', async () => {
    const { id, number } = await finished({ returnBy: 'post' })
    await desk.act(id, {
      act: 'post',
      trackingNumber: 'CA123456789VN',
      receiverName: 'Nguyễn Thị <b>Mai</b>',
      address: 'Thôn 3, xã Yên Thành',
      phone: '0900000010',
      note: '',
    })
    const document = desk.room.dayPapers.postmanList(request(today()))
    expect(words(document)).toContain('CA123456789VN')
    expect(words(document)).toContain(number)
    expect(words(document)).toContain('Thôn 3, xã Yên Thành; 0900000010')
    expect(document.html).toContain('Nguyễn Thị &lt;b&gt;Mai&lt;/b&gt;')
    expect(words(desk.room.dayPapers.postmanList(request('2020-01-02')))).toContain('Tổng số: 0 bưu gửi')
  })
})
