import { degrees, PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib'
import { drawPage } from '../../main/core/scanning/imaging/picture/pdf.ts'
import type { Raster } from '../../main/core/scanning/imaging/picture/raster.ts'
import { Random } from '../bench/random.ts'
import { Letters } from './letters.ts'
import { declarationLines, type PaperLine } from './words.ts'

/** A4 in points. */
const SHEET = { width: 595.28, height: 841.89 } as const
const MARGIN = 62
const RED = rgb(0.85, 0.12, 0.16)
const BLUE = rgb(0.12, 0.2, 0.62)
const PENCIL = rgb(0.68, 0.68, 0.7)

/** What is drawn on a paper. */
export interface PaperOptions {
  readonly seed: number
  /** `form` is a full page; `name` only one line in 13 points; `empty` nothing at all. */
  readonly kind?: 'form' | 'name' | 'empty'
  /** What stands on it instead of a made-up declaration. */
  readonly written?: readonly PaperLine[]
  readonly stamp?: boolean
  readonly signature?: boolean
  /** A note written with a faint pencil in the margin. */
  readonly pencil?: boolean
  readonly dpi?: number
}

/** A paper of a commune with what stands on it. */
export interface Paper {
  readonly raster: Raster
  readonly dpi: number
  /** Its text, line by line. */
  readonly lines: readonly string[]
  readonly pdf: Uint8Array
}

/** Draws a paper that is the same for the same seed, in the typeface of the forms. All persons are made up. */
export async function drawPaper(options: PaperOptions): Promise<Paper> {
  const { seed, kind = 'form', dpi = 200 } = options
  const random = new Random(seed)
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([SHEET.width, SHEET.height])
  const [plain, bold] = [await Letters.embed(pdf, 400), await Letters.embed(pdf, 700)]
  const all = declarationLines(random)
  const lines = options.written ?? (kind === 'form' ? all : kind === 'name' ? all.slice(8, 9) : [])
  let y = SHEET.height - 70
  for (const line of lines) {
    const letters = line.bold === true ? bold : plain
    letters.write(page, line.text, { x: leftOf(line, letters), y, size: line.size })
    y -= line.size * 1.62
  }
  if (options.stamp === true) drawStamp(page, random)
  if (options.signature === true) drawHand(page, random, BLUE, { x: 370, y: 130, size: 1 })
  if (options.pencil === true) drawHand(page, random, PENCIL, { x: 80, y: 60, size: 0.8 })
  const content = await pdf.save()
  const { raster } = await drawPage(content, 1, Math.round((SHEET.height / 72) * dpi))
  return { raster, dpi, lines: lines.map(({ text }) => text), pdf: content }
}

function leftOf({ text, size, centred }: PaperLine, letters: Letters): number {
  return centred === true ? (SHEET.width - letters.widthOf(text, size)) / 2 : MARGIN
}

/** A round seal over the place of the signature, as wet ink: not everywhere equally red. */
function drawStamp(page: PDFPage, random: Random): void {
  const [x, y] = [370 + random.next() * 40, 150 + random.next() * 30]
  for (const [size, borderWidth] of [
    [51, 2.4],
    [47, 0.9],
    [27, 1],
  ] as const) {
    page.drawCircle({ x, y, size, borderWidth, borderColor: RED, borderOpacity: 0.82 })
  }
  page.drawText('*', { x: x - 9, y: y - 16, size: 36, color: RED })
  const around = 'UBND * XA DONG SON * TINH THANH HOA * '
  for (const [index, letter] of [...around].entries()) {
    const angle = Math.PI / 2 - (index / around.length) * 2 * Math.PI
    page.drawText(letter, {
      x: x + 33 * Math.cos(angle),
      y: y + 33 * Math.sin(angle),
      size: 8.5,
      color: RED,
      rotate: degrees((angle * 180) / Math.PI - 90),
    })
  }
}

/** What a hand writes: a few strokes without a meaning. */
function drawHand(
  page: PDFPage,
  random: Random,
  color: ReturnType<typeof rgb>,
  at: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const points = Array.from({ length: 14 }, (_, index) => {
    const x = index * 11 * at.size
    return `${x.toFixed(1)} ${(((index % 2) * 2 - 1) * (6 + random.next() * 16) * at.size).toFixed(1)}`
  })
  const path = `M 0 0 ${points.map((point, index) => (index % 2 === 0 ? `Q ${point}` : point)).join(' ')}`
  page.drawSvgPath(path, { x: at.x, y: at.y, borderColor: color, borderWidth: 1.3 * at.size })
}
