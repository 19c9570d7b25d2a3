import { randomBytes } from 'node:crypto'

/** Kinds of frames (RFC 6455, 5.2). */
export const FRAME = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

export interface Frame {
  readonly kind: number
  readonly isLast: boolean
  readonly content: Buffer
}

/** A frame that breaks the protocol, or is larger than anything that is expected. */
export class BadFrame extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'BadFrame'
  }
}

/** A whole frame as a client sends it: masked, as every server insists (RFC 6455, 5.3). */
export function writeFrame(kind: number, content: Buffer): Buffer {
  const mask = randomBytes(4)
  const masked = content.map((byte, index) => byte ^ (mask[index % 4] ?? 0))
  const head = [0x80 | kind]
  if (content.length < 126) head.push(0x80 | content.length)
  else if (content.length < 0x1_0000) head.push(0x80 | 126, content.length >> 8, content.length & 0xff)
  else throw new BadFrame('More than a question has')
  return Buffer.concat([Buffer.from(head), mask, masked])
}

/**
 * Takes the first whole frame out of what came; undefined while there is none.
 * @throws BadFrame for a masked one, which no server sends, and for one above the limit
 */
export function takeFrame(
  bytes: Buffer,
  mostBytes: number,
): { readonly frame: Frame; readonly rest: Buffer } | undefined {
  const [first = 0, second = 0] = bytes
  if (bytes.length < 2) return undefined
  if ((first & 0x70) !== 0) throw new BadFrame('An extension that nobody agreed upon')
  if ((second & 0x80) !== 0) throw new BadFrame('A masked frame of a server')
  const short = second & 0x7f
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + lengthBytes
  if (bytes.length < start) return undefined
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (length > mostBytes) throw new BadFrame('A frame that is too large')
  if (bytes.length < start + length) return undefined
  return {
    frame: { kind: first & 0x0f, isLast: (first & 0x80) !== 0, content: bytes.subarray(start, start + length) },
    rest: bytes.subarray(start + length),
  }
}
