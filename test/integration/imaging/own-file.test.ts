import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { OpenedPage } from '../../../main/core/scanning/imaging/index.ts'
import { encodeBilevel } from '../../../main/core/scanning/imaging/picture/bilevel.ts'
import { drawPaper } from '../../pages/index.ts'
import { startImaging } from './imaging-process.ts'

const DPI = 300
const ABOUT = { title: 'Tờ khai', language: 'vi', createdAt: Date.UTC(2026, 10, 27) } as const

it('a file that the desk made gives its pages back as they were put in, and drawn where something was added', async () => {
  const { imaging } = startImaging()
  const { raster } = await drawPaper({ seed: 3, dpi: DPI, stamp: false })
  const { data, info } = await sharp(raster.data, { raw: raster })
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const bilevel = encodeBilevel({ data, width: info.width, height: info.height, channels: 1 }, DPI)
  const colour = await sharp(raster.data, { raw: raster }).withMetadata({ density: DPI }).jpeg().toBuffer()
  const reading = await imaging.read(bilevel)
  expect(reading.lines.length).toBeGreaterThan(5)
  const pages = [
    { image: bilevel, dpi: DPI, reading },
    { image: colour, dpi: DPI, reading: null },
  ]
  const file = await imaging.assemble(pages, ABOUT)
  const opened: OpenedPage[] = []
  for await (const page of imaging.open(file)) opened.push(page)
  expect(opened.map(({ dpi, mediaType, page, of }) => [dpi, mediaType, page, of])).toEqual([
    [DPI, 'image/png', 1, 2],
    [DPI, 'image/jpeg', 2, 2],
  ])
  expect(Buffer.from(opened[1]?.content ?? []).equals(colour)).toBe(true)
  expect((await sharp(opened[0]?.content).raw().toBuffer()).equals(await sharp(bilevel).raw().toBuffer())).toBe(true)
  // So a file may grow page by page and stays what it was.
  const again = await imaging.assemble(
    opened.map(({ content, dpi }, place) => ({ image: content, dpi, reading: pages[place]?.reading ?? null })),
    ABOUT,
  )
  expect(Buffer.from(again).equals(Buffer.from(file))).toBe(true)

  const stamped = await PDFDocument.load(file)
  stamped.getPage(0).drawRectangle({ x: 100, y: 100, width: 200, height: 80 })
  for await (const page of imaging.open(await stamped.save())) {
    expect(page).toMatchObject({ mediaType: 'image/jpeg', dpi: 200 })
    break
  }
})
