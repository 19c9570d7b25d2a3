import { PDFiumLibrary } from '@hyzyla/pdfium'
import { DeskError } from '../../../../../shared/errors.ts'
import { LEAST_DPI } from '../../../../../shared/scanning/index.ts'
import { MOST_BYTES, MOST_PAGES, MOST_WORKED_DOTS, tooLarge } from './limits.ts'
import type { Raster } from './raster.ts'

/** Points of a PDF in an inch. */
const POINTS = 72
type PdfDocument = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>

/** The file that was opened last: its pages are asked for one after another. */
let last: { readonly content: Uint8Array; readonly document: PdfDocument; readonly pages: number } | undefined
let library: Promise<PDFiumLibrary> | undefined

/**
 * How many pages a PDF has.
 * @throws DeskError imaging.encrypted, imaging.damaged, imaging.no-pages, imaging.too-many-pages, imaging.too-large
 */
export async function countPages(pdf: Uint8Array): Promise<number> {
  return (await load(pdf)).pages
}

/**
 * Draws a page.
 * @param page counted from 1
 * @param longestSide in dots; null for 200 dpi
 * @throws DeskError as {@link countPages}
 */
export async function drawPage(
  pdf: Uint8Array,
  page: number,
  longestSide: number | null,
): Promise<{ readonly raster: Raster; readonly dpi: number }> {
  const { document, pages } = await load(pdf)
  if (page > pages) throw new DeskError('imaging.no-pages')
  const sheet = document.getPage(page - 1)
  const { originalWidth, originalHeight } = sheet.getOriginalSize()
  if (!(originalWidth > 0 && originalHeight > 0)) throw new DeskError('imaging.damaged')
  const wanted = longestSide === null ? LEAST_DPI / POINTS : longestSide / Math.max(originalWidth, originalHeight)
  const scale = Math.min(wanted, Math.sqrt(MOST_WORKED_DOTS / (originalWidth * originalHeight)))
  const { width, height, data } = await sheet.render({ scale, render: 'bitmap', renderFormFields: true })
  return {
    raster: { width, height, channels: 3, data: withoutAlpha(data, width * height) },
    dpi: Math.max(1, Math.round(scale * POINTS)),
  }
}

async function load(pdf: Uint8Array): Promise<{ readonly document: PdfDocument; readonly pages: number }> {
  if (last?.content === pdf) return last
  if (pdf.length > MOST_BYTES) throw tooLarge()
  last?.document.destroy()
  last = undefined
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf).catch((cause: unknown) => refuse(cause))
  const pages = document.getPageCount()
  if (pages === 0 || pages > MOST_PAGES) {
    document.destroy()
    throw pages === 0
      ? new DeskError('imaging.no-pages')
      : new DeskError('imaging.too-many-pages', { pages, most: MOST_PAGES })
  }
  last = { content: pdf, document, pages }
  return last
}

/** Blue, green, red and a fourth byte that nobody needs, as red, green and blue. */
function withoutAlpha(data: Uint8Array, dots: number): Uint8Array {
  const rgb = new Uint8Array(dots * 3)
  for (let dot = 0, from = 0, to = 0; dot < dots; dot += 1, from += 4, to += 3) {
    rgb[to] = data[from] ?? 0
    rgb[to + 1] = data[from + 1] ?? 0
    rgb[to + 2] = data[from + 2] ?? 0
  }
  return rgb
}

function refuse(cause: unknown): never {
  const text = cause instanceof Error ? cause.message : ''
  throw new DeskError(/password|security/i.test(text) ? 'imaging.encrypted' : 'imaging.damaged', {}, { cause })
}
