/** Writes ASN.1 values in DER. Each function gives a whole value: identifier, length, content. */

/** A value with an identifier octet of its own, such as 0xa0 for the constructed `[0]`. */
export function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Buffer.from([tag]), lengthOf(length), ...parts])
}

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)

/** A SET OF: DER puts its values in the order of their bytes (X.690, 11.6). */
export const setOf = (parts: readonly Buffer[]): Buffer => tagged(0x31, ...[...parts].sort(Buffer.compare))

export const octetString = (bytes: Buffer): Buffer => tagged(0x04, bytes)
export const nothing = (): Buffer => Buffer.from([0x05, 0x00])
export const yes = (): Buffer => Buffer.from([0x01, 0x01, 0xff])

/** A whole number that is not negative, from its big-endian bytes. */
export function unsigned(bytes: Buffer): Buffer {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1
  const body = bytes.subarray(from)
  return (body[0] ?? 0) >= 0x80
    ? tagged(0x02, Buffer.from([0]), body)
    : tagged(0x02, body.length === 0 ? Buffer.from([0]) : body)
}

export function integer(value: number): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(value, 0, 6)
  return unsigned(bytes)
}

export function oid(dotted: string): Buffer {
  const [top = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([top * 40 + second, ...rest].flatMap(base128)))
}

/** An AlgorithmIdentifier. */
export const algorithm = (dotted: string, parameters?: Buffer): Buffer =>
  parameters === undefined ? sequence(oid(dotted)) : sequence(oid(dotted), parameters)

function base128(value: number): number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80)
  return digits
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Buffer.from([0x80 | bytes.length, ...bytes])
}
