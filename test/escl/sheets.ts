import sharp from 'sharp'

/** A sheet in the mock scanner's feeder: pictures of its two sides, A4 upright, in any resolution. */
export interface Sheet {
  readonly front: Buffer
  /** White when left out. */
  readonly back?: Buffer
}

/** Dots of A4 at 100 dpi. */
const WIDTH = 827
const HEIGHT = 1_169

/** Rows and columns of the squares that a made-up side bears its number in. */
const BITS = 8
const SQUARE = 60
const LEFT = 120
const TOP = 200

/**
 * Sheets that can be told apart after scanning: each side bears its number, from 1, as a row of black squares (the bits of the number,
 * the highest first), over some lines of text.
 */
export function numberedSheets(count: number): Promise<Sheet[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      front: await numberedSide(2 * index + 1),
      back: await numberedSide(2 * index + 2),
    })),
  )
}

function numberedSide(number: number): Promise<Buffer> {
  const bits = Array.from({ length: BITS }, (_, bit) => (number >> (BITS - 1 - bit)) & 1)
  const squares = bits.map((bit, column) =>
    bit === 1 ? `<rect x="${LEFT + column * SQUARE}" y="${TOP}" width="${SQUARE}" height="${SQUARE}"/>` : '',
  )
  const lines = Array.from(
    { length: 12 },
    (_, line) => `<text x="120" y="${400 + line * 40}" font-size="24">Trang ${number}, dòng ${line + 1}</text>`,
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="white"/>
<circle cx="600" cy="950" r="90" fill="none" stroke="#c22" stroke-width="9"/>${squares.join('')}${lines.join('')}</svg>`
  return sharp(Buffer.from(drawing)).jpeg({ quality: 90 }).toBuffer()
}

/** The number that a scanned side bears; 0 for a white one. */
export async function numberOn(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture)
    .resize({ width: WIDTH, height: HEIGHT, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let number = 0
  for (let column = 0; column < BITS; column++) {
    const [x, y] = [LEFT + (column + 0.5) * SQUARE, TOP + SQUARE / 2]
    const dark = (data[Math.round(y) * info.width + Math.round(x)] ?? 255) < 128
    number = number * 2 + (dark ? 1 : 0)
  }
  return number
}
