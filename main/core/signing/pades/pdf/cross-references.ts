import { contentOf } from './filters.ts'
import { BadPdf, Lexer } from './lexer.ts'
import {
  PdfDictionary as Dictionary,
  nameOf,
  PdfArray,
  type PdfDictionary,
  PdfStream,
  type PdfValue,
} from './values.ts'

/** Where an object lies: at an offset, within a stream of packed objects, or nowhere. */
export type Place =
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' }

/** The tables of a file, the newest entry of each object winning. */
export interface CrossReferences {
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfDictionary
  /** Where the newest table begins. */
  readonly start: number
  /** Whether the newest table is a stream, so that the next must be one. */
  readonly isStream: boolean
  /** Numbers from here on are free. */
  readonly size: number
}

/** More objects or revisions than these are no document of an office. */
const MOST_OBJECTS = 4_000_000
const MOST_TABLES = 2_000
/** `startxref` must stand within these last bytes (ISO 32000-1, Annex H.3). */
const TAIL = 1_024

/** @throws BadPdf for tables that aren't whole */
export function readCrossReferences(bytes: Buffer): CrossReferences {
  const tail = bytes.lastIndexOf('startxref')
  if (tail < bytes.length - TAIL || tail < 0) throw new BadPdf('No end')
  const end = new Lexer(bytes, tail + 'startxref'.length)
  const start = end.count()
  if (!bytes.subarray(end.at, end.at + 32).includes('%%EOF')) throw new BadPdf('No end')
  const places = new Map<number, Place>()
  const seen = new Set<number>()
  let trailer: PdfDictionary | undefined
  let isStream = false
  let size = 0
  const take = (offset: number): PdfDictionary => {
    if (seen.has(offset) || seen.size > MOST_TABLES) throw new BadPdf('Tables in a circle')
    seen.add(offset)
    const own = new Map<number, Place>()
    const table = tableAt(bytes, offset, own)
    const told = table.dictionary.get('Size')
    if (typeof told === 'number') size = Math.max(size, told)
    if (trailer === undefined) {
      trailer = table.dictionary
      isStream = table.isStream
    }
    const hybrid = table.isStream ? undefined : table.dictionary.get('XRefStm')
    // What the stream of a hybrid file holds is marked free in its table (ISO 32000-1, 7.5.8.4), so the stream is asked first.
    if (typeof hybrid === 'number') take(hybrid)
    for (const [number, place] of own) if (!places.has(number)) places.set(number, place)
    return table.dictionary
  }
  for (let offset: unknown = start; typeof offset === 'number'; ) offset = take(offset).get('Prev')
  if (trailer === undefined) throw new BadPdf('No table')
  for (const number of places.keys()) size = Math.max(size, number + 1)
  return { places, trailer, start, isStream, size }
}

type Table = { readonly dictionary: PdfDictionary; readonly isStream: boolean }

function tableAt(bytes: Buffer, offset: number, places: Map<number, Place>): Table {
  const lexer = new Lexer(bytes, offset)
  if (!Number.isInteger(offset) || offset < 0 || offset >= bytes.length) throw new BadPdf('A table outside of the file')
  if (!lexer.takes('xref')) return streamTable(bytes, offset, places)
  while (!lexer.takes('trailer')) readSection(lexer, places)
  const dictionary = lexer.value()
  if (!(dictionary instanceof Dictionary)) throw new BadPdf('No trailer')
  return { dictionary, isStream: false }
}

function readSection(lexer: Lexer, places: Map<number, Place>): void {
  const first = lexer.count()
  const count = lexer.count()
  if (first + count > MOST_OBJECTS) throw new BadPdf('Too many objects')
  for (let number = first; number < first + count; number += 1) {
    const offset = lexer.count()
    const generation = lexer.count()
    const kind = lexer.word()
    if (kind !== 'n' && kind !== 'f') throw new BadPdf('A broken table')
    if (places.has(number)) continue
    places.set(number, kind === 'n' && offset > 0 ? { kind: 'offset', offset, generation } : { kind: 'free' })
  }
}

function streamTable(bytes: Buffer, offset: number, places: Map<number, Place>): Table {
  const { value } = readObjectAt(bytes, offset, (length) => (typeof length === 'number' ? length : undefined))
  if (!(value instanceof PdfStream) || nameOf(value.dictionary.get('Type')) !== 'XRef') throw new BadPdf('No table')
  const { dictionary } = value
  const widths = numbersOf(dictionary.get('W'))
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  const width = kindWidth + secondWidth + thirdWidth
  if (widths.length !== 3 || width < 1 || widths.some((one) => one > 6)) throw new BadPdf('A broken table')
  const rows = contentOf(value)
  const size = dictionary.get('Size')
  const index =
    dictionary.get('Index') === undefined
      ? [0, typeof size === 'number' ? size : 0]
      : numbersOf(dictionary.get('Index'))
  let at = 0
  const field = (bytesOf: number, otherwise: number): number => {
    const number = bytesOf === 0 ? otherwise : rows.readUIntBE(at, bytesOf)
    at += bytesOf
    return number
  }
  for (let section = 0; section + 1 < index.length; section += 2) {
    const [first = 0, count = 0] = index.slice(section, section + 2)
    if (first + count > MOST_OBJECTS) throw new BadPdf('Too many objects')
    for (let number = first; number < first + count && at + width <= rows.length; number += 1) {
      const kind = field(kindWidth, 1)
      const second = field(secondWidth, 0)
      const third = field(thirdWidth, 0)
      if (places.has(number)) continue
      if (kind === 1) places.set(number, { kind: 'offset', offset: second, generation: third })
      else if (kind === 2) places.set(number, { kind: 'packed', stream: second, index: third })
      else places.set(number, { kind: 'free' })
    }
  }
  return { dictionary, isStream: true }
}

function numbersOf(value: ReturnType<PdfDictionary['get']>): number[] {
  if (!(value instanceof PdfArray)) throw new BadPdf('A broken table')
  return value.items.map((item) => {
    if (typeof item !== 'number' || !Number.isInteger(item) || item < 0) throw new BadPdf('A broken table')
    return item
  })
}

type ReadObject = { readonly number: number; readonly generation: number; readonly value: PdfValue }

/**
 * Reads the object that begins at an offset.
 * @param lengthOf what the Length of a stream says, resolved
 * @throws BadPdf
 */
export function readObjectAt(
  bytes: Buffer,
  offset: number,
  lengthOf: (length: PdfValue | undefined) => number | undefined,
): ReadObject {
  const lexer = new Lexer(bytes, offset)
  const number = lexer.count()
  const generation = lexer.count()
  if (!lexer.takes('obj')) throw new BadPdf(`No object at ${offset}`)
  const value = lexer.value()
  if (!(value instanceof Dictionary) || !lexer.takes('stream')) return { number, generation, value }
  let from = lexer.at
  if (bytes[from] === 13) from += 1
  if (bytes[from] === 10) from += 1
  const length = lengthOf(value.get('Length'))
  if (length === undefined || from + length > bytes.length) throw new BadPdf('A stream that ends too early')
  if (!new Lexer(bytes, from + length).takes('endstream')) throw new BadPdf('A stream of another length')
  return { number, generation, value: new PdfStream(value, bytes.subarray(from, from + length)) }
}
