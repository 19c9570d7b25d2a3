import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DossierDesk } from '../dossiers/dossier-desk.ts'
import { pdf } from '../papers/paper-desk.ts'
import { BIRTH_NOTE, FORM, filePdf, readingOf } from './filed.ts'

const NOTE = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Giấy chứng sinh số 12/GCS',
  'Họ tên mẹ: Nguyễn Thị Đào, xã Quảng Trạch',
]

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

/** Files a paper whose pages were read. */
async function fileRead(dossier: string, code: string, ...pages: readonly (readonly string[])[]): Promise<void> {
  const reading = await desk.paperFiles.filing.keepReading(
    dossier,
    pages.map((lines) => readingOf(...lines)),
  )
  await filePdf(desk, dossier, code, { pictures: pages.length, pages: pages.length, reading })
  await desk.paperFiles.text.settled()
}

const search = async (text: string) => (await desk.ask('papers.search', { text, limit: 20 })).hits
const found = async (text: string) => (await search(text)).map(({ code, page }) => `${code} ${page}`)

describe('searching the text of papers', () => {
  test('finds words with and without diacritics, in any order, unfinished, and phrases in quotation marks', async () => {
    const { id } = await desk.accept()
    await fileRead(id, BIRTH_NOTE, ['Trang bìa'], NOTE)
    for (const text of [
      'quảng trạch',
      'trach dao',
      'chung sinh',
      'Đào',
      'dao',
      'quảng tr',
      '"chứng sinh số 12"',
      '12/GCS',
    ]) {
      expect(await found(text), text).toEqual([`${BIRTH_NOTE} 2`])
    }
    for (const text of ['"sinh chứng"', 'quảng bình', 'tr "quảng bình"', '""', '*', 'NOT OR AND']) {
      expect(await found(text), text).toEqual([])
    }
  })

  test('shows the words around in their own spelling, and whose paper it is', async () => {
    const { id, code } = await desk.accept()
    await fileRead(id, BIRTH_NOTE, NOTE)
    const [hit] = await search('quang trach')
    expect(hit).toMatchObject({
      dossier: id,
      dossierCode: code,
      ownerName: 'Nguyễn Thị Đào',
      name: 'Giấy chứng sinh',
      page: 1,
    })
    expect(hit?.excerpt.filter((piece) => piece.found).map(({ text }) => text.trim())).toEqual(['Quảng', 'Trạch'])
    expect(hit?.excerpt.map(({ text }) => text).join('')).toContain('Nguyễn Thị Đào, xã Quảng Trạch')
  })

  test('the very words come before words with other diacritics', async () => {
    const first = await desk.accept()
    await fileRead(first.id, FORM, ['Thị trấn Hoàn Lão'])
    const second = await desk.accept()
    await fileRead(second.id, FORM, ['Thị trấn Hoan Lao'])
    expect((await search('hoàn lão ')).map(({ dossier }) => dossier)).toEqual([first.id, second.id])
  })

  test('a paper that is replaced, marked as secret or destroyed is found no more', async () => {
    const { id } = await desk.accept()
    await fileRead(id, BIRTH_NOTE, NOTE)
    await fileRead(id, BIRTH_NOTE, ['Giấy khác'])
    expect(await found('quảng trạch')).toEqual([])
    expect(await found('giấy khác')).toEqual([`${BIRTH_NOTE} 1`])
    await desk.ask('papers.leave-undigitized', {
      dossier: id,
      code: BIRTH_NOTE,
      because: { why: 'secret', reason: '' },
    })
    await desk.paperFiles.text.settled()
    expect(await found('giấy khác')).toEqual([])
    await fileRead(id, FORM, ['Tờ khai'])
    desk.ledger.destroyPersonalData(id)
    expect(await found('tờ khai')).toEqual([])
    // Not even a replay, which tells of the paper again, brings it back.
    await desk.ledger.rebuild()
    await desk.paperFiles.text.settled()
    expect(await found('tờ khai')).toEqual([])
    expect(desk.reported).toEqual([])
  })

  test('what a crash left waiting is taken in after the next start, and a replay finds the same', async () => {
    const { id } = await desk.accept()
    const reading = await desk.paperFiles.filing.keepReading(id, [readingOf(...NOTE)])
    await filePdf(desk, id, BIRTH_NOTE, { reading })
    await desk.copyAsAfterPowerCut()
    await desk.paperFiles.text.settled()
    expect(await found('quảng trạch')).toEqual([`${BIRTH_NOTE} 1`])
    await desk.ledger.rebuild()
    await desk.paperFiles.text.settled()
    expect(await found('quảng trạch')).toEqual([`${BIRTH_NOTE} 1`])
  })

  test('a reading that is damaged stops nobody', async () => {
    const { id } = await desk.accept()
    const { address, size } = await desk.papers.put(id, pdf(100))
    await filePdf(desk, id, FORM, { reading: { address, bytes: size } })
    await fileRead(id, BIRTH_NOTE, NOTE)
    expect(await found('quảng trạch')).toEqual([`${BIRTH_NOTE} 1`])
    expect(desk.reported.map(([task]) => task)).toContain('paper-files.text')
  })
})
