import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AFTER,
  CORNERS,
  type Dots,
  findSheet,
  isSheet,
  moveCorner,
  type PagePoint,
  type PageQuad,
  partOfPicture,
  WHOLE_PICTURE,
} from '../../../shared/scanning/index.ts'
import { checkProperty } from '../../property.ts'

type Colour = readonly [number, number, number]
const PAPER: Colour = [232, 230, 226]
const TABLE: Colour = [92, 74, 58]
const LIGHT_WOOD: Colour = [226, 196, 150]

const isWithin = (quad: PageQuad, x: number, y: number): boolean =>
  CORNERS.every((corner) => {
    const [from, to] = [quad[corner], quad[AFTER[corner]]]
    return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0
  })

/** A photograph of a sheet with lines of print on a table, with noise as cameras make it in bad light. */
function photograph(quad: PageQuad, table: Colour = TABLE, noise = 6, light = 1, width = 640, height = 480): Dots {
  const data = new Uint8ClampedArray(width * height * 4)
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648 - 0.5
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [across, down] = [(x + 0.5) / width, (y + 0.5) / height]
      const onPaper = isWithin(quad, across, down)
      const isInk = onPaper && y % 12 < 2 && x % 7 < 5 && isWithin(shrunk(quad), across, down)
      const colour = onPaper ? (isInk ? ([40, 40, 44] as const) : PAPER) : table
      const shift = random() * 2 * noise
      for (const channel of [0, 1, 2] as const) {
        data[(y * width + x) * 4 + channel] = colour[channel] * light + shift
      }
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { data, channels: 4, width, height }
}

/** The printed part of a sheet. */
function shrunk(quad: PageQuad): PageQuad {
  const middle = { x: quad.reduce((sum, { x }) => sum + x, 0) / 4, y: quad.reduce((sum, { y }) => sum + y, 0) / 4 }
  const nearer = ({ x, y }: PagePoint): PagePoint => ({
    x: middle.x + (x - middle.x) * 0.8,
    y: middle.y + (y - middle.y) * 0.8,
  })
  return [nearer(quad[0]), nearer(quad[1]), nearer(quad[2]), nearer(quad[3])]
}

/** How far the corner that is farthest off lies from where it should be, as a part of the picture. */
function worstCorner(found: PageQuad | undefined, expected: PageQuad): number {
  if (!found) return Number.POSITIVE_INFINITY
  return Math.max(...CORNERS.map((corner) => distance(found[corner], expected[corner])))
}

const distance = (one: PagePoint, other: PagePoint): number => Math.hypot(one.x - other.x, one.y - other.y)

const point = (x: number, y: number, spread: number): fc.Arbitrary<PagePoint> =>
  fc.record({
    x: fc.double({ min: x - spread, max: x + spread, noNaN: true }),
    y: fc.double({ min: y - spread, max: y + spread, noNaN: true }),
  })
const sheets: fc.Arbitrary<PageQuad> = fc.tuple(
  point(0.25, 0.17, 0.07),
  point(0.75, 0.17, 0.07),
  point(0.78, 0.85, 0.07),
  point(0.22, 0.85, 0.07),
)

describe('the sheet in a photograph', () => {
  it('is found to a hundredth of the picture, wherever its corners are', () => {
    checkProperty(
      fc.property(sheets, (quad) => {
        const found = findSheet(photograph(quad))
        expect(worstCorner(found?.quad, quad)).toBeLessThan(0.01)
        expect(found?.whole).toBe(true)
      }),
      40,
    )
  })

  it('is found on a light wooden table, and in little light with much noise', () => {
    const quad: PageQuad = [
      { x: 0.24, y: 0.12 },
      { x: 0.77, y: 0.15 },
      { x: 0.8, y: 0.9 },
      { x: 0.2, y: 0.88 },
    ]
    expect(worstCorner(findSheet(photograph(quad, LIGHT_WOOD))?.quad, quad)).toBeLessThan(0.01)
    expect(worstCorner(findSheet(photograph(quad, TABLE, 18, 0.35))?.quad, quad)).toBeLessThan(0.02)
  })

  it('is not whole when it reaches beyond the picture', () => {
    const quad: PageQuad = [
      { x: 0.25, y: 0 },
      { x: 0.75, y: 0 },
      { x: 0.75, y: 0.8 },
      { x: 0.25, y: 0.8 },
    ]
    expect(findSheet(photograph(quad))?.whole).toBe(false)
  })

  it('is not imagined: an empty table has none, nor has noise, nor a round plate', () => {
    expect(
      findSheet({ data: new Uint8Array(320 * 240).fill(90), channels: 1, width: 320, height: 240 }),
    ).toBeUndefined()
    const noise = Uint8Array.from({ length: 320 * 240 }, (_, index) => (index * 7_919) % 251)
    expect(findSheet({ data: noise, channels: 1, width: 320, height: 240 })).toBeUndefined()
    const plate = Uint8Array.from({ length: 320 * 240 }, (_, index) =>
      Math.hypot((index % 320) - 160, Math.floor(index / 320) - 120) < 90 ? 230 : 60,
    )
    expect(findSheet({ data: plate, channels: 1, width: 320, height: 240 })).toBeUndefined()
    expect(findSheet({ data: new Uint8Array(0), channels: 1, width: 0, height: 0 })).toBeUndefined()
  })
})

describe('corners set by hand', () => {
  const anywhere = fc.record({
    x: fc.double({ min: -1, max: 2, noNaN: true }),
    y: fc.double({ min: -1, max: 2, noNaN: true }),
  })

  it('are those of a sheet whatever is done to them', () => {
    checkProperty(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...CORNERS), anywhere), { maxLength: 30 }), (moves) => {
        const quad = moves.reduce<PageQuad>((now, [corner, to]) => moveCorner(now, corner, to), WHOLE_PICTURE)
        expect(isSheet(quad)).toBe(true)
        for (const { x, y } of quad) expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 1).toBe(true)
      }),
    )
  })

  it('go where they are put, and as far as the picture goes', () => {
    expect(moveCorner(WHOLE_PICTURE, 0, { x: 0.2, y: -3 })[0]).toEqual({ x: 0.2, y: 0 })
    expect(partOfPicture(WHOLE_PICTURE)).toBe(1)
    expect(moveCorner(WHOLE_PICTURE, 0, { x: 1, y: 1 })).toBe(WHOLE_PICTURE)
  })
})
