import { crc32, deflateSync } from 'node:zlib'
import { forInked } from './inked.ts'
import type { Raster } from './raster.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The last byte of a white row, by how many of its dots belong to the picture; the others are 0. */
const BLANK_ENDS = [0xff, 0x80, 0xc0, 0xe0, 0xf0, 0xf8, 0xfc, 0xfe] as const
const INCHES_IN_A_METRE = 1 / 0.0254

/**
 * Encodes a gray picture as a PNG of black and white dots, one bit each (ISO/IEC 15948). Written by hand, since it is thirty lines and
 * eight times as fast as asking for a palette.
 * @param blackBelow darker dots become black
 */
export function encodeBilevel(raster: Raster, dpi: number, blackBelow = 128): Buffer {
  const { width, height, channels, data } = raster
  const rowBytes = 1 + Math.ceil(width / 8)
  const rows = Buffer.alloc(rowBytes * height, 0xff)
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row is its filter; 0 is none.
    rows[y * rowBytes] = 0
    rows[(y + 1) * rowBytes - 1] = BLANK_ENDS[width & 7] ?? 0xff
  }
  forInked(raster, (y, from, to) => {
    const row = y * rowBytes + 1
    for (let x = from, at = (y * width + from) * channels; x < to; x += 1, at += channels) {
      if ((data[at] ?? 0) < blackBelow) rows[row + (x >> 3)] = (rows[row + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7))
    }
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit a dot, gray.
  header.set([1, 0, 0, 0, 0], 8)
  const density = Buffer.alloc(9)
  const perMetre = Math.round(dpi * INCHES_IN_A_METRE)
  density.writeUInt32BE(perMetre, 0)
  density.writeUInt32BE(perMetre, 4)
  density[8] = 1
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
