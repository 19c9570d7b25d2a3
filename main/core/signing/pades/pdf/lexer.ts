import { PdfArray, PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './values.ts'

/** A file that isn't the PDF it should be. Callers turn it into what they tell people. */
export class BadPdf extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BadPdf'
  }
}

const MOST_DEPTH = 60
const WHITE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS = new Set([...Buffer.from('()<>[]{}/%')])
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** Reads values from bytes, from a place on (ISO 32000-1, 7.2 and 7.3). */
export class Lexer {
  readonly bytes: Buffer
  at: number

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes
    this.at = at
  }

  /** @throws BadPdf */
  value(depth = 0): PdfValue {
    if (depth > MOST_DEPTH) throw new BadPdf('Nested too deeply')
    this.skipWhite()
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new BadPdf('Ends too early')
    if (byte === 0x2f) return this.#name()
    if (byte === 0x28) return this.#literal()
    if (byte === 0x5b) return this.#array(depth)
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.#dictionary(depth) : this.#hexadecimal()
    const word = this.word()
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return this.#numberOrReference(word)
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    throw new BadPdf(`An unknown word at ${this.at}`)
  }

  /** The next run of regular characters; empty before a delimiter. */
  word(): string {
    this.skipWhite()
    const start = this.at
    while (this.at < this.bytes.length && !this.#isBreak(this.bytes[this.at] ?? 0)) this.at += 1
    return this.bytes.toString('latin1', start, this.at)
  }

  /** A whole number that isn't negative. @throws BadPdf */
  count(): number {
    const word = this.word()
    if (!/^\+?\d{1,15}$/.test(word)) throw new BadPdf(`Expected a number at ${this.at}`)
    return Number(word)
  }

  /** Takes a word if it comes next. */
  takes(expected: string): boolean {
    const before = this.at
    if (this.word() === expected) return true
    this.at = before
    return false
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === 0x25) {
        while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1
      } else if (byte !== undefined && WHITE.has(byte)) this.at += 1
      else return
    }
  }

  #isBreak(byte: number): boolean {
    return WHITE.has(byte) || DELIMITERS.has(byte)
  }

  #name(): PdfName {
    this.at += 1
    const start = this.at
    while (this.at < this.bytes.length && !this.#isBreak(this.bytes[this.at] ?? 0)) this.at += 1
    const raw = this.bytes.toString('latin1', start, this.at)
    return new PdfName(
      raw.replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    )
  }

  #numberOrReference(word: string): number | PdfReference {
    const number = Number(word)
    if (!/^\d+$/.test(word)) return number
    const before = this.at
    const generation = this.word()
    if (/^\d{1,5}$/.test(generation) && this.takes('R')) return new PdfReference(number, Number(generation))
    this.at = before
    return number
  }

  #array(depth: number): PdfArray {
    this.at += 1
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.bytes[this.at] === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.at += 1
    return new PdfArray(items)
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    let isAmbiguous = false
    for (;;) {
      this.skipWhite()
      if (this.bytes[this.at] === 0x3e && this.bytes[this.at + 1] === 0x3e) break
      if (this.bytes[this.at] !== 0x2f) throw new BadPdf(`Expected a key at ${this.at}`)
      const { name } = this.#name()
      isAmbiguous ||= entries.has(name)
      entries.set(name, this.value(depth + 1))
    }
    this.at += 2
    return new PdfDictionary(entries, isAmbiguous)
  }

  #hexadecimal(): PdfString {
    const start = this.at
    const end = this.bytes.indexOf(0x3e, start)
    if (end < 0) throw new BadPdf('A string that does not end')
    this.at = end + 1
    let digits = this.bytes.toString('latin1', start + 1, end)
    if (/[^0-9a-fA-F]/.test(digits)) digits = digits.replace(/[\0\t\n\f\r ]/g, '')
    if (/[^0-9a-fA-F]/.test(digits)) throw new BadPdf('A string of no digits')
    return new PdfString(Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex'), start, this.at)
  }

  #literal(): PdfString {
    const start = this.at
    const bytes: number[] = []
    let open = 0
    for (this.at += 1; ; this.at += 1) {
      const byte = this.bytes[this.at]
      if (byte === undefined) throw new BadPdf('A string that does not end')
      if (byte === 0x5c) {
        this.#escape(bytes)
        continue
      }
      if (byte === 0x28) open += 1
      if (byte === 0x29) {
        if (open === 0) break
        open -= 1
      }
      if (byte === 13) {
        if (this.bytes[this.at + 1] === 10) this.at += 1
        bytes.push(10)
      } else bytes.push(byte)
    }
    this.at += 1
    return new PdfString(Buffer.from(bytes), start, this.at, false)
  }

  #escape(bytes: number[]): void {
    this.at += 1
    const byte = this.bytes[this.at]
    if (byte === undefined) throw new BadPdf('A string that does not end')
    const octal = /^[0-7]{1,3}/.exec(this.bytes.toString('latin1', this.at, this.at + 3))?.[0]
    if (octal !== undefined) {
      bytes.push(Number.parseInt(octal, 8) & 0xff)
      this.at += octal.length - 1
    } else if (byte === 13 || byte === 10) {
      if (byte === 13 && this.bytes[this.at + 1] === 10) this.at += 1
    } else bytes.push(ESCAPES[String.fromCharCode(byte)] ?? byte)
  }
}
