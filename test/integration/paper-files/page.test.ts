import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smallestPdf } from '../../e2e/result-files.ts'
import { BINH, DossierDesk, LAN, refusalOf } from '../dossiers/dossier-desk.ts'
import { startImaging } from '../imaging/imaging-process.ts'
import { FORM, filePdf } from './filed.ts'

const SINGLE = '1.004873'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const isJpeg = (content: Uint8Array) => content[0] === 0xff && content[1] === 0xd8

describe('a page of a kept file', () => {
  test('is drawn by the imaging host; a page that is not there is refused', async () => {
    const { imaging } = startImaging()
    desk.pictures = async () => imaging
    const { id } = await desk.accept()
    const { address } = await filePdf(desk, id, FORM, { content: smallestPdf('To khai') })
    const page = await desk.ask('papers.page', { dossier: id, address, page: 1 }, BINH)
    expect(page).toMatchObject({ mediaType: 'image/jpeg', pages: 1 })
    expect(isJpeg(page.content)).toBe(true)
    expect(await refusalOf(() => desk.ask('papers.page', { dossier: id, address, page: 2 }))).toBeDefined()
    const unknown = 'ab'.repeat(32)
    expect((await refusalOf(() => desk.ask('papers.page', { dossier: id, address: unknown, page: 1 })))?.code).toBe(
      'papers.unknown',
    )
  })

  test('a reused result counts the pages that its file has', async () => {
    const { imaging } = startImaging()
    desk.pictures = async () => imaging
    const before = await desk.accept({ procedure: SINGLE })
    const content = new Uint8Array(smallestPdf('Ket qua'))
    const { result } = await desk.act(before.id, { act: 'complete', file: { name: 'kq.pdf', content }, note: '' })
    const papers = [
      { code: 'to-khai', name: 'Tờ khai', use: 'hand-in' as const, originals: 1, copies: 0 },
      { code: 'giay-cu', name: 'Giấy cũ', use: 'hand-in' as const, originals: 1, copies: 0 },
    ]
    const after = await desk.accept({ procedure: SINGLE, papers })
    const from = { dossier: before.id, code: 'ket-qua', address: result?.address ?? '' }
    await desk.ask('papers.reuse', { dossier: after.id, code: 'giay-cu', from }, LAN)
    const files = (await desk.ask('papers.of-dossier', { dossier: after.id })).papers
    expect(files.find(({ code }) => code === 'giay-cu')).toMatchObject({
      file: { origin: 'reused', pictures: 1, pages: 1, details: { issuedOn: '2026-11-20' } },
      missing: null,
    })
  })
})
