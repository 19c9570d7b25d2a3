import { levelAt, type Plane } from './planes.ts'

/** Degrees to either side within which a page can lie askew; further is no accident of a feeder. */
const WIDEST = 10
/** Degrees between the angles that are all tried, and between those of the two climbs from the best of them to the top. */
const ROUGH_STEP = 0.5
const [FINE_STEP, FINEST_STEP] = [0.1, 0.02] as const
/** A climb takes no more steps to either side: the next rough angle would have been the better one. */
const LONGEST_CLIMB = 5
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
  const { degrees: rough, confidence } = roughly(inked)
  const points = darknessOf(ink, gray, upright)
  const near = climb(points, rough, FINE_STEP)
  const { degrees, before, top, after } = climb(points, near.degrees, FINEST_STEP)
  return { degrees: degrees + peakBetween(before, top, after) * FINEST_STEP, confidence }
}

/** The best of all angles at which a page can lie. */
function roughly(inked: Points): Skew {
  let best = { degrees: 0, sharpness: -1 }
  let sum = 0
  const tries = 1 + (2 * WIDEST) / ROUGH_STEP
  for (let count = 0; count < tries; count += 1) {
    const degrees = -WIDEST + count * ROUGH_STEP
    const sharpness = stepsOf(inked, degrees, 1)
    sum += sharpness
    if (sharpness > best.sharpness) best = { degrees, sharpness }
  }
  return { degrees: best.degrees, confidence: sum === 0 ? 0 : best.sharpness / (sum / tries) }
}

/** Goes uphill from an angle, step by step: sharpness falls evenly to both sides of the angle of a page. */
function climb(points: Points, from: number, step: number) {
  const at = (steps: number): number => sharpnessOf(points, from + steps * step)
  let place = 0
  let [before, top, after] = [at(-1), at(0), at(1)]
  while (Math.max(before, after) > top && Math.abs(place) < LONGEST_CLIMB) {
    if (after >= before) {
      place += 1
      ;[before, top, after] = [top, after, at(place + 1)]
    } else {
      place -= 1
      ;[before, top, after] = [at(place - 1), before, top]
    }
  }
  return { degrees: from + place * step, before, top, after }
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
function peakBetween(before: number, at: number, after: number): number {
  const bend = before - 2 * at + after
  return bend >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)))
}
