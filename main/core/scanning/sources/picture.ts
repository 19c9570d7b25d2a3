/** What a picture says of itself at its head. */
export interface PictureHead {
  readonly kind: 'jpeg' | 'png' | 'tiff'
  /** Dots. */
  readonly width: number
  readonly height: number
  /** Dots per inch; undefined where it says none or nonsense. */
  readonly dpi: number | undefined
}

const CENTIMETRES_PER_INCH = 2.54
const METRES_PER_INCH = 0.0254

/** Densities beyond these are mistakes of a driver. */
const LEAST_DPI = 36
const MOST_DPI = 4_800

/**
 * The head of a whole picture; undefined for anything else, and for a picture that was cut off: scanners and networks leave such
 * files behind without saying that anything went wrong. Only the frame is looked at, not the dots.
 */
export function findPictureHead(content: Buffer): PictureHead | undefined {
  try {
    return jpegHead(content) ?? pngHead(content) ?? tiffHead(content)
  } catch (error) {
    // Reading past the end: the picture is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Dots per inch when they can be. */
const plausible = (dpi: number): number | undefined =>
  dpi >= LEAST_DPI && dpi <= MOST_DPI ? Math.round(dpi) : undefined

const JPEG_END = Buffer.from([0xff, 0xd9])

/** Some scanners pad a JPEG behind its end. */
const JPEG_PADDING = 4_096

/** JPEG (ITU-T T.81): the segments up to the frame header; the density stands in the JFIF segment, or in Exif's TIFF. */
function jpegHead(content: Buffer): PictureHead | undefined {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return undefined
  if (content.subarray(-JPEG_PADDING).lastIndexOf(JPEG_END) < 0) return undefined
  let dpi: number | undefined
  for (let at = 2; ; ) {
    if (content.readUInt8(at) !== 0xff) return undefined
    const marker = content.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = content.readUInt16BE(at + 2)
    if (length < 2) return undefined
    if (marker === 0xe0 && length >= 14 && content.toString('latin1', at + 4, at + 8) === 'JFIF') {
      const unit = content.readUInt8(at + 11)
      const density = content.readUInt16BE(at + 12)
      if (unit === 1) dpi = plausible(density)
      if (unit === 2) dpi = plausible(density * CENTIMETRES_PER_INCH)
    }
    if (marker === 0xe1 && content.toString('latin1', at + 4, at + 10) === 'Exif\0\0') {
      dpi ??= exifDensity(content.subarray(at + 10, at + 2 + length))
    }
    // Start of frame, any coding; C4, C8 and CC of that range mean something else.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const height = content.readUInt16BE(at + 5)
      const width = content.readUInt16BE(at + 7)
      return width > 0 && height > 0 ? { kind: 'jpeg', width, height, dpi } : undefined
    }
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + length
  }
}

/** A damaged Exif is no reason to refuse the picture it comes with. */
function exifDensity(exif: Buffer): number | undefined {
  try {
    const entries = tiffDirectory(exif)
    return entries === undefined ? undefined : tiffDensity(entries)
  } catch {
    return undefined
  }
}

const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** PNG (ISO/IEC 15948): every chunk up to IEND must be there. */
function pngHead(content: Buffer): PictureHead | undefined {
  if (!content.subarray(0, PNG_MARK.length).equals(PNG_MARK)) return undefined
  const width = content.readUInt32BE(16)
  const height = content.readUInt32BE(20)
  let dpi: number | undefined
  for (let at = PNG_MARK.length; ; ) {
    const length = content.readUInt32BE(at)
    const type = content.toString('latin1', at + 4, at + 8)
    if (at + 12 + length > content.length) return undefined
    if (type === 'IEND') break
    if (type === 'pHYs' && length === 9 && content.readUInt8(at + 16) === 1) {
      dpi = plausible(content.readUInt32BE(at + 8) * METRES_PER_INCH)
    }
    at += 12 + length
  }
  return width > 0 && height > 0 ? { kind: 'png', width, height, dpi } : undefined
}

/** Tags of TIFF 6.0. */
const TIFF = {
  width: 256,
  height: 257,
  stripOffsets: 273,
  stripBytes: 279,
  xResolution: 282,
  unit: 296,
  tileOffsets: 324,
  tileBytes: 325,
} as const
const TIFF_TAGS = new Set<number>(Object.values(TIFF))

/** Bytes of a value by TIFF's number of its type; BYTE, SHORT, LONG and RATIONAL (1, 3, 4, 5) are read, the others only have to be there. */
const TIFF_TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** Values of one tag that are read at most: a page has a strip for every few rows. */
const MOST_TIFF_VALUES = 200_000

/**
 * The first directory of a TIFF: the values of its tags by their numbers; undefined when it is none.
 * @throws RangeError when a value lies beyond the end
 */
function tiffDirectory(content: Buffer): Map<number, number[]> | undefined {
  const order = content.toString('latin1', 0, 4)
  if (order !== 'II*\0' && order !== 'MM\0*') return undefined
  const isLittle = order.startsWith('I')
  const short = (at: number) => (isLittle ? content.readUInt16LE(at) : content.readUInt16BE(at))
  const long = (at: number) => (isLittle ? content.readUInt32LE(at) : content.readUInt32BE(at))
  const directory = long(4)
  const entries = new Map<number, number[]>()
  for (let index = 0; index < short(directory); index++) {
    const entry = directory + 2 + index * 12
    const type = short(entry + 2)
    const count = long(entry + 4)
    const bytes = TIFF_TYPE_BYTES[type] ?? 0
    const start = bytes * count <= 4 ? entry + 8 : long(entry + 8)
    if (start + bytes * count > content.length) throw new RangeError('a value lies beyond the end')
    const tag = short(entry)
    // Once and only what is asked for: a file made to keep us busy repeats long tags.
    if (!TIFF_TAGS.has(tag) || entries.has(tag)) continue
    if (![1, 3, 4, 5].includes(type) || count > MOST_TIFF_VALUES) continue
    const value = (at: number) => {
      if (type === 1) return content.readUInt8(at)
      if (type === 3) return short(at)
      if (type === 4) return long(at)
      return long(at) / long(at + 4)
    }
    entries.set(
      tag,
      Array.from({ length: count }, (_, number) => value(start + number * bytes)),
    )
  }
  return entries
}

/** The density in a directory of TIFF. */
function tiffDensity(entries: ReadonlyMap<number, readonly number[]>): number | undefined {
  const unit = entries.get(TIFF.unit)?.[0] ?? 2
  const density = entries.get(TIFF.xResolution)?.[0] ?? 0
  return unit === 1 ? undefined : plausible(density * (unit === 3 ? CENTIMETRES_PER_INCH : 1))
}

/** TIFF 6.0: the first directory, whose strips or tiles must all lie within the file and hold something. */
function tiffHead(content: Buffer): PictureHead | undefined {
  const entries = tiffDirectory(content)
  if (entries === undefined) return undefined
  const first = (tag: number) => entries.get(tag)?.[0]
  const offsets = entries.get(TIFF.stripOffsets) ?? entries.get(TIFF.tileOffsets) ?? []
  const sizes = entries.get(TIFF.stripBytes) ?? entries.get(TIFF.tileBytes) ?? []
  const isWhole =
    offsets.length > 0 &&
    sizes.length === offsets.length &&
    offsets.every((offset, index) => offset + (sizes[index] ?? 0) <= content.length) &&
    sizes.some((size) => size > 0)
  const width = first(TIFF.width) ?? 0
  const height = first(TIFF.height) ?? 0
  if (!isWhole || width <= 0 || height <= 0) return undefined
  return { kind: 'tiff', width, height, dpi: tiffDensity(entries) }
}
