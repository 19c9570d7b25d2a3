import { PDFDocument } from '@cantoo/pdf-lib'
import { drawPage as drawPdf } from '../../../main/core/scanning/imaging/picture/pdf.ts'
import type { GrayPicture } from '../../../main/core/scanning/reading/index.ts'
import { redOf } from '../../../main/core/scanning/reading/index.ts'
import { Letters } from '../../pages/letters.ts'
import { A4, DPI, type DrawnLine, FIRST_BASELINE, LETTER_DOTS, LINE_DOTS } from './declaration.ts'

const POINTS_PER_DOT = 72 / DPI

/** Draws lines of text on A4 at 200 dpi in the typeface of the forms, turned to the right. */
export async function drawPage(lines: readonly DrawnLine[], turn: 0 | 90 | 180 | 270 = 0): Promise<GrayPicture> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([A4.width * POINTS_PER_DOT, A4.height * POINTS_PER_DOT])
  const [plain, bold] = [await Letters.embed(pdf, 400), await Letters.embed(pdf, 700)]
  for (const [index, line] of lines.entries()) {
    const letters = line.bold === true ? bold : plain
    letters.write(page, line.text, {
      x: line.left * POINTS_PER_DOT,
      y: (A4.height - FIRST_BASELINE - index * LINE_DOTS) * POINTS_PER_DOT,
      size: LETTER_DOTS * POINTS_PER_DOT,
    })
  }
  const { raster } = await drawPdf(await pdf.save(), 1, A4.height)
  return turned(onA4(redOf(raster)), turn)
}

/** A picture on a whole sheet: a drawn one may lack a dot or two at its edges. */
function onA4({ data, width, height }: GrayPicture): GrayPicture {
  const sheet = new Uint8Array(A4.width * A4.height).fill(255)
  for (let y = 0; y < Math.min(height, A4.height); y += 1) {
    const from = y * width
    sheet.set(data.subarray(from, from + Math.min(width, A4.width)), y * A4.width)
  }
  return { ...A4, data: sheet }
}

/** A picture turned to the right. */
function turned(picture: GrayPicture, turn: 0 | 90 | 180 | 270): GrayPicture {
  if (turn === 0) return picture
  const { data, width, height } = turned(picture, turn === 90 ? 0 : turn === 180 ? 90 : 180)
  const after = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) after[x * height + height - 1 - y] = data[y * width + x] ?? 255
  }
  return { data: after, width: height, height: width }
}
