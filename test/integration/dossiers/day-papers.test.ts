import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentRequest, PrintableDocument } from '../../../main/core/printing/index.ts'
import { BINH, DossierDesk, LAN, refusal, refusalOf } from './dossier-desk.ts'

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

describe('the receipt of a visit', () => {
  const DIEM = { name: 'Đỗ Thị Diễm', personalNumber: '040190003127', address: 'Xóm Đông' }
  const visit = async (dossier: string) => (await desk.ask('dossiers.visit', { dossier })).map(({ id }) => id)
  const numberOf = ({ code, temporaryCode }: { code: string | null; temporaryCode: string | null }) =>
    code ?? temporaryCode ?? ''

  it('lists all that a person handed in on one day, with the papers of each', async () => {
    const birth = await desk.accept({ applicant: DIEM, ownerName: 'Lê Bé An', fee: { amount: 8_000 } })
    await desk.accept()
    desk.now += 600_000
    const copy = await desk.accept({
      applicant: DIEM,
      procedure: '2.000815',
      fee: { amount: 12_000 },
      papers: [
        {
          code: 'ban-chinh',
          name: 'Học bạ',
          use: 'show',
          originals: 1,
          copies: 0,
          pages: 8,
          paperCopies: 2,
          electronicCopy: true,
        },
      ],
    })
    await desk.ask('dossiers.refuse', { ...refusal(), applicant: DIEM }, LAN)
    expect(await visit(copy.id)).toEqual([birth.id, copy.id])
    const document = desk.room.dayPapers.visitReceipt(request(birth.id))
    expect(document.copies).toBe(2)
    const text = words(document)
    for (const said of [
      'Mẫu số 01 – Thông tư 03/2025/TT-VPCP',
      DIEM.name,
      numberOf(birth),
      numberOf(copy),
      'Chủ hồ sơ: Lê Bé An',
      'Cộng 2 hồ sơ 20.000',
      'Giấy chứng sinh',
      'Học bạ (xuất trình, đã trả lại) 8 2 X',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('Nguyễn Thị Đào')
  })

  it('is of one dossier where nothing else came that day, or nobody can tell whose it is', async () => {
    const yesterday = await desk.accept({ applicant: DIEM })
    desk.now += 86_400_000
    const today = await desk.accept({ applicant: DIEM })
    const { personalNumber: _, ...nameless } = DIEM
    const unknown = await desk.accept({ applicant: nameless })
    expect(await visit(yesterday.id)).toEqual([yesterday.id])
    expect(await visit(today.id)).toEqual([today.id])
    expect(await visit(unknown.id)).toEqual([unknown.id])
  })

  it('is not to be had of a refused dossier or of none', async () => {
    const refused = await desk.ask('dossiers.refuse', refusal(), LAN)
    expect(await visit(refused.id)).toEqual([])
    const paper = (subject: string) => refusalOf(() => desk.room.dayPapers.visitReceipt(request(subject)))
    expect((await paper(refused.id))?.code).toBe('dossiers.not-received')
    expect((await paper('01932f00-0000-7000-8000-00000000ffff'))?.code).toBe('dossiers.unknown')
  })
})
