import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PageReading } from '../../../shared/scanning/index.ts'
import { BINH, DossierDesk, LAN, refusalOf } from '../dossiers/dossier-desk.ts'
import { pdf } from '../papers/paper-desk.ts'
import { BIRTH_NOTE, FORM, filePdf, readingOf } from './filed.ts'

let desk: DossierDesk
beforeEach(async () => {
  desk = await DossierDesk.open()
})
afterEach(() => desk.leave())

const ofDossier = (dossier: string) => desk.ask('papers.of-dossier', { dossier })

describe('filing a paper', () => {
  test('gives it its file, which can be read and stands in the history; the dossier stays where it is', async () => {
    const { id } = await desk.accept()
    const before = await desk.ask('dossiers.view', { id })
    const { address } = await filePdf(desk, id, BIRTH_NOTE, { details: { number: '12/GCS', issuedOn: '2026-11-02' } })
    const { papers } = await ofDossier(id)
    expect(papers.map(({ code, missing }) => [code, missing])).toEqual([
      [FORM, 'file'],
      [BIRTH_NOTE, null],
    ])
    expect(papers[1]?.file).toMatchObject({
      file: { address, mediaType: 'application/pdf' },
      origin: 'scanned',
      details: { number: '12/GCS', issuedOn: '2026-11-02' },
      officerName: LAN.name,
      read: false,
    })
    const read = await desk.ask('papers.read', { dossier: id, address }, BINH)
    expect(read).toMatchObject({ mediaType: 'application/pdf', name: 'giay-chung-sinh.pdf' })
    expect(Buffer.from(read.content).equals(pdf(2_000))).toBe(true)
    const after = await desk.ask('dossiers.view', { id })
    expect(after.revision).toBe(before.revision)
    expect(after.row).toEqual(before.row)
    expect(after.history.at(-1)).toMatchObject({
      type: 'dossier.paper-filed',
      officerName: LAN.name,
      details: { paper: 'Giấy chứng sinh', code: BIRTH_NOTE, origin: 'scanned', pictures: 1 },
    })
  })

  test('is refused for papers that were shown or are secret, for others, and for no dossier', async () => {
    const { id } = await desk.accept({
      papers: [
        { code: 'the', name: 'Thẻ căn cước', use: 'show', originals: 0, copies: 0 },
        { code: FORM, name: 'Tờ khai đăng ký khai sinh', use: 'hand-in', originals: 1, copies: 0 },
        { code: BIRTH_NOTE, name: 'Giấy chứng sinh', use: 'hand-in', originals: 1, copies: 0 },
      ],
    })
    await desk.ask('papers.leave-undigitized', {
      dossier: id,
      code: FORM,
      because: { why: 'secret', reason: '' },
    })
    const codeOf = async (code: string, dossier = id) =>
      (await refusalOf(() => desk.paperFiles.filing.requireFileable(dossier, code)))?.code
    expect(await codeOf('the')).toBe('papers.only-shown')
    expect(await codeOf(FORM)).toBe('papers.secret')
    expect(await codeOf('khac')).toBe('papers.not-a-paper')
    expect(await codeOf(BIRTH_NOTE, '01932f00-0000-7000-8000-00000000dead')).toBe('dossiers.unknown')
    expect((await refusalOf(() => filePdf(desk, id, FORM)))?.code).toBe('papers.secret')
    expect((await ofDossier(id)).papers.map(({ file, missing }) => [file, missing])).toEqual([
      [null, null],
      [null, null],
      [null, 'file'],
    ])
  })

  test('a file of a paper that turns out to be secret is opened no more', async () => {
    const { id } = await desk.accept()
    const { address } = await filePdf(desk, id, FORM)
    await desk.ask('papers.leave-undigitized', { dossier: id, code: FORM, because: { why: 'secret', reason: '' } })
    expect((await refusalOf(() => desk.ask('papers.read', { dossier: id, address })))?.code).toBe('papers.secret')
    await desk.ask('papers.leave-undigitized', { dossier: id, code: FORM, because: null })
    expect((await ofDossier(id)).papers[0]).toMatchObject({ file: null, undigitized: null, missing: 'file' })
  })

  test('a paper is described once it has a file', async () => {
    const { id } = await desk.accept()
    const describeIt = () =>
      desk.ask('papers.describe', { dossier: id, code: FORM, details: { issuer: 'UBND xã' }, pages: 2 })
    expect((await refusalOf(describeIt))?.code).toBe('papers.no-file')
    await filePdf(desk, id, FORM)
    await describeIt()
    expect((await ofDossier(id)).papers[0]).toMatchObject({
      file: { pages: 2, pictures: 1, details: { issuer: 'UBND xã' } },
      missing: 'pages',
    })
  })
})

describe('reading a paper', () => {
  test('puts the file with its text in the place of the one that was read', async () => {
    const { id } = await desk.accept()
    const { address } = await filePdf(desk, id, FORM)
    const withText = await desk.papers.put(id, pdf(3_000))
    const pages: (PageReading | null)[] = [readingOf('Tờ khai đăng ký khai sinh')]
    const reading = await desk.paperFiles.filing.keepReading(id, pages)
    const note = () =>
      desk.paperFiles.filing.notePaperRead(
        {
          dossier: id,
          code: FORM,
          of: address,
          file: { address: withText.address, mediaType: 'application/pdf', bytes: withText.size },
          reading,
        },
        desk.now,
      )
    expect((await desk.ask('papers.search', { text: 'khai sinh', limit: 5 })).reading).toBe(1)
    note()
    // The second telling finds another file there already.
    note()
    expect((await ofDossier(id)).papers[0]?.file).toMatchObject({ read: true, file: { address: withText.address } })
    expect(
      (await desk.ask('dossiers.view', { id })).history.filter(({ type }) => type === 'dossier.paper-read'),
    ).toHaveLength(1)
    expect((await desk.ask('papers.search', { text: 'khai sinh', limit: 5 })).reading).toBe(0)
    expect(await desk.papers.sweep(desk.now + 10 * 365 * 86_400_000)).toBe(0)
  })
})

test('the table of filed papers comes out the same from a replay, in whatever order it was told', async () => {
  const { id } = await desk.accept()
  await filePdf(desk, id, FORM)
  await filePdf(desk, id, BIRTH_NOTE)
  await filePdf(desk, id, FORM, { pictures: 2, pages: 2 })
  await desk.ask('papers.leave-undigitized', { dossier: id, code: BIRTH_NOTE, because: { why: 'other', reason: 'x' } })
  const before = desk.ledger.projectionDigest('filed-papers')
  await desk.ledger.rebuild()
  expect(desk.ledger.projectionDigest('filed-papers')).toBe(before)
})
