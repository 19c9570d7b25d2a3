import type { PagePoint, PageQuad } from './page.ts'

/** The corners of a picture that is nothing but the sheet. */
export const WHOLE_PICTURE: PageQuad = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]

/** A corner of a {@link PageQuad} by its place: top left, top right, bottom right, bottom left. */
export type Corner = 0 | 1 | 2 | 3
export const CORNERS: readonly Corner[] = [0, 1, 2, 3]
/** The corner that follows each, clockwise, and the one before it. */
export const AFTER: Readonly<Record<Corner, Corner>> = { 0: 1, 1: 2, 2: 3, 3: 0 }
export const BEFORE: Readonly<Record<Corner, Corner>> = { 0: 3, 1: 0, 2: 1, 3: 2 }

/** The part of the picture that the smallest sheet takes up: smaller is a slip of the hand. */
const SMALLEST_PART = 0.01
/** Sine of the flattest angle between two sides that is still a corner, about 3 degrees. */
const FLATTEST = 0.05

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

/** The part of the picture within the corners, 0 to 1; negative when they run against the clock. */
export function partOfPicture(quad: PageQuad): number {
  let twice = 0
  for (const corner of CORNERS) {
    const [one, next] = [quad[corner], quad[AFTER[corner]]]
    twice += one.x * next.y - next.x * one.y
  }
  return twice / 2
}

/** Whether four corners can be those of a sheet: in their order, bulging at every corner, and not next to nothing. */
export function isSheet(quad: PageQuad): boolean {
  if (partOfPicture(quad) < SMALLEST_PART) return false
  return CORNERS.every((corner) => {
    const [before, at, after] = [quad[BEFORE[corner]], quad[corner], quad[AFTER[corner]]]
    const [inX, inY, outX, outY] = [at.x - before.x, at.y - before.y, after.x - at.x, after.y - at.y]
    return inX * outY - inY * outX > FLATTEST * Math.hypot(inX, inY) * Math.hypot(outX, outY)
  })
}

/**
 * The corners after one of them was moved, as far as the picture goes. Where they would no longer be those of a sheet, nothing
 * moves: the same quad is given back.
 */
export function moveCorner(quad: PageQuad, corner: Corner, to: PagePoint): PageQuad {
  const moved: [PagePoint, PagePoint, PagePoint, PagePoint] = [...quad]
  moved[corner] = { x: clamp(to.x), y: clamp(to.y) }
  return isSheet(moved) ? moved : quad
}
