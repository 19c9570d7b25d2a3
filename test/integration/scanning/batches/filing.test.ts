import { PDFDocument } from '@cantoo/pdf-lib'
import { v7 } from 'uuid'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dossierQr } from '../../../../shared/dossier/qr.ts'
import { paperLabelQr, separatorQr } from '../../../../shared/scanning/index.ts'
import type { RealDesk } from '../../bad-input/real-desk.ts'
import { add, foundScanDesk, openBatch, pdfOf, picture, received, settled } from './scan-desk.ts'

const filesOf = async (desk: RealDesk, dossier: string) =>
  new Map((await desk.get('papers.of-dossier', { dossier })).papers.map(({ code, file }) => [code, file]))

/** Waits until the file of a paper has its text. */
const read = (desk: RealDesk, dossier: string, code: string) =>
  desk.until(async () => {
    const file = (await filesOf(desk, dossier)).get(code)
    return file?.read === true ? file : undefined
  })

describe('pages on their way to papers', { timeout: 240_000 }, () => {
  it('are sorted by codes, filed once, and read afterwards', async () => {
    const desk = await foundScanDesk()
    const { id: dossier, number } = await received(desk)
    const batch = await openBatch(desk)
    const stack = await pdfOf([
      await picture('Trang lạc'),
      await picture('Giấy tiếp nhận', dossierQr(number)),
      await picture('Tờ khai đăng ký khai sinh', paperLabelQr(number, 'to-khai')),
      await picture('Trang hai của tờ khai'),
      await picture('', separatorQr('paper')),
      await picture('Giấy chứng sinh'),
    ])
    const page = await add(desk, batch, stack)
    expect(await desk.get('scanning.add', { batch, page, origin: 'file', content: stack, quad: null })).toEqual({
      pages: 6,
    })
    const view = await settled(desk, batch, ({ pages }) => pages.some(({ separator }) => separator))
    expect(view.pages.map(({ separator, paper }) => (separator ? '-' : (paper?.code ?? '?')))).toEqual([
      '?',
      '-',
      'to-khai',
      'to-khai',
      '-',
      '?',
    ])
    expect(view.pages.map((each) => each.dossier)).toEqual([null, dossier, dossier, dossier, dossier, dossier])

    const order = { batch, replace: [], counted: [] }
    const [{ filed }] = await Promise.all([desk.get('scanning.file', order), desk.get('scanning.file', order)])
    expect(filed).toMatchObject([{ dossier, code: 'to-khai', pages: 2 }])
    expect((await desk.get('scanning.batch', { batch })).pages).toHaveLength(4)
    expect((await desk.ask('scanning.file', order)).code).toBe('scanning.nothing-to-file')
    expect((await filesOf(desk, dossier)).get('to-khai')).toMatchObject({ origin: 'imported', pictures: 2, pages: 2 })
    await read(desk, dossier, 'to-khai')

    const rest = view.pages.filter(({ separator, paper }) => !separator && paper === null).map(({ id }) => id)
    const shown = { change: 'assign', pages: rest, paper: { dossier, code: 'cccd' } } as const
    await desk.get('scanning.change', { batch, change: shown })
    expect((await desk.ask('scanning.file', order)).code).toBe('papers.only-shown')
    await desk.get('scanning.change', { batch, change: { ...shown, paper: { dossier, code: 'giay-chung-sinh' } } })
    await desk.get('scanning.file', { ...order, counted: [{ dossier, code: 'giay-chung-sinh', pages: 3 }] })
    expect((await desk.get('papers.of-dossier', { dossier })).papers.map(({ missing }) => missing)).toEqual([
      null,
      'pages',
      null,
    ])
    // Nothing is left but separators, so the stack is done.
    expect((await desk.get('scanning.batches', { dossier: null })).batches).toEqual([])
    expect(await desk.get('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
    expect(desk.reported).toEqual([])
  })

  it('of a draft wait until it is received; later pages are put behind the file or replace it', async () => {
    const desk = await foundScanDesk()
    const dossier = v7()
    const batch = await openBatch(desk, dossier)
    const paper = { dossier, code: 'to-khai' }
    const takeIn = async (words: string) => {
      const page = await add(desk, batch, await picture(words))
      await desk.get('scanning.change', { batch, change: { change: 'assign', pages: [page], paper } })
      return page
    }
    await takeIn('Trang một')
    const order = { batch, replace: [], counted: [] }
    expect((await desk.ask('scanning.file', order)).code).toBe('scanning.not-received')
    await received(desk, dossier)
    expect((await desk.get('scanning.file', order)).filed).toMatchObject([{ pages: 1 }])

    await takeIn('Trang hai')
    const second = await takeIn('Trang hai, bỏ giấy ghi chú')
    await desk.get('scanning.change', { batch, change: { change: 'same-sheet', page: second, same: true } })
    expect((await desk.get('scanning.file', order)).filed).toMatchObject([{ pages: 2 }])
    const appended = (await filesOf(desk, dossier)).get('to-khai')
    expect(appended).toMatchObject({ pictures: 2, pages: 2 })
    // The picture without the note is in the file and counts as no page.
    const { content } = await desk.get('papers.read', { dossier, address: appended?.file.address ?? '' })
    expect((await PDFDocument.load(content)).getPageCount()).toBe(3)

    await takeIn('Bản đúng')
    await desk.get('scanning.file', { ...order, replace: [paper] })
    expect((await filesOf(desk, dossier)).get('to-khai')).toMatchObject({ pictures: 1, pages: 1 })
    expect(desk.reported).toEqual([])
  })

  it('that cannot be cleaned are shown as they came with the reason, and bad files are refused in words', async () => {
    const desk = await foundScanDesk()
    const batch = await openBatch(desk)
    const broken = new Uint8Array(await picture('Trang hỏng'))
    // Its frame is whole; the table by which its dots are packed is none.
    const table = Buffer.from(broken).indexOf(Buffer.of(0xff, 0xc4))
    expect(table).toBeGreaterThan(0)
    broken.fill(0xff, table + 4, table + 20)
    await add(desk, batch, broken)
    const { pages } = await settled(desk, batch, (view) => view.pages[0]?.state !== 'kept')
    const [page] = pages
    expect(page).toMatchObject({ state: 'failed', problem: 'imaging.damaged', reading: 'none' })
    const shown = await desk.get('scanning.picture', { batch, page: page?.id ?? '', kind: 'original' })
    expect(Buffer.from(shown.content).equals(broken)).toBe(true)
    for (const content of [
      new Uint8Array(0),
      new Uint8Array(Buffer.from('MZ')),
      new Uint8Array(Buffer.from('%PDF-1.7')),
    ]) {
      const answer = await desk.ask('scanning.add', { batch, page: v7(), origin: 'file', content, quad: null })
      expect(answer.code).toMatch(/^imaging\./)
    }
    await desk.get('scanning.drop', { batch })
    expect((await desk.ask('scanning.batch', { batch })).code).toBe('scanning.unknown-batch')
    expect(desk.reported).toEqual([])
  })

  it('survive the end of the core at any time, and go on to be cleaned and read', async () => {
    const desk = await foundScanDesk()
    const batch = await openBatch(desk)
    for (const words of ['Một', 'Hai', 'Ba']) await add(desk, batch, await picture(words))
    await desk.get('scanning.change', {
      batch,
      change: {
        change: 'turn',
        pages: (await desk.get('scanning.batch', { batch })).pages.map(({ id }) => id),
        by: 90,
      },
    })
    const again = await desk.reopen()
    onTestFinished(() => again.close())
    const view = await settled(again, batch, ({ pages }) => pages.every(({ reading }) => reading === 'read'))
    expect(view.pages.map(({ state, recipe }) => [state, recipe?.turn])).toHaveLength(3)
    expect(view.pages.every(({ recipe }) => recipe?.turn === 90)).toBe(true)
    expect(again.reported).toEqual([])
  })
})
