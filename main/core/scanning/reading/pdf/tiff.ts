/** Types of the fields of a TIFF. */
const [SHORT, LONG, RATIONAL] = [3, 4, 5] as const
const ENTRY_BYTES = 12
const HEAD_BYTES = 8

/** A TIFF (6.0) around what CCITT Group 4 packed, so that a decoder of pictures reads it: one strip, black where a bit is set. */
export function tiffOfG4(
  packed: Uint8Array,
  { width, height, dpi }: { readonly width: number; readonly height: number; readonly dpi: number },
): Buffer {
  const count = 12
  const rationalAt = HEAD_BYTES + 2 + count * ENTRY_BYTES + 4
  const stripAt = rationalAt + 8
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 1],
    // CCITT Group 4
    [259, SHORT, 4],
    // White is zero.
    [262, SHORT, 0],
    [273, LONG, stripAt],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, LONG, packed.length],
    [282, RATIONAL, rationalAt],
    [283, RATIONAL, rationalAt],
    // Dots per inch
    [296, SHORT, 2],
  ]
  const head = Buffer.alloc(stripAt)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(HEAD_BYTES, 4)
  head.writeUInt16LE(count, HEAD_BYTES)
  entries.forEach(([tag, type, value], place) => {
    const at = HEAD_BYTES + 2 + place * ENTRY_BYTES
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(1, at + 4)
    if (type === SHORT) head.writeUInt16LE(value, at + 8)
    else head.writeUInt32LE(value, at + 8)
  })
  head.writeUInt32LE(dpi, rationalAt)
  head.writeUInt32LE(1, rationalAt + 4)
  return Buffer.concat([head, packed])
}
