/** What a picture says of itself in its first bytes. */
export interface PictureHeader {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  /** Dots per inch; undefined where it says none. */
  readonly dpi: number | undefined
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const INCHES_PER_METRE = 39.370_08
const INCHES_PER_CENTIMETRE = 1 / 2.54

/** Reads the size of a JPEG or PNG without decoding it; undefined when it is neither, or ends before it says. */
export function readPictureHeader(content: Uint8Array): PictureHeader | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    const header = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE) ? readPng(bytes) : readJpeg(bytes)
    return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined
  } catch (error) {
    // It ended early.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readPng(bytes: Buffer): PictureHeader {
  const header = { mediaType: 'image/png' as const, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  for (let at = 33; at < bytes.length - 12; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (name === 'IDAT') break
    if (name !== 'pHYs') continue
    const dpi = Math.round(bytes.readUInt32BE(at + 8) / INCHES_PER_METRE)
    return { ...header, dpi: bytes.readUInt8(at + 16) === 1 && dpi > 0 ? dpi : undefined }
  }
  return { ...header, dpi: undefined }
}

/** Markers that begin a frame and so tell its size; those of tables and of arithmetic conditioning do not. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
])

function readJpeg(bytes: Buffer): PictureHeader | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let dpi: number | undefined
  let at = 2
  while (at < bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    const marker = bytes.readUInt8(at + 1)
    // A marker may be padded with more of its first byte.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (FRAMES.has(marker)) {
      return { mediaType: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), dpi }
    }
    if (marker === 0xe0 && bytes.toString('latin1', at + 4, at + 8) === 'JFIF') dpi = densityOf(bytes, at + 11)
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** Dots per inch of a JFIF header, whose unit stands before two densities: 1 for inches, 2 for centimetres. */
function densityOf(bytes: Buffer, at: number): number | undefined {
  const unit = bytes.readUInt8(at)
  const density = bytes.readUInt16BE(at + 1)
  if (density === 0 || (unit !== 1 && unit !== 2)) return undefined
  return unit === 1 ? density : Math.round(density / INCHES_PER_CENTIMETRE)
}
