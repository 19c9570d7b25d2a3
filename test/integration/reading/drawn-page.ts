import sharp from 'sharp'
import type { GrayPicture } from '../../../main/core/scanning/reading/index.ts'
import { A4, type DrawnLine, FIRST_BASELINE, LETTER_DOTS, LINE_DOTS } from './declaration.ts'

/** Draws lines of text on A4 at 200 dpi, turned to the right. */
export async function drawPage(lines: readonly DrawnLine[], turn: 0 | 90 | 180 | 270 = 0): Promise<GrayPicture> {
  const texts = lines.map(({ text, left, bold }, index) => {
    const y = FIRST_BASELINE + index * LINE_DOTS
    return `<text x="${left}" y="${y}"${bold === true ? ' font-weight="bold"' : ''}>${text}</text>`
  })
  const { width, height } = A4
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>` +
    `<g font-family="Liberation Serif, DejaVu Serif, serif" font-size="${LETTER_DOTS}">${texts.join('')}</g></svg>`
  const upright = sharp(Buffer.from(svg)).rotate(turn).extractChannel(0)
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}
