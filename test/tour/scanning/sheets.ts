import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { drawPage } from '../../../main/core/scanning/imaging/picture/pdf.ts'
import type { Raster } from '../../../main/core/scanning/imaging/picture/raster.ts'
import { readDeskCode } from '../../../shared/scanning/index.ts'
import type { Sheet } from '../../escl/sheets.ts'
import { drawPaper, type PaperLine, type ScanFaults, scan } from '../../pages/index.ts'

/** Letters are sharp enough to be read, and sheets soon drawn. */
const DPI = 150
/** Dots of A4. */
const A4 = { width: 1_240, height: 1_754 } as const
const DOTS_PER_MM = DPI / 25.4
const mm = (millimetres: number): number => Math.round(millimetres * DOTS_PER_MM)

/** A label as it is cut out of a sheet of A4: its code and the words beside it. */
const LABEL = { width: mm(84), height: mm(31), margin: mm(2) } as const

/** A sheet of paper as it lies in the feeder. */
export interface LaidSheet {
  readonly written: readonly PaperLine[]
  readonly faults: Omit<ScanFaults, 'seed'>
  readonly stamp?: boolean
  readonly signature?: boolean
  /** A label that was cut out and laid on it. */
  readonly label?: Buffer
  /** Quarters of a turn to the right in which it was put in. */
  readonly quarters?: number
}

/** A written paper as it comes out of the feeder. */
export async function writtenSheet(seed: number, laid: LaidSheet): Promise<Sheet> {
  const { written, faults, stamp = false, signature = false, label, quarters = 0 } = laid
  const { raster } = await drawPaper({ seed, written, stamp, signature, dpi: DPI })
  const labelled = label === undefined ? raster : await layOn(raster, label)
  const seen = scan(labelled, { seed, ...faults })
  const picture = pictureOf(seen).rotate(quarters * 90)
  // A sheet that was put in on its side is as large as the others to the scanner.
  const fitted = quarters % 2 === 0 ? picture : picture.resize({ ...A4, fit: 'contain', background: 'white' })
  return { front: await fitted.jpeg({ quality: 90 }).toBuffer() }
}

/** A page of something the desk printed, as it lies at the top left of the feeder. */
export async function printedSheet(pdf: string, page: number): Promise<Sheet> {
  const { raster } = await drawPrinted(pdf, page)
  const sheet = sharp({ create: { ...A4, channels: 3, background: 'white' } })
  const picture = await pictureOf(raster)
    .resize({ ...A4, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
  return {
    front: await sheet
      .composite([{ input: picture, left: 0, top: 0 }])
      .jpeg({ quality: 90 })
      .toBuffer(),
  }
}

/** A sheet with nothing on it. */
export async function emptySheet(seed: number): Promise<Sheet> {
  const { raster } = await drawPaper({ seed, kind: 'empty', dpi: DPI })
  return { front: await pictureOf(scan(raster, { seed })).jpeg({ quality: 90 }).toBuffer() }
}

/**
 * Cuts the label of a paper out of the sheet of labels that the desk printed.
 * @throws Error when the sheet has no such label
 */
export async function cutLabel(pdf: string, paper: string): Promise<Buffer> {
  const { raster } = await drawPrinted(pdf, 1)
  const at = await placeOfLabel(raster, paper)
  return pictureOf(raster)
    .extract({
      left: Math.max(0, at.x - LABEL.margin),
      top: Math.max(0, at.y - LABEL.margin),
      width: LABEL.width,
      height: LABEL.height,
    })
    .png()
    .toBuffer()
}

/** A page of a PDF in its own size. */
async function drawPrinted(pdf: string, page: number): Promise<{ readonly raster: Raster }> {
  const { raster, dpi } = await drawPage(readFileSync(pdf), page, null)
  const { data, info } = await pictureOf(raster)
    .resize({ width: Math.round((raster.width * DPI) / dpi) })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { raster: { width: info.width, height: info.height, channels: 3, data } }
}

async function placeOfLabel(raster: Raster, paper: string): Promise<{ readonly x: number; readonly y: number }> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const wasmBinary = new Uint8Array(await readFile(wasm)).buffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  const found = await readBarcodes(await pictureOf(raster).png().toBuffer(), { formats: ['QRCode'] })
  const label = found.find(({ text }) => {
    const code = readDeskCode(text)
    return code?.kind === 'paper' && code.paper === paper
  })
  if (label === undefined) throw new Error(`the sheet of labels has none for ${paper}`)
  return label.position.topLeft
}

/** Lays a label on the foot of a page, left of seal and signature. */
async function layOn(raster: Raster, label: Buffer): Promise<Raster> {
  const { data, info } = await pictureOf(raster)
    .composite([{ input: label, left: mm(18), top: mm(250) }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, channels: 3, data }
}

function pictureOf({ data, width, height, channels }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}
