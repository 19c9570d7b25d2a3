import { type CrossReferences, type Place, readCrossReferences, readObjectAt } from './cross-references.ts'
import { contentOf } from './filters.ts'
import { BadPdf, Lexer } from './lexer.ts'
import { nameOf, PdfArray, PdfDictionary, PdfReference, PdfStream, type PdfValue } from './values.ts'

/** A stream of packed objects, opened. */
interface Pack {
  readonly content: Buffer
  readonly offsets: readonly { readonly number: number; readonly offset: number }[]
}

/**
 * A PDF as its tables tell it, read only where asked. Nothing is guessed or repaired: what the tables don't lead to doesn't count,
 * since a viewer and the desk must see the same document.
 */
export class PdfFile {
  readonly bytes: Buffer
  readonly references: CrossReferences
  readonly #read = new Map<number, PdfValue>()
  readonly #packs = new Map<number, Pack>()

  /** @throws BadPdf */
  constructor(bytes: Buffer) {
    if (!bytes.subarray(0, 8).toString('latin1').startsWith('%PDF-')) throw new BadPdf('No head')
    this.bytes = bytes
    this.references = readCrossReferences(bytes)
  }

  get isEncrypted(): boolean {
    const encrypt = this.references.trailer.get('Encrypt')
    return encrypt !== undefined && encrypt !== null
  }

  /** The catalog and the reference to it. @throws BadPdf */
  get root(): { readonly reference: PdfReference; readonly catalog: PdfDictionary } {
    const reference = this.references.trailer.get('Root')
    if (!(reference instanceof PdfReference)) throw new BadPdf('No catalog')
    return { reference, catalog: this.dictionary(reference) }
  }

  placeOf(number: number): Place | undefined {
    return this.references.places.get(number)
  }

  /** The value of an object; null for one that isn't there (ISO 32000-1, 7.3.10). @throws BadPdf */
  object(number: number): PdfValue {
    const known = this.#read.get(number)
    if (known !== undefined) return known
    const place = this.placeOf(number)
    let value: PdfValue = null
    if (place?.kind === 'offset') value = this.#at(number, place.offset)
    if (place?.kind === 'packed') value = this.#packed(number, place)
    this.#read.set(number, value)
    return value
  }

  /** A value with its reference followed. @throws BadPdf for references in a circle */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? null
    for (let steps = 0; current instanceof PdfReference; steps += 1) {
      if (steps > 20) throw new BadPdf('References in a circle')
      current = this.object(current.number)
    }
    return current
  }

  /** @throws BadPdf when it is none */
  dictionary(value: PdfValue | undefined): PdfDictionary {
    const found = this.findDictionary(value)
    if (found === undefined) throw new BadPdf('Expected a dictionary')
    return found
  }

  findDictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    const found = this.resolve(value)
    if (found instanceof PdfStream) return found.dictionary
    return found instanceof PdfDictionary ? found : undefined
  }

  /** The items of an array; none for anything else. */
  items(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value)
    return found instanceof PdfArray ? found.items : []
  }

  #at(number: number, offset: number): PdfValue {
    const read = readObjectAt(this.bytes, offset, (length) => {
      const told = length instanceof PdfReference ? this.#lengthAt(length) : length
      return typeof told === 'number' && Number.isInteger(told) && told >= 0 ? told : undefined
    })
    if (read.number !== number) throw new BadPdf(`Object ${number} is another one`)
    return read.value
  }

  #lengthAt(reference: PdfReference): PdfValue {
    const place = this.placeOf(reference.number)
    if (place?.kind === 'offset') return readObjectAt(this.bytes, place.offset, () => undefined).value
    return this.object(reference.number)
  }

  #packed(number: number, { stream, index }: Extract<Place, { kind: 'packed' }>): PdfValue {
    const pack = this.#packs.get(stream) ?? this.#open(stream)
    const entry = pack.offsets[index]
    if (entry?.number !== number) throw new BadPdf(`Object ${number} is not where it should be`)
    return new Lexer(pack.content, entry.offset).value()
  }

  #open(number: number): Pack {
    if (this.placeOf(number)?.kind !== 'offset') throw new BadPdf('Packed within packed')
    const stream = this.object(number)
    if (!(stream instanceof PdfStream) || nameOf(stream.dictionary.get('Type')) !== 'ObjStm')
      throw new BadPdf('No pack')
    const content = contentOf(stream)
    const [count, first] = [this.resolve(stream.dictionary.get('N')), this.resolve(stream.dictionary.get('First'))]
    if (typeof count !== 'number' || typeof first !== 'number') throw new BadPdf('A broken pack')
    const lexer = new Lexer(content, 0)
    const offsets = Array.from({ length: count }, () => ({ number: lexer.count(), offset: first + lexer.count() }))
    const pack = { content, offsets }
    this.#packs.set(number, pack)
    return pack
  }
}
