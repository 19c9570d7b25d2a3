/** Values of a PDF (ISO 32000-1, 7.3). Strings and names keep their bytes; dictionaries their order. */
export type PdfValue =
  | number
  | boolean
  | null
  | PdfName
  | PdfString
  | PdfReference
  | PdfStream
  | PdfDictionary
  | PdfArray

export class PdfName {
  /** Without the slash, escapes resolved, a character a byte. */
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

export class PdfString {
  readonly bytes: Buffer
  /** Where it stands with its delimiters, in the bytes that were read. */
  readonly start: number
  readonly end: number
  readonly isHexadecimal: boolean
  constructor(bytes: Buffer, start = -1, end = -1, isHexadecimal = true) {
    this.bytes = bytes
    this.start = start
    this.end = end
    this.isHexadecimal = isHexadecimal
  }
}

export class PdfReference {
  readonly number: number
  readonly generation: number
  constructor(number: number, generation = 0) {
    this.number = number
    this.generation = generation
  }
}

export class PdfArray {
  readonly items: readonly PdfValue[]
  constructor(items: readonly PdfValue[]) {
    this.items = items
  }
}

export class PdfDictionary {
  readonly entries: ReadonlyMap<string, PdfValue>
  /** Whether a key came twice, so that programs may differ in what they see. */
  readonly isAmbiguous: boolean
  constructor(entries: ReadonlyMap<string, PdfValue>, isAmbiguous = false) {
    this.entries = entries
    this.isAmbiguous = isAmbiguous
  }

  get(key: string): PdfValue | undefined {
    return this.entries.get(key)
  }

  /** The same with some entries put in or replaced. */
  with(changes: Readonly<Record<string, PdfValue>>): PdfDictionary {
    return new PdfDictionary(new Map([...this.entries, ...Object.entries(changes)]))
  }
}

export class PdfStream {
  readonly dictionary: PdfDictionary
  /** As it stands in the file, filters not undone. */
  readonly data: Buffer
  constructor(dictionary: PdfDictionary, data: Buffer) {
    this.dictionary = dictionary
    this.data = data
  }
}

export const name = (text: string): PdfName => new PdfName(text)
export const array = (...items: readonly PdfValue[]): PdfArray => new PdfArray(items)
export const dictionary = (entries: Readonly<Record<string, PdfValue>>): PdfDictionary =>
  new PdfDictionary(new Map(Object.entries(entries)))

/** A text string: plain where ASCII does, else UTF-16 as every reader understands it (ISO 32000-1, 7.9.2.2). */
export function text(words: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(words)) return new PdfString(Buffer.from(words, 'latin1'))
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(words, 'utf16le').swap16()]))
}

/** What a text string says. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof PdfString)) return undefined
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const body = bytes.subarray(2, 2 + ((bytes.length - 2) & ~1))
    return Buffer.from(body).swap16().toString('utf16le')
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined

/** Whether two values say the same, references compared as references. */
export function isSame(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  return written(one).equals(written(other))
}

/** A value as it is written into a file. */
export function written(value: PdfValue): Buffer {
  const parts: (string | Buffer)[] = []
  write(value, parts)
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
}

function write(value: PdfValue, parts: (string | Buffer)[]): void {
  if (value === null) parts.push('null')
  else if (typeof value === 'number') parts.push(numberText(value))
  else if (typeof value === 'boolean') parts.push(String(value))
  else if (value instanceof PdfName) parts.push(nameText(value.name))
  else if (value instanceof PdfString) parts.push(`<${value.bytes.toString('hex')}>`)
  else if (value instanceof PdfReference) parts.push(`${value.number} ${value.generation} R`)
  else if (value instanceof PdfArray) {
    parts.push('[')
    value.items.forEach((item, index) => {
      if (index > 0) parts.push(' ')
      write(item, parts)
    })
    parts.push(']')
  } else if (value instanceof PdfDictionary) {
    parts.push('<<')
    for (const [key, entry] of value.entries) {
      parts.push(nameText(key), ' ')
      write(entry, parts)
      parts.push('\n')
    }
    parts.push('>>')
  } else {
    write(value.dictionary.with({ Length: value.data.length }), parts)
    parts.push('\nstream\n', value.data, '\nendstream')
  }
}

const nameText = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** Never with an exponent, which PDF doesn't know. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0)
  return value.toFixed(8).replace(/\.?0+$/, '')
}
