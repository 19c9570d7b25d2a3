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
  const [width, height] = [400, 180]
  const line: Point[] = []
  for (let step = 0; step <= 120; step += 1) {
    const along = step / 120
    const swing = Math.sin(along * 16) * (52 - along * 30) + Math.sin(along * 41) * 12
    line.push([24 + along * 350, 96 - along * 26 + swing])
  }
  line.push([60, 150], [340, 138])
  return pngOf(drawn({ width, height }, (x, y) => distanceTo(line, x, y) - 2.6))
}

/** A ring with a star that no agency has for its seal. Transparent PNG. */
export function drawSeal(): Uint8Array<ArrayBuffer> {
  const side = 320
  const middle = side / 2
  const star = Array.from({ length: 11 }, (_, corner): Point => {
    const angle = (Math.PI * corner) / 5 - Math.PI / 2
    const radius = corner % 2 === 0 ? 52 : 21
    return [middle + Math.cos(angle) * radius, middle + Math.sin(angle) * radius]
  })
  return pngOf(
    drawn({ width: side, height: side }, (x, y) => {
      const radius = Math.hypot(x - middle, y - middle)
      return Math.min(Math.abs(radius - 152) - 4, Math.abs(radius - 104) - 2, distanceTo(star, x, y) - 3)
    }),
  )
}

/** @param edge distance of a dot from the ink's edge, negative within */
function drawn(
  size: { readonly width: number; readonly height: number },
  edge: (x: number, y: number) => number,
): Drawing {
  const ink = Buffer.alloc(size.width * size.height)
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      ink[y * size.width + x] = Math.round(255 * Math.min(1, Math.max(0, 0.5 - edge(x, y))))
    }
  }
  return { ...size, ink }
}

function distanceTo(line: readonly Point[], x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let index = 1; index < line.length; index += 1) {
    const [[fromX, fromY] = [0, 0], [toX, toY] = [0, 0]] = [line[index - 1], line[index]]
    const [alongX, alongY] = [toX - fromX, toY - fromY]
    const length = alongX * alongX + alongY * alongY || 1
    const part = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length))
    least = Math.min(least, Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY))
  }
  return least
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
