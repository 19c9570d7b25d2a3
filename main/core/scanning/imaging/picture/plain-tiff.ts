/** What a TIFF says of its dots: one byte for each channel, the fourth how much of them is seen. */
interface PlainPicture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  /** ICC. */
  readonly profile: Uint8Array | undefined
}

/** Types of values (TIFF 6.0, section 2), with their bytes. */
const SHORT = { number: 3, bytes: 2 }
const LONG = { number: 4, bytes: 4 }
const UNDEFINED = { number: 7, bytes: 1 }

const RGB = 2
const UNASSOCIATED_ALPHA = 2
/** Of so many rows is a strip: few enough for whoever reads one at a time. */
const STRIP_ROWS = 64
const HEADER_BYTES = 8
const ENTRY_BYTES = 12

/**
 * An uncompressed TIFF (revision 6.0, little-endian): the plainest format that holds dots together with what their colours mean.
 * @param row the bytes of a row, counted from 0
 */
export function writePlainTiff(picture: PlainPicture, row: (y: number) => Uint8Array): Buffer {
  const { width, height, channels, profile } = picture
  const rowBytes = width * channels
  const strips = Math.ceil(height / STRIP_ROWS)
  const dotsAt = HEADER_BYTES
  const all = Array.from({ length: strips }, (_, strip) => strip * STRIP_ROWS)
  const tags: readonly (readonly [tag: number, type: typeof SHORT, values: Uint8Array | readonly number[]])[] = [
    [256, LONG, [width]],
    [257, LONG, [height]],
    [258, SHORT, Array.from({ length: channels }, () => 8)],
    [259, SHORT, [1]],
    [262, SHORT, [RGB]],
    [273, LONG, all.map((first) => dotsAt + first * rowBytes)],
    [277, SHORT, [channels]],
    [278, LONG, [STRIP_ROWS]],
    [279, LONG, all.map((first) => Math.min(STRIP_ROWS, height - first) * rowBytes)],
    ...(channels === 4 ? [[338, SHORT, [UNASSOCIATED_ALPHA]] as const] : []),
    ...(profile === undefined ? [] : [[34_675, UNDEFINED, profile] as const]),
  ]
  const directoryAt = even(dotsAt + rowBytes * height)
  const valuesAt = directoryAt + 2 + tags.length * ENTRY_BYTES + 4
  const beside = tags.reduce((sum, [, { bytes }, values]) => sum + even(bytes * values.length), 0)
  const file = Buffer.alloc(valuesAt + beside)
  file.write('II*\0', 'latin1')
  file.writeUInt32LE(directoryAt, 4)
  for (let y = 0; y < height; y += 1) file.set(row(y), dotsAt + y * rowBytes)
  file.writeUInt16LE(tags.length, directoryAt)
  let free = valuesAt
  tags.forEach(([tag, { number, bytes }, values], index) => {
    const entry = directoryAt + 2 + index * ENTRY_BYTES
    file.writeUInt16LE(tag, entry)
    file.writeUInt16LE(number, entry + 2)
    file.writeUInt32LE(values.length, entry + 4)
    const size = bytes * values.length
    const at = size <= 4 ? entry + 8 : free
    if (size > 4) {
      file.writeUInt32LE(free, entry + 8)
      free += even(size)
    }
    if (values instanceof Uint8Array) file.set(values, at)
    else for (const [place, value] of values.entries()) file.writeUIntLE(value, at + place * bytes, bytes)
  })
  return file
}

/** Values begin at whole words. */
function even(bytes: number): number {
  return bytes + (bytes % 2)
}
