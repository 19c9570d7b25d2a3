import { crc32, deflateSync } from 'node:zlib'

/** Dots of a drawing: how much ink lies on each, 0 to 255. */
interface Drawing {
  readonly width: number
  readonly height: number
  readonly ink: Buffer
}

type Point = readonly [x: number, y: number]

/** The handwriting of nobody: a line that looks like a signature. Transparent PNG. */
export function drawHandwriting(): Uint8Array<ArrayBuffer> {
  const drawing = blank(400, 180)
  const line: Point[] = []
  for (let step = 0; step <= 120; step += 1) {
    const along = step / 120
    const swing = Math.sin(along * 16) * (52 - along * 30) + Math.sin(along * 41) * 12
    line.push([24 + along * 350, 96 - along * 26 + swing])
  }
  drawLine(drawing, line, 2.6)
  drawLine(
    drawing,
    [
      [60, 156],
      [340, 142],
    ],
    2,
  )
  return pngOf(drawing)
}

/** A ring with a star that no agency has for its seal. Transparent PNG. */
export function drawSeal(): Uint8Array<ArrayBuffer> {
  const side = 320
  const drawing = blank(side, side)
  const around = (corners: number, radiusAt: (corner: number) => number): Point[] =>
    Array.from({ length: corners + 1 }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners - Math.PI / 2
      return [side / 2 + Math.cos(angle) * radiusAt(corner), side / 2 + Math.sin(angle) * radiusAt(corner)]
    })
  drawLine(
    drawing,
    around(120, () => 152),
    4,
  )
  drawLine(
    drawing,
    around(90, () => 104),
    2,
  )
  drawLine(
    drawing,
    around(10, (corner) => (corner % 2 === 0 ? 52 : 21)),
    3,
  )
  return pngOf(drawing)
}

function blank(width: number, height: number): Drawing {
  return { width, height, ink: Buffer.alloc(width * height) }
}

/** Draws a line of so many dots to each side, piece by piece: only dots near a piece are looked at. */
function drawLine({ width, height, ink }: Drawing, line: readonly Point[], reach: number): void {
  for (let index = 1; index < line.length; index += 1) {
    const [from = [0, 0], to = [0, 0]] = [line[index - 1], line[index]]
    const near = (one: number, other: number, most: number): readonly [number, number] => [
      Math.max(0, Math.floor(Math.min(one, other) - reach - 1)),
      Math.min(most - 1, Math.ceil(Math.max(one, other) + reach + 1)),
    ]
    const [left, right] = near(from[0], to[0], width)
    const [top, bottom] = near(from[1], to[1], height)
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) {
        const covered = Math.min(1, Math.max(0, 0.5 + reach - distance(from, to, x, y)))
        ink[y * width + x] = Math.max(ink[y * width + x] ?? 0, Math.round(255 * covered))
      }
    }
  }
}

function distance([fromX, fromY]: Point, [toX, toY]: Point, x: number, y: number): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY]
  const length = alongX * alongX + alongY * alongY || 1
  const part = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length))
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY)
}

/** Grey and alpha, 8 bits: black ink on nothing (ISO/IEC 15948). */
function pngOf({ width, height, ink }: Drawing): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 2 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width * 2 + 1) + 2 + x * 2] = ink[y * width + x] ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 4], 8)
  const file = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return new Uint8Array(file)
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
