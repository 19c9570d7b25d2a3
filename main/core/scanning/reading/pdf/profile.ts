/** Fixed numbers of ICC profiles: 16 bits before the point and 16 behind. */
const fixed = (value: number): number => Math.round(value * 65_536)

/** sRGB's red, green and blue and its white under the light of profiles (D50), as IEC 61966-2-1 has them adapted. */
const WHITE = [0.9642, 1, 0.8249] as const
const PRIMARIES = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const

/** How many steps the curve of sRGB is told in. */
const CURVE_STEPS = 1_024

const HEADER_BYTES = 128

/**
 * The colour space sRGB as an ICC profile of version 2.1, which PDF/A-1 asks for: newer versions, as sharp writes them, are
 * refused by its validators. Made from the numbers of the standard; the same bytes every time.
 */
export function srgbProfile(): Uint8Array {
  const curve = curveTag()
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', pointTag(WHITE)],
    ['rXYZ', pointTag(PRIMARIES.rXYZ)],
    ['gXYZ', pointTag(PRIMARIES.gXYZ)],
    ['bXYZ', pointTag(PRIMARIES.bXYZ)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length, 0)
  const places = new Map<Buffer, number>()
  const parts: Buffer[] = []
  let place = HEADER_BYTES + table.length
  tags.forEach(([name, data], index) => {
    let at = places.get(data)
    if (at === undefined) {
      at = place
      places.set(data, at)
      const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
      parts.push(padded)
      place += padded.length
    }
    table.write(name, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(at, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
  })
  return Buffer.concat([headerOf(place), table, ...parts])
}

function headerOf(size: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(0x0210_0000, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  // A day of the standard, not of the making: equal input gives equal files.
  for (const [index, part] of [1999, 10, 18, 0, 0, 0].entries()) header.writeUInt16BE(part, 24 + 2 * index)
  header.write('acsp', 36, 'latin1')
  for (const [index, value] of WHITE.entries()) header.writeInt32BE(fixed(value), 68 + 4 * index)
  return header
}

function pointTag(values: readonly [number, number, number]): Buffer {
  const tag = Buffer.alloc(20)
  tag.write('XYZ ', 0, 'latin1')
  for (const [index, value] of values.entries()) tag.writeInt32BE(fixed(value), 8 + 4 * index)
  return tag
}

function textTag(text: string): Buffer {
  return Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${text}\0`, 'latin1')])
}

function descriptionTag(text: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 1)
  // Behind the ASCII text follow an empty one in Unicode and an empty one for old Macintoshes.
  const others = Buffer.alloc(4 + 4 + 2 + 1 + 67)
  return Buffer.concat([Buffer.from('desc\0\0\0\0', 'latin1'), length, Buffer.from(`${text}\0`, 'latin1'), others])
}

function curveTag(): Buffer {
  const tag = Buffer.alloc(12 + 2 * CURVE_STEPS)
  tag.write('curv', 0, 'latin1')
  tag.writeUInt32BE(CURVE_STEPS, 8)
  for (let step = 0; step < CURVE_STEPS; step += 1) {
    const value = step / (CURVE_STEPS - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    tag.writeUInt16BE(Math.round(linear * 65_535), 12 + 2 * step)
  }
  return tag
}
