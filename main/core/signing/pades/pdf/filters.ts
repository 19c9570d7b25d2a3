import { inflateSync } from 'node:zlib'
import { BadPdf } from './lexer.ts'
import { PdfDictionary as Dictionary, nameOf, PdfArray, type PdfDictionary, type PdfStream } from './values.ts'

/** Tables and packed objects of larger files than these aren't opened. */
const MOST_BYTES = 256 * 1024 * 1024

/**
 * The bytes of a stream of tables or of packed objects, which are deflated or plain.
 * @throws BadPdf for other filters and for what is damaged
 */
export function contentOf({ dictionary, data }: PdfStream): Buffer {
  const filters = listOf(dictionary.get('Filter')).map(nameOf)
  if (filters.length === 0) return data
  if (filters.length > 1 || filters[0] !== 'FlateDecode') throw new BadPdf('An unexpected filter')
  const [parameters] = listOf(dictionary.get('DecodeParms'))
  let plain: Buffer
  try {
    plain = inflateSync(data, { maxOutputLength: MOST_BYTES })
  } catch {
    throw new BadPdf('A stream that is damaged')
  }
  return parameters instanceof Dictionary ? withoutPredictor(plain, parameters) : plain
}

function listOf(value: ReturnType<PdfDictionary['get']>): readonly (ReturnType<PdfDictionary['get']> | null)[] {
  if (value === undefined || value === null) return []
  return value instanceof PdfArray ? value.items : [value]
}

function withoutPredictor(bytes: Buffer, parameters: PdfDictionary): Buffer {
  const number = (key: string, otherwise: number): number => {
    const value = parameters.get(key)
    return typeof value === 'number' ? value : otherwise
  }
  const predictor = number('Predictor', 1)
  if (predictor === 1) return bytes
  if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8) {
    throw new BadPdf('An unexpected predictor')
  }
  return withoutRowFilters(bytes, number('Columns', 1), 1)
}

/**
 * Takes the filters of PNG back, row by row (PNG, 9.2).
 * @param width bytes of a row
 * @param step bytes of a dot
 * @throws BadPdf
 */
export function withoutRowFilters(bytes: Buffer, width: number, step: number): Buffer {
  if (width < 1 || bytes.length % (width + 1) !== 0) throw new BadPdf('Rows of an impossible length')
  const rows = bytes.length / (width + 1)
  const plain = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (width + 1)] ?? 0
    const from = row * (width + 1) + 1
    const to = row * width
    for (let column = 0; column < width; column += 1) {
      const left = column >= step ? (plain[to + column - step] ?? 0) : 0
      const up = row > 0 ? (plain[to + column - width] ?? 0) : 0
      const corner = row > 0 && column >= step ? (plain[to + column - width - step] ?? 0) : 0
      plain[to + column] = (bytes[from + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return plain
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) throw new BadPdf('An unknown filter of rows')
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
