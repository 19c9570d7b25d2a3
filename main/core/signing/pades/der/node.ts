/** A file or an answer that isn't the ASN.1 it should be. Never leaves this folder's callers as it is. */
export class BadEncoding extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BadEncoding'
  }
}

/** Deeper nesting than this is no certificate, signature or answer. */
const MOST_DEPTH = 40
const CONSTRUCTED = 0x20
const OCTET_STRING = 0x04

/** One value of BER or DER, with the bytes it stood in, so that what was signed is checked as it was signed. */
export class DerNode {
  /** The identifier octet, such as 0x30 for a SEQUENCE. Tags above 30 don't occur in what is read here. */
  readonly tag: number
  /** Identifier, length and content. */
  readonly raw: Buffer
  readonly content: Buffer
  readonly #depth: number
  #children: readonly DerNode[] | undefined

  constructor(tag: number, raw: Buffer, content: Buffer, depth: number) {
    this.tag = tag
    this.raw = raw
    this.content = content
    this.#depth = depth
  }

  /** The values inside. @throws BadEncoding for a primitive value */
  get children(): readonly DerNode[] {
    if ((this.tag & CONSTRUCTED) === 0) throw new BadEncoding('A primitive value has no parts')
    this.#children ??= readAll(this.content, this.#depth + 1)
    return this.#children
  }

  /** The part at a place. @throws BadEncoding where there is none */
  at(index: number): DerNode {
    const child = this.children[index]
    if (child === undefined) throw new BadEncoding(`Part ${index} is missing`)
    return child
  }

  /** The first part with an identifier octet. */
  find(tag: number): DerNode | undefined {
    return this.children.find((child) => child.tag === tag)
  }

  /** Insists on an identifier octet. @throws BadEncoding */
  as(tag: number): this {
    if (this.tag !== tag) throw new BadEncoding(`Expected ${tag.toString(16)}, found ${this.tag.toString(16)}`)
    return this
  }

  /** The bytes of an OCTET STRING, also of one that BER wrote in pieces. */
  get octets(): Buffer {
    if ((this.tag & CONSTRUCTED) === 0) return this.content
    return Buffer.concat(this.children.map((child) => child.as(OCTET_STRING).octets))
  }

  /** The bytes of a BIT STRING of whole bytes. @throws BadEncoding */
  get bits(): Buffer {
    if (this.tag !== 0x03 || this.content[0] !== 0) throw new BadEncoding('Not a string of whole bytes')
    return this.content.subarray(1)
  }

  /** The first eight flags of a BIT STRING of named bits, the first in the highest bit. @throws BadEncoding */
  get flags(): number {
    if (this.tag !== 0x03 || this.content.length === 0) throw new BadEncoding('Not a bit string')
    return this.content[1] ?? 0
  }

  /** An INTEGER as hexadecimal digits without leading zeros, as serial numbers are compared. */
  get hex(): string {
    return this.as(0x02)
      .content.toString('hex')
      .replace(/^0+(?=.)/, '')
  }

  /** A small INTEGER or ENUMERATED. @throws BadEncoding */
  get number(): number {
    if ((this.tag !== 0x02 && this.tag !== 0x0a) || this.content.length === 0 || this.content.length > 6) {
      throw new BadEncoding('Not a small number')
    }
    return this.content.readIntBE(0, this.content.length)
  }

  get oid(): string {
    return readOid(this.as(0x06).content)
  }

  /** A UTCTime or GeneralizedTime, in UTC as certificates and stamps must be. @throws BadEncoding */
  get time(): Date {
    const text = this.content.toString('latin1')
    const parts =
      this.tag === 0x17
        ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(text)
        : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,](\d+))?Z$/.exec(text)
    if (parts === null) throw new BadEncoding('Not a time')
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number)
    const century = this.tag === 0x17 ? (year < 50 ? 2000 : 1900) : 0
    const fraction = parts[7] === undefined ? 0 : Math.floor(Number(`0.${parts[7]}`) * 1_000)
    return new Date(Date.UTC(century + year, month - 1, day, hour, minute, second || 0, fraction))
  }
}

/** Reads the one value that bytes begin with; what follows it is left alone. @throws BadEncoding */
export function readDer(bytes: Buffer): DerNode {
  return readAt(bytes, 0, 0)
}

/** Reads the one value that bytes are. @throws BadEncoding also when something follows it */
export function readWholeDer(bytes: Buffer): DerNode {
  const node = readAt(bytes, 0, 0)
  if (node.raw.length !== bytes.length) throw new BadEncoding('Something follows the value')
  return node
}

function readAll(bytes: Buffer, depth: number): DerNode[] {
  const nodes: DerNode[] = []
  for (let at = 0; at < bytes.length; ) {
    const node = readAt(bytes, at, depth)
    nodes.push(node)
    at += node.raw.length
  }
  return nodes
}

function readAt(bytes: Buffer, start: number, depth: number): DerNode {
  if (depth > MOST_DEPTH) throw new BadEncoding('Nested too deeply')
  const tag = byteAt(bytes, start)
  if ((tag & 0x1f) === 0x1f) throw new BadEncoding('A tag above 30')
  const first = byteAt(bytes, start + 1)
  if (first === 0x80) return readIndefinite(bytes, start, tag, depth)
  let length = first
  let from = start + 2
  if (first > 0x80) {
    const count = first & 0x7f
    if (count > 5 || from + count > bytes.length) throw new BadEncoding('An impossible length')
    length = bytes.readUIntBE(from, count)
    from += count
  }
  if (from + length > bytes.length) throw new BadEncoding('Ends too early')
  return new DerNode(tag, bytes.subarray(start, from + length), bytes.subarray(from, from + length), depth)
}

/** BER without a length, as some programs write signatures: parts until two zeros. */
function readIndefinite(bytes: Buffer, start: number, tag: number, depth: number): DerNode {
  if ((tag & CONSTRUCTED) === 0) throw new BadEncoding('A primitive value without a length')
  let at = start + 2
  while (byteAt(bytes, at) !== 0 || byteAt(bytes, at + 1) !== 0) at += readAt(bytes, at, depth + 1).raw.length
  return new DerNode(tag, bytes.subarray(start, at + 2), bytes.subarray(start + 2, at), depth)
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new BadEncoding('Ends too early')
  return byte
}

function readOid(content: Buffer): string {
  const parts: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER) throw new BadEncoding('An impossible identifier')
    if ((byte & 0x80) !== 0) continue
    if (parts.length === 0) {
      const top = Math.min(2, Math.floor(value / 40))
      parts.push(top, value - top * 40)
    } else parts.push(value)
    value = 0
  }
  return parts.join('.')
}
