import { deflateSync, inflateSync } from 'node:zlib'

/** Tables that a font within a PDF needs; letters are chosen by glyph there, so not their table. */
const KEPT = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']

/** Flags of a glyph that is made of others (OpenType, `glyf`). */
const WORDS = 0x0001
const SCALED = 0x0008
const MORE = 0x0020
const SCALED_TWICE = 0x0040
const TURNED = 0x0080

/** One file of a typeface: which letters it has, how wide they are, and itself with only some of them. */
export class Typeface {
  readonly #tables: ReadonlyMap<string, Buffer>
  readonly #glyphs: ReadonlyMap<number, number>
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  readonly box: readonly [number, number, number, number]

  /** @param file WOFF 1.0 with TrueType outlines @throws Error for anything else */
  constructor(file: Buffer) {
    this.#tables = tablesOf(file)
    const head = this.#table('head')
    const hhea = this.#table('hhea')
    this.unitsPerEm = head.readUInt16BE(18)
    this.box = [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)]
    this.ascent = hhea.readInt16BE(4)
    this.descent = hhea.readInt16BE(6)
    this.#glyphs = glyphsOf(this.#table('cmap'))
  }

  /** The glyph of a letter, or undefined if the file doesn't have it. */
  findGlyph(letter: number): number | undefined {
    return this.#glyphs.get(letter)
  }

  /** How far a glyph goes, in thousandths of its size. */
  advanceOf(glyph: number): number {
    const metrics = this.#table('hhea').readUInt16BE(34)
    const at = Math.min(glyph, metrics - 1) * 4
    return (this.#table('hmtx').readUInt16BE(at) * 1_000) / this.unitsPerEm
  }

  /** The typeface with only some glyphs drawn, deflated. Numbers of glyphs stay, so that parts of letters need no rewriting. */
  subset(glyphs: Iterable<number>): { readonly length: number; readonly deflated: Buffer } {
    const kept = this.#withParts(glyphs)
    const count = this.#table('maxp').readUInt16BE(4)
    const outlines: Buffer[] = []
    const loca = Buffer.alloc((count + 1) * 4)
    let at = 0
    for (let glyph = 0; glyph < count; glyph += 1) {
      loca.writeUInt32BE(at, glyph * 4)
      if (!kept.has(glyph)) continue
      const outline = this.#outline(glyph)
      const padded = Buffer.concat([outline, Buffer.alloc((4 - (outline.length % 4)) % 4)])
      outlines.push(padded)
      at += padded.length
    }
    loca.writeUInt32BE(at, count * 4)
    const head = Buffer.from(this.#table('head'))
    head.writeInt16BE(1, 50)
    const file = fontFile(
      new Map(
        KEPT.flatMap((tag): [string, Buffer][] => {
          if (tag === 'glyf') return [[tag, Buffer.concat(outlines)]]
          if (tag === 'loca') return [[tag, loca]]
          const table = tag === 'head' ? head : this.#tables.get(tag)
          return table === undefined ? [] : [[tag, table]]
        }),
      ),
    )
    return { length: file.length, deflated: deflateSync(file, { level: 9 }) }
  }

  #withParts(glyphs: Iterable<number>): Set<number> {
    const kept = new Set([0])
    const open = [...glyphs]
    for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
      if (kept.has(glyph)) continue
      kept.add(glyph)
      open.push(...partsOf(this.#outline(glyph)))
    }
    return kept
  }

  #outline(glyph: number): Buffer {
    const loca = this.#table('loca')
    const isLong = this.#table('head').readInt16BE(50) === 1
    const offset = (index: number) => (isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2)
    return this.#table('glyf').subarray(offset(glyph), offset(glyph + 1))
  }

  #table(tag: string): Buffer {
    const table = this.#tables.get(tag)
    if (table === undefined) throw new Error(`The typeface has no table ${tag}`)
    return table
  }
}

function tablesOf(file: Buffer): Map<string, Buffer> {
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Not a typeface in WOFF 1.0')
  const tables = new Map<string, Buffer>()
  for (let index = 0, at = 44; index < file.readUInt16BE(12); index += 1, at += 20) {
    const [offset, packed, length] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)]
    const bytes = file.subarray(offset, offset + packed)
    tables.set(file.toString('latin1', at, at + 4), packed < length ? inflateSync(bytes) : bytes)
  }
  return tables
}

/** Letters to glyphs, from the table of format 4 that every typeface of the plane of Unicode has. */
function glyphsOf(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    if (table.readUInt16BE(0) !== 4) continue
    const segments = table.readUInt16BE(6) / 2
    for (let segment = 0; segment < segments; segment += 1) {
      const at = 14 + segment * 2
      const last = table.readUInt16BE(at)
      const first = table.readUInt16BE(at + 2 + segments * 2)
      const delta = table.readUInt16BE(at + 2 + segments * 4)
      const range = at + 2 + segments * 6
      const offset = table.readUInt16BE(range)
      for (let letter = first; letter <= last && letter < 0xffff; letter += 1) {
        const direct = offset === 0 ? letter : table.readUInt16BE(range + offset + (letter - first) * 2)
        const glyph = offset !== 0 && direct === 0 ? 0 : (direct + delta) & 0xffff
        if (glyph !== 0) glyphs.set(letter, glyph)
      }
    }
  }
  return glyphs
}

function partsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + ((flags & WORDS) !== 0 ? 4 : 2)
    if ((flags & SCALED) !== 0) at += 2
    else if ((flags & SCALED_TWICE) !== 0) at += 4
    else if ((flags & TURNED) !== 0) at += 8
    more = (flags & MORE) !== 0
  }
  return parts
}

function fontFile(tables: ReadonlyMap<string, Buffer>): Buffer {
  const power = Math.floor(Math.log2(tables.size))
  const head = Buffer.alloc(12 + tables.size * 16)
  head.writeUInt32BE(0x0001_0000, 0)
  head.writeUInt16BE(tables.size, 4)
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(tables.size * 16 - 2 ** power * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  let at = 12
  for (const [tag, table] of tables) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(sumOf(padded), at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(table.length, at + 12)
    parts.push(padded)
    offset += padded.length
    at += 16
  }
  return Buffer.concat(parts)
}

function sumOf(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
