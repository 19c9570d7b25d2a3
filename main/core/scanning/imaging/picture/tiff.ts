/** Types of values (TIFF 6.0, section 2), with their bytes. */
const SHORT = { number: 3, bytes: 2 }
const LONG = { number: 4, bytes: 4 }
/** A whole number over one. */
const RATIONAL = { number: 5, bytes: 8 }
const UNDEFINED = { number: 7, bytes: 1 }

type Field = readonly [tag: number, type: typeof SHORT, values: Uint8Array | readonly number[]]

const [UNCOMPRESSED, GROUP_4] = [1, 4]
const [WHITE_IS_ZERO, RGB] = [0, 2]
const UNASSOCIATED_ALPHA = 2
const DOTS_PER_INCH = 2
/** Of so many rows is a strip: few enough for whoever reads one at a time. */
const STRIP_ROWS = 64
const HEADER_BYTES = 8
const ENTRY_BYTES = 12

/** What a TIFF says of its dots: one byte for each channel, the fourth how much of them is seen. */
interface PlainPicture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  /** ICC. */
  readonly profile: Uint8Array | undefined
}

/**
 * An uncompressed TIFF (revision 6.0, little-endian): the plainest format that holds dots together with what their colours mean.
 * @param row the bytes of a row, counted from 0
 */
export function writePlainTiff(picture: PlainPicture, row: (y: number) => Uint8Array): Buffer {
  const { width, height, channels, profile } = picture
  const rowBytes = width * channels
  const firstRows = Array.from({ length: Math.ceil(height / STRIP_ROWS) }, (_, strip) => strip * STRIP_ROWS)
  const fields: readonly Field[] = [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, Array.from({ length: channels }, () => 8)],
    [259, SHORT, [UNCOMPRESSED]],
    [262, SHORT, [RGB]],
    [273, LONG, firstRows.map((first) => HEADER_BYTES + first * rowBytes)],
    [277, SHORT, [channels]],
    [278, LONG, [STRIP_ROWS]],
    [279, LONG, firstRows.map((first) => Math.min(STRIP_ROWS, height - first) * rowBytes)],
    ...(channels === 4 ? [[338, SHORT, [UNASSOCIATED_ALPHA]] as const] : []),
    ...(profile === undefined ? [] : [[34_675, UNDEFINED, profile] as const]),
  ]
  const file = writeTiff(rowBytes * height, fields)
  for (let y = 0; y < height; y += 1) file.set(row(y), HEADER_BYTES + y * rowBytes)
  return file
}

/** A page in black and white as CCITT Group 4 packs it, one strip, black where a bit is set. */
export interface PackedPage {
  readonly packed: Uint8Array
  readonly width: number
  readonly height: number
  /** Dots per inch. */
  readonly dpi: number
}

/** A TIFF around what CCITT Group 4 packed, so that a decoder of pictures reads it. */
export function writeG4Tiff({ packed, width, height, dpi }: PackedPage): Buffer {
  const file = writeTiff(packed.length, [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, [1]],
    [259, SHORT, [GROUP_4]],
    [262, SHORT, [WHITE_IS_ZERO]],
    [273, LONG, [HEADER_BYTES]],
    [277, SHORT, [1]],
    [278, LONG, [height]],
    [279, LONG, [packed.length]],
    [282, RATIONAL, [dpi]],
    [283, RATIONAL, [dpi]],
    [296, SHORT, [DOTS_PER_INCH]],
  ])
  file.set(packed, HEADER_BYTES)
  return file
}

/** The file with room for so many bytes of dots behind its header; its directory comes after them. */
function writeTiff(dotsBytes: number, fields: readonly Field[]): Buffer {
  const directoryAt = even(HEADER_BYTES + dotsBytes)
  const valuesAt = directoryAt + 2 + fields.length * ENTRY_BYTES + 4
  const beside = fields.reduce((sum, [, { bytes }, values]) => sum + even(bytes * values.length), 0)
  const file = Buffer.alloc(valuesAt + beside)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(directoryAt, 4)
  file.writeUInt16LE(fields.length, directoryAt)
  let free = valuesAt
  fields.forEach(([tag, type, values], index) => {
    const entry = directoryAt + 2 + index * ENTRY_BYTES
    file.writeUInt16LE(tag, entry)
    file.writeUInt16LE(type.number, entry + 2)
    file.writeUInt32LE(values.length, entry + 4)
    const size = type.bytes * values.length
    const at = size <= 4 ? entry + 8 : free
    if (size > 4) {
      file.writeUInt32LE(free, entry + 8)
      free += even(size)
    }
    writeValues(file, at, type, values)
  })
  return file
}

function writeValues(file: Buffer, at: number, type: typeof SHORT, values: Uint8Array | readonly number[]): void {
  if (values instanceof Uint8Array) {
    file.set(values, at)
    return
  }
  for (const [place, value] of values.entries()) {
    const to = at + place * type.bytes
    file.writeUIntLE(value, to, Math.min(4, type.bytes))
    if (type === RATIONAL) file.writeUInt32LE(1, to + 4)
  }
}

/** Values begin at whole words. */
function even(bytes: number): number {
  return bytes + (bytes % 2)
}
