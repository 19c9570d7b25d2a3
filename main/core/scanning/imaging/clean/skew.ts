import { levelAt, type Plane } from './planes.ts'

/** Degrees to either side within which a page can lie askew; further is no accident of a feeder. */
const WIDEST = 10
/** Steps in degrees, each around the best of the one before. */
const STEPS = [0.5, 0.1, 0.02] as const
/** Part of all dots that are no brighter than paper is. */
const PAPER_SHARE = 0.7
/** Fewer dots of ink tell nothing. */
const FEWEST_POINTS = 200
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
 * gaps between lines stand apart most. What is ink tells it roughly; how dark the dots are tells it to a hundredth of a degree, since whole dots of a
 * line that hardly falls lie in as few rows as those of one that doesn't.
 * @param ink 1 for every dot that is ink
 * @param gray the same picture's brightness
 * @param upright false looks for lines that run from top to bottom
 */
export function findSkew(ink: Plane, gray: Plane, upright = true): Skew {
  const inked = pointsOf(ink, upright)
  if (inked.count < FEWEST_POINTS) return { degrees: 0, confidence: 0 }
  let best = { degrees: 0, sharpness: -1 }
  let roughly = 0
  let sum = 0
  let tried = 0
  let [from, to] = [-WIDEST, WIDEST]
  let points = inked
  const sharpnessAt = new Map<number, number>()
  for (const step of STEPS) {
    for (let count = 0; count <= Math.round((to - from) / step); count += 1) {
      const degrees = from + count * step
      const sharpness = step === STEPS[0] ? stepsOf(points, degrees, 1) : sharpnessOf(points, degrees)
      sharpnessAt.set(Math.round(degrees * 1_000), sharpness)
      if (step === STEPS[0]) {
        sum += sharpness
        tried += 1
      }
      if (sharpness > best.sharpness) best = { degrees, sharpness }
    }
    from = best.degrees - step
    to = best.degrees + step
    if (step !== STEPS[0]) continue
    roughly = best.sharpness
    points = darknessOf(ink, gray, upright)
    best = { degrees: best.degrees, sharpness: -1 }
    sharpnessAt.clear()
  }
  const near = (by: number): number | undefined => sharpnessAt.get(Math.round((best.degrees + by) * 1_000))
  return {
    degrees: best.degrees + peakBetween(near(-0.02), best.sharpness, near(0.02)) * 0.02,
    confidence: sum === 0 ? 0 : roughly / (sum / tried),
  }
}

interface Points {
  readonly count: number
  readonly along: Float32Array
  readonly across: Float32Array
  /** How much each counts. */
  readonly weights: Float32Array
  readonly extent: number
}

/** Every dot of ink, one as much as the other. */
function pointsOf(ink: Plane, upright: boolean): Points {
  const points = placesOf(ink, upright)
  points.weights.fill(1)
  return points
}

/** Every dot of ink and those across the line beside it, each as much as it is darker than paper. */
function darknessOf(ink: Plane, gray: Plane, upright: boolean): Points {
  const { width, height, data } = ink
  const paper = levelAt(gray, PAPER_SHARE)
  const beside = upright ? width : 1
  const near = data.slice()
  for (let at = data.indexOf(1); at >= 0; at = data.indexOf(1, at + 1)) {
    if (at >= beside) near[at - beside] = 1
    if (at + beside < near.length) near[at + beside] = 1
  }
  const points = placesOf({ width, height, data: near }, upright)
  const { weights } = points
  for (let at = near.indexOf(1), point = 0; at >= 0; at = near.indexOf(1, at + 1), point += 1) {
    weights[point] = Math.max(0, paper - (gray.data[at] ?? 0)) / 255
  }
  return points
}

/** Where the dots that are 1 lie, from the middle of the picture. */
function placesOf({ width, height, data }: Plane, upright: boolean): Points {
  let count = 0
  for (let dot = 0; dot < data.length; dot += 1) count += data[dot] ?? 0
  const along = new Float32Array(count)
  const across = new Float32Array(count)
  let point = 0
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (data[at] !== 1) continue
      along[point] = upright ? x - width / 2 : height / 2 - y
      across[point] = upright ? y - height / 2 : x - width / 2
      point += 1
    }
  }
  return { count, along, across, weights: new Float32Array(count), extent: width + height }
}

/**
 * Sum of squared steps from each row of the projection to the next. A dot is spread over the three rows around it (quadratic B-spline), once with the
 * rows as they are and once half a row lower: else lines that lie on whole rows, as all do at 0°, would stand out by that alone.
 */
function sharpnessOf(points: Points, degrees: number): number {
  return stepsOf(points, degrees, 1) + stepsOf(points, degrees, 1.5)
}

function stepsOf({ count, along, across, weights, extent }: Points, degrees: number, lower: number): number {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const rows = new Float64Array(extent + 5)
  const middle = extent / 2 + lower
  for (let point = 0; point < count; point += 1) {
    const row = (across[point] ?? 0) * cos - (along[point] ?? 0) * sin + middle
    const nearest = row | 0
    const part = row - nearest
    const weight = weights[point] ?? 0
    const above = 0.5 * (1 - part) * (1 - part) * weight
    const below = 0.5 * part * part * weight
    rows[nearest - 1] = (rows[nearest - 1] ?? 0) + above
    rows[nearest] = (rows[nearest] ?? 0) + weight - above - below
    rows[nearest + 1] = (rows[nearest + 1] ?? 0) + below
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
