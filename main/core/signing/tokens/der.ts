/** One value of DER (X.690), within the bytes it was read from. */
export interface DerValue {
  readonly tag: number
  /** Without tag and length. */
  readonly content: Buffer
  /** With tag and length. */
  readonly whole: Buffer
}

export const DER_TAG = {
  BOOLEAN: 0x01,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OBJECT_IDENTIFIER: 0x06,
  SEQUENCE: 0x30,
  /** Extensions of a certificate. */
  EXPLICIT_3: 0xa3,
} as const

/**
 * The values that lie one after another in some bytes.
 * @throws {RangeError} when they are not DER
 */
export function derValues(bytes: Buffer): DerValue[] {
  const found: DerValue[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at)
    const first = bytes.readUInt8(at + 1)
    const longer = first < 0x80 ? 0 : first - 0x80
    if (longer > 4 || first === 0x80) throw new RangeError('a length of no known kind')
    const length = longer === 0 ? first : bytes.readUIntBE(at + 2, longer)
    const begin = at + 2 + longer
    if (begin + length > bytes.length) throw new RangeError('a value longer than what it lies in')
    found.push({ tag, content: bytes.subarray(begin, begin + length), whole: bytes.subarray(at, begin + length) })
    at = begin + length
  }
  return found
}

/** An object identifier as people write it. */
export function objectIdentifier(content: Buffer): string {
  const numbers: bigint[] = []
  let number = 0n
  for (const byte of content) {
    number = (number << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(number)
      number = 0n
    }
  }
  const [first = 0n, ...rest] = numbers
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

/** Text of a directory string, by its tag: UTF-8, BMPString, or one of those with single bytes. */
export function directoryString({ tag, content }: DerValue): string {
  const BMP_STRING = 0x1e
  const TELETEX_STRING = 0x14
  if (tag === BMP_STRING)
    return Buffer.from(content)
      .subarray(0, content.length & ~1)
      .swap16()
      .toString('utf16le')
  return content.toString(tag === TELETEX_STRING ? 'latin1' : 'utf8')
}
