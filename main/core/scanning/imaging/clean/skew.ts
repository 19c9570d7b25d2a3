import type { Plane } from './planes.ts'

/** Degrees to either side within which a page can lie askew; further is no accident of a feeder. */
const WIDEST = 10
/** Steps in degrees, each around the best of the one before. */
const STEPS = [0.5, 0.1, 0.02] as const
/** So much sharper than the mean of all angles the best one must be to be believed. */
export const SURE_FROM = 2.2

/** The angle of a page's lines. */
export interface Skew {
  /** Degrees that the page is turned to the right of upright. */
  readonly degrees: number
  /** How much sharper its lines stand out at this angle than on the mean of all: below {@link SURE_FROM} it is a guess. */
  readonly confidence: number
}

/**
 * The angle at which lines of text lie, by the sharpness of the projection of their ink (Postl 1986): seen along the lines, ink and
 * gaps between lines stand apart most.
 * @param upright false looks for lines that run from top to bottom
 */
export function findSkew(ink: Plane, upright = true): Skew {
  const points = pointsOf(ink, upright)
  if (points.count < 200) return { degrees: 0, confidence: 0 }
  let best = { degrees: 0, sharpness: -1 }
  let sum = 0
  let tried = 0
  let [from, to] = [-WIDEST, WIDEST]
  const sharpnessAt = new Map<number, number>()
  for (const step of STEPS) {
    for (let count = 0; count <= Math.round((to - from) / step); count += 1) {
      const degrees = from + count * step
      const sharpness = sharpnessOf(points, degrees)
      sharpnessAt.set(Math.round(degrees * 1_000), sharpness)
      if (step === STEPS[0]) {
        sum += sharpness
        tried += 1
      }
      if (sharpness > best.sharpness) best = { degrees, sharpness }
    }
    from = best.degrees - step
    to = best.degrees + step
  }
  const near = (by: number): number | undefined => sharpnessAt.get(Math.round((best.degrees + by) * 1_000))
  return {
    degrees: best.degrees + peakBetween(near(-0.02), best.sharpness, near(0.02)) * 0.02,
    confidence: sum === 0 ? 0 : best.sharpness / (sum / tried),
  }
}

interface Points {
  readonly count: number
  readonly along: Float32Array
  readonly across: Float32Array
  readonly extent: number
}

function pointsOf({ width, height, data }: Plane, upright: boolean): Points {
  let count = 0
  for (let dot = 0; dot < data.length; dot += 1) count += data[dot] ?? 0
  const along = new Float32Array(count)
  const across = new Float32Array(count)
  let at = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] !== 1) continue
      along[at] = upright ? x - width / 2 : height / 2 - y
      across[at] = upright ? y - height / 2 : x - width / 2
      at += 1
    }
  }
  return { count, along, across, extent: width + height }
}

/** Sum of squared steps from each row of the projection to the next. A dot counts for the two rows it lies between. */
function sharpnessOf({ count, along, across, extent }: Points, degrees: number): number {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const rows = new Float64Array(extent + 2)
  const middle = extent / 2
  for (let point = 0; point < count; point += 1) {
    const row = (across[point] ?? 0) * cos - (along[point] ?? 0) * sin + middle
    const upper = row | 0
    const part = row - upper
    rows[upper] = (rows[upper] ?? 0) + 1 - part
    rows[upper + 1] = (rows[upper + 1] ?? 0) + part
  }
  let sum = 0
  for (let row = 1; row < rows.length; row += 1) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2
  return sum
}

/** Where the top of a parabola through three equally spaced values lies, in steps from the middle one. */
function peakBetween(before: number | undefined, at: number, after: number | undefined): number {
  if (before === undefined || after === undefined) return 0
  const bend = before - 2 * at + after
  return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)))
}
