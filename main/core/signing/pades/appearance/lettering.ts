import { DeskError } from '../../../../../shared/errors.ts'
import type { Increment } from '../pdf/increment.ts'
import { array, dictionary, name, type PdfDictionary, PdfStream, PdfString, type PdfValue } from '../pdf/values.ts'
import { Typeface } from './typeface.ts'

/** A face of Tinos, which has the widths of Times New Roman; it comes in files, each with the letters of some scripts. */
export type Face = readonly Typeface[]

/** @param files WOFF 1.0, those asked first at the beginning */
export const openFace = (files: readonly Buffer[]): Face => files.map((file) => new Typeface(file))

interface Part {
  readonly typeface: Typeface
  /** Letters by glyph. */
  readonly letters: ReadonlyMap<number, number>
  readonly file: { readonly length: number; readonly deflated: Buffer }
}

/** A stretch of a line that one part of the typeface draws: glyphs as hexadecimal digits. */
export interface Run {
  readonly part: number
  readonly codes: string
}

/** The letters of some texts, cut out of the typeface once for a whole batch. */
export class Lettering {
  readonly #face: Face
  readonly #parts: readonly Part[]

  /**
   * @param texts everything that will be written
   * @throws DeskError signing.letter-missing for a letter that the typeface doesn't have: it is never left out or drawn as a box
   */
  constructor(face: Face, texts: readonly string[]) {
    this.#face = face
    const letters = face.map(() => new Map<number, number>())
    for (const letter of new Set(texts.join('').normalize('NFC'))) {
      const { part, glyph } = this.#glyphOf(letter)
      letters[part]?.set(glyph, letter.codePointAt(0) ?? 0)
    }
    this.#parts = face.map((typeface, part) => {
      const used = letters[part] ?? new Map<number, number>()
      return { typeface, letters: used, file: used.size === 0 ? NO_FILE : typeface.subset(used.keys()) }
    })
  }

  /** Width of a text in points. */
  widthOf(line: string, size: number): number {
    let width = 0
    for (const letter of line.normalize('NFC')) {
      const { part, glyph } = this.#glyphOf(letter)
      width += ((this.#face[part]?.advanceOf(glyph) ?? 0) * size) / 1_000
    }
    return width
  }

  runsOf(line: string): Run[] {
    const runs: { part: number; codes: string }[] = []
    for (const letter of line.normalize('NFC')) {
      const { part, glyph } = this.#glyphOf(letter)
      const code = glyph.toString(16).padStart(4, '0')
      const last = runs.at(-1)
      if (last?.part === part) last.codes += code
      else runs.push({ part, codes: code })
    }
    return runs
  }

  /** Adds the fonts: a dictionary of resources, F0 and so on. */
  addTo(increment: Increment): PdfDictionary {
    return dictionary(
      Object.fromEntries(
        this.#parts.flatMap((part, index): [string, PdfValue][] =>
          part.letters.size === 0 ? [] : [[`F${index}`, addFont(increment, part, index)]],
        ),
      ),
    )
  }

  #glyphOf(letter: string): { readonly part: number; readonly glyph: number } {
    const code = letter.codePointAt(0) ?? 0
    for (const [part, typeface] of this.#face.entries()) {
      const glyph = typeface.findGlyph(code)
      if (glyph !== undefined) return { part, glyph }
    }
    throw new DeskError('signing.letter-missing', { letter: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` })
  }
}

const NO_FILE = { length: 0, deflated: Buffer.alloc(0) }
/** Letters beyond those of a standard encoding. */
const SYMBOLIC = 4

function addFont(increment: Increment, { typeface, letters, file }: Part, index: number): PdfValue {
  const fontName = name(`${String.fromCharCode(65 + index).repeat(6)}+Tinos-Regular`)
  const unit = 1_000 / typeface.unitsPerEm
  const stream = increment.add(
    new PdfStream(dictionary({ Length1: file.length, Filter: name('FlateDecode') }), file.deflated),
  )
  const descriptor = increment.add(
    dictionary({
      Type: name('FontDescriptor'),
      FontName: fontName,
      Flags: SYMBOLIC,
      FontBBox: array(...typeface.box.map((value) => Math.round(value * unit))),
      ItalicAngle: 0,
      Ascent: Math.round(typeface.ascent * unit),
      Descent: Math.round(typeface.descent * unit),
      CapHeight: 662,
      StemV: 80,
      FontFile2: stream,
    }),
  )
  const glyphs = [...letters.keys()].sort((one, other) => one - other)
  const descendant = increment.add(
    dictionary({
      Type: name('Font'),
      Subtype: name('CIDFontType2'),
      BaseFont: fontName,
      CIDSystemInfo: dictionary({
        Registry: new PdfString(Buffer.from('Adobe')),
        Ordering: new PdfString(Buffer.from('Identity')),
        Supplement: 0,
      }),
      FontDescriptor: descriptor,
      CIDToGIDMap: name('Identity'),
      W: array(...glyphs.flatMap((glyph) => [glyph, array(Math.round(typeface.advanceOf(glyph)))])),
    }),
  )
  return increment.add(
    dictionary({
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: fontName,
      Encoding: name('Identity-H'),
      DescendantFonts: array(descendant),
      ToUnicode: increment.add(new PdfStream(dictionary({}), unicodeMap(letters))),
    }),
  )
}

/** What each glyph says, so that a signature's text can be searched and copied (ISO 32000-1, 9.10.3). */
function unicodeMap(letters: ReadonlyMap<number, number>): Buffer {
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const lines = [...letters].map(
    ([glyph, letter]) =>
      `<${hex(glyph)}> <${Buffer.from(String.fromCodePoint(letter), 'utf16le').swap16().toString('hex')}>`,
  )
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return Buffer.from(
    `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`,
    'latin1',
  )
}
