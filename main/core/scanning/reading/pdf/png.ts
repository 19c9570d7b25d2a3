import { inflateSync } from 'node:zlib'
import type { BilevelPicture } from './g4.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Width, height, bits, kind of colour, and three bytes of methods. */
const HEADER_BYTES = 13
const GRAY = 0
const PALETTE = 3

/** Rows of larger pictures than these are no page of ours. */
const MOST_DOTS = 400_000_000

/**
 * The dots of a PNG in black and white (one bit a dot, gray or of two colours, not interlaced), as pages of text are kept;
 * undefined for any other PNG or file.
 * @throws Error when the file is damaged
 */
export function findBilevel(content: Uint8Array): BilevelPicture | undefined {
  const file = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined
  const chunks = chunksOf(file)
  const header = chunks.find(({ kind }) => kind === 'IHDR')?.data
  if (header === undefined || header.length !== HEADER_BYTES) throw new Error('A PNG without a header')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [bits, colour, , , interlaced] = header.subarray(8)
  if (bits !== 1 || (colour !== GRAY && colour !== PALETTE) || interlaced !== 0) return undefined
  if (width === 0 || height === 0 || width * height > MOST_DOTS) throw new Error('A PNG of an impossible size')
  const rowBytes = Math.ceil(width / 8)
  const packed = Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data))
  const rows = inflateSync(packed, { maxOutputLength: (rowBytes + 1) * height })
  if (rows.length !== (rowBytes + 1) * height) throw new Error('A PNG that ends too early')
  const data = unfilter(rows, rowBytes, height)
  const palette = chunks.find(({ kind }) => kind === 'PLTE')?.data
  const zeroIsBlack = colour === GRAY || (palette?.[0] ?? 0) < (palette?.[3] ?? 0xff)
  if (zeroIsBlack) for (let at = 0; at < data.length; at += 1) data[at] = ~(data[at] ?? 0)
  return { data, width, height }
}

function chunksOf(file: Buffer): { kind: string; data: Buffer }[] {
  const chunks: { kind: string; data: Buffer }[] = []
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (at + 12 + length > file.length) break
    chunks.push({ kind: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** Takes the filters of the rows back (PNG, 9.2); with one bit a dot the byte to the left stands for the dot to the left. */
function unfilter(rows: Uint8Array, rowBytes: number, height: number): Uint8Array {
  const data = new Uint8Array(rowBytes * height)
  for (let row = 0; row < height; row += 1) {
    const from = row * (rowBytes + 1)
    const to = row * rowBytes
    const filter = rows[from] ?? 0
    for (let column = 0; column < rowBytes; column += 1) {
      const left = column > 0 ? (data[to + column - 1] ?? 0) : 0
      const up = row > 0 ? (data[to + column - rowBytes] ?? 0) : 0
      const corner = row > 0 && column > 0 ? (data[to + column - rowBytes - 1] ?? 0) : 0
      data[to + column] = (rows[from + 1 + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return data
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4:
      return paeth(left, up, corner)
    default:
      throw new Error(`A PNG with the unknown filter ${filter}`)
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
