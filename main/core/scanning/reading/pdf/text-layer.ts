import type { PageReading, ReadLine, ReadWord } from '../../../../../shared/scanning/index.ts'
import { GLYPH_WIDTH } from './glyphless.ts'

/** A page of a file: its size in points (1/72 inch). */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/**
 * The operators that lay the words of a reading invisibly (`3 Tr`) over their picture: every word begins where it was read,
 * stands on the baseline of its line and is stretched to its width, so that marking and finding hit what is seen.
 * @param font name of the font in the resources of the page
 */
export function textLayerOf(reading: PageReading, page: PageSize, font: string): string {
  const scale = { x: page.width / reading.width, y: page.height / reading.height }
  const words = reading.lines.flatMap((line) =>
    wordsOf({ ...line, words: line.words.filter(({ text }) => text !== '') }, page, scale, font),
  )
  return words.length === 0 ? '' : `BT\n3 Tr\n${words.join('\n')}\nET\n`
}

function wordsOf(line: ReadLine, page: PageSize, scale: { x: number; y: number }, font: string): string[] {
  const left = Math.min(...line.words.map((word) => word.left))
  const right = Math.max(...line.words.map((word) => word.right))
  const rise = (line.baseline.left - line.baseline.right) * scale.y
  const slope = rise / Math.max(1, (right - left) * scale.x)
  const length = Math.hypot(1, slope)
  const [cosine, sine] = [1 / length, slope / length]
  const size = Math.max(1, line.height * scale.y)
  return line.words.map((word, index) => {
    const x = word.left * scale.x
    const y = page.height - line.baseline.left * scale.y + slope * (word.left - left) * scale.x
    const stretch = stretchOf(word, scale.x * length, size)
    const matrix = [cosine, sine, -sine, cosine, x, y].map(number).join(' ')
    // The blank belongs to the text that is copied; it takes no room of its own since the next word says where it begins.
    const text = index < line.words.length - 1 ? `${word.text} ` : word.text
    return `${matrix} Tm /${font} ${number(size)} Tf ${number(stretch)} Tz <${hex(text)}> Tj`
  })
}

/** Percent of its own width that the font is stretched to, so that a word ends where it was read to end. */
function stretchOf({ text, left, right }: ReadWord, scale: number, size: number): number {
  const own = (text.length * GLYPH_WIDTH * size) / 1_000
  return Math.max(1, ((right - left) * scale * 100) / own)
}

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

/** A number as PDF writes one: no exponent, four places. */
export function number(value: number): string {
  return String(Number(value.toFixed(4)))
}
