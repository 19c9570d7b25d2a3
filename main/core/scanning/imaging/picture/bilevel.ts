import { crc32, deflateSync } from 'node:zlib'
import type { Raster } from './raster.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const INCHES_IN_A_METRE = 1 / 0.0254

/**
 * Encodes a gray picture as a PNG of black and white dots, one bit each (ISO/IEC 15948). Written by hand, since it is thirty lines and
 * eight times as fast as asking for a palette.
 * @param blackBelow darker dots become black
 */
export function encodeBilevel({ width, height, channels, data }: Raster, dpi: number, blackBelow = 128): Buffer {
  const rowBytes = 1 + Math.ceil(width / 8)
  const rows = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row is its filter; 0 is none.
    const row = y * rowBytes + 1
    const from = y * width
    for (let x = 0; x < width; x += 1) {
      if ((data[(from + x) * channels] ?? 0) >= blackBelow) {
        const at = row + (x >> 3)
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
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
