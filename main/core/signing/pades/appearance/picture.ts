import { deflateSync, inflateSync } from 'node:zlib'
import { DeskError } from '../../../../../shared/errors.ts'
import { withoutRowFilters } from '../pdf/filters.ts'
import type { Increment } from '../pdf/increment.ts'
import { dictionary, name, type PdfReference, PdfStream } from '../pdf/values.ts'

/** The colours of NĐ 30/2020/NĐ-CP, Phụ lục I: signatures blue, seals red. */
export const INK_COLOURS = { blue: [0x12, 0x2f, 0x9c], red: [0xd8, 0x14, 0x1c] } as const
export type InkColour = keyof typeof INK_COLOURS

/** A picture of ink on nothing, compressed once and laid into as many files as are signed. */
export interface Ink {
  /** Dots. */
  readonly width: number
  readonly height: number
  addTo(increment: Increment): PdfReference
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_DOTS = 16_000_000
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Lighter than this is paper, in a picture that was scanned on it. */
const PAPER = 235

/**
 * Takes the ink out of a PNG and gives it its prescribed colour: what was transparent or white is nothing, so that the text below shows.
 * @throws DeskError signing.picture-unusable for what isn't a PNG of 8 bits, is too large or has nothing on it
 */
export function readInk(png: Buffer, colour: InkColour): Ink {
  const { width, height, alpha } = coverageOf(png)
  if (!alpha.some((value) => value > 0x20)) throw new DeskError('signing.picture-unusable')
  const mask = deflateSync(alpha, { level: 9 })
  const dots = deflateSync(Buffer.alloc(width * height * 3, Buffer.from(INK_COLOURS[colour])), { level: 9 })
  const common = {
    Type: name('XObject'),
    Subtype: name('Image'),
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Filter: name('FlateDecode'),
  }
  return {
    width,
    height,
    addTo(increment) {
      const soft = increment.add(new PdfStream(dictionary({ ...common, ColorSpace: name('DeviceGray') }), mask))
      return increment.add(new PdfStream(dictionary({ ...common, ColorSpace: name('DeviceRGB'), SMask: soft }), dots))
    },
  }
}

interface Coverage {
  readonly width: number
  readonly height: number
  /** How much ink lies on a dot, 0 to 255. */
  readonly alpha: Buffer
}

function coverageOf(png: Buffer): Coverage {
  try {
    return readCoverage(png)
  } catch (cause) {
    throw new DeskError('signing.picture-unusable', {}, { cause })
  }
}

function readCoverage(png: Buffer): Coverage {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('No PNG')
  const chunks = chunksOf(png)
  const header = chunks.get('IHDR')
  if (header === undefined || header.length !== 13) throw new Error('No header')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [bits, kind = -1, , , interlaced] = header.subarray(8)
  const channels = CHANNELS[kind]
  const isUsable = width > 0 && height > 0 && width * height <= MOST_DOTS && bits === 8 && interlaced === 0
  if (!isUsable || channels === undefined) throw new Error('No picture of 8 bits')
  const packed = chunks.get('IDAT') ?? Buffer.alloc(0)
  const rows = inflateSync(packed, { maxOutputLength: (width * channels + 1) * height })
  if (rows.length !== (width * channels + 1) * height) throw new Error('Ends too early')
  const dots = withoutRowFilters(rows, width * channels, channels)
  return { width, height, alpha: alphaOf(dots, kind, channels, chunks) }
}

function alphaOf(dots: Buffer, kind: number, channels: number, chunks: ReadonlyMap<string, Buffer>): Buffer {
  const alpha = Buffer.alloc(dots.length / channels)
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0)
  const clear = chunks.get('tRNS') ?? Buffer.alloc(0)
  let isClearAnywhere = false
  for (let dot = 0, at = 0; dot < alpha.length; dot += 1, at += channels) {
    const opacity = opacityOf(dots, at, kind, clear)
    isClearAnywhere ||= opacity < 255
    alpha[dot] = opacity
  }
  if (isClearAnywhere) return alpha
  // Nothing is transparent: the picture lies on paper, and the darker a dot, the more ink.
  for (let dot = 0, at = 0; dot < alpha.length; dot += 1, at += channels) {
    const light =
      kind === 3
        ? lightOf(palette, (dots[at] ?? 0) * 3)
        : channels === 3 || channels === 4
          ? lightOf(dots, at)
          : (dots[at] ?? 0)
    alpha[dot] = light >= PAPER ? 0 : Math.min(255, Math.round(((PAPER - light) / PAPER) * 400))
  }
  return alpha
}

function opacityOf(dots: Buffer, at: number, kind: number, clear: Buffer): number {
  if (kind === 6) return dots[at + 3] ?? 255
  if (kind === 4) return dots[at + 1] ?? 255
  return kind === 3 ? (clear[dots[at] ?? 0] ?? 255) : 255
}

/** The darkest of the colours counts: blue and red ink are dark in one of them. */
const lightOf = (dots: Buffer, at: number): number => Math.min(dots[at] ?? 0, dots[at + 1] ?? 0, dots[at + 2] ?? 0)

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (data.length !== length) throw new Error('Ends too early')
    const before = chunks.get(kind)
    chunks.set(kind, before === undefined ? data : Buffer.concat([before, data]))
    at += 12 + length
  }
  return chunks
}
