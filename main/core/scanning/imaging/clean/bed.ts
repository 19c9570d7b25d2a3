import { type Looks, levelAt, localMeans, type Plane, partOf } from './planes.ts'

/** The frame along the edges of a picture where a bed is looked for, as a part of its shorter side. */
const FRAME = 0.012
/** Levels of 255 by which a bed differs from paper at least; a light bed is hardly another white. */
const LEAST_CONTRAST = 6
/** Grain is smoothed over so many dots to either side. */
const SMOOTHED = 2
/** Paper begins where so many of the next dots look like it. */
const [SEEN_OF, SEEN] = [8, 6]
/** A point belongs to a side within this many dots. */
const ON_LINE = 1.5
/** Part of the points of a side that must lie on its line. */
const LEAST_ON_LINE = 0.55
/** Opposite and neighbouring sides of a sheet may differ by so much from a rectangle: sine of about one and a half degrees. */
const CROOKED = 0.026
/** Part of the dots outside of the sheet that may look like paper; more, and the sheet was seen wrongly. */
const MOST_PAPER_OUTSIDE = 0.02

/** A side of the sheet: where it crosses, as `from + slope · along`, in dots of the judged picture. */
export interface Side {
  readonly from: number
  readonly slope: number
}

/** A sheet on the bed of a scanner. A side without bed is null: there the picture ends before the sheet does. */
export interface SheetOnBed {
  /** x along y. */
  readonly left: Side | null
  readonly right: Side | null
  /** y along x. */
  readonly top: Side | null
  readonly bottom: Side | null
  /** Degrees that its sides are turned to the right of upright. */
  readonly skew: number
}

/**
 * Finds the sheet on a dark or light bed by fitting a line to each of its sides; null where there is no bed, or where it isn't sure:
 * then nothing is cropped.
 */
export function findSheetOnBed({ colours }: Looks): SheetOnBed | null {
  const paper = colours.map((plane) => levelAt(middleOf(plane), 0.7))
  const bed = bedColour(colours, paper)
  if (bed === null) return null
  const planes = colours.map((plane) => localMeans(plane, SMOOTHED))
  const likeness = paperLikeness(planes, bed, paper)
  const left = fitSide(edges(likeness, false, false))
  const right = fitSide(edges(likeness, false, true))
  const top = fitSide(edges(likeness, true, false))
  const bottom = fitSide(edges(likeness, true, true))
  if ([left, right, top, bottom].includes('unsure')) return null
  const [sideLeft, sideRight, sideTop, sideBottom] = [left, right, top, bottom].map((side) =>
    typeof side === 'object' ? side : null,
  )
  // A sheet turned to the right leans to the left at the bottom, and its top falls to the right.
  const slopes = [
    ...[sideLeft, sideRight].map((side) => side && -side.slope),
    ...[sideTop, sideBottom].map((side) => side?.slope),
  ].filter((slope) => typeof slope === 'number')
  if (slopes.length === 0) return null
  if (Math.max(...slopes) - Math.min(...slopes) > CROOKED) return null
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length
  const sheet: SheetOnBed = {
    left: sideLeft ?? null,
    right: sideRight ?? null,
    top: sideTop ?? null,
    bottom: sideBottom ?? null,
    skew: (Math.atan(mean) * 180) / Math.PI,
  }
  return hasPaperOutside(likeness, sheet) ? null : sheet
}

/** Distance outside of a side in dots; negative inside. */
export function outside(sheet: SheetOnBed, x: number, y: number): number {
  let most = Number.NEGATIVE_INFINITY
  if (sheet.left !== null) most = Math.max(most, sheet.left.from + sheet.left.slope * y - x)
  if (sheet.right !== null) most = Math.max(most, x - sheet.right.from - sheet.right.slope * y)
  if (sheet.top !== null) most = Math.max(most, sheet.top.from + sheet.top.slope * x - y)
  if (sheet.bottom !== null) most = Math.max(most, y - sheet.bottom.from - sheet.bottom.slope * x)
  return most
}

function middleOf(plane: Plane): Plane {
  const { width, height } = plane
  const [left, top] = [Math.floor(width / 4), Math.floor(height / 4)]
  return partOf(plane, left, top, width - 2 * left, height - 2 * top)
}

/** What lies along the edges, where at least two sides agree on it; null where that is paper. */
function bedColour(planes: readonly Plane[], paper: readonly number[]): readonly number[] | null {
  const first = planes[0]
  if (first === undefined) return null
  const { width, height } = first
  const deep = Math.max(2, Math.round(Math.min(width, height) * FRAME))
  const sides = [
    { left: 0, top: 0, right: width, bottom: deep },
    { left: 0, top: height - deep, right: width, bottom: height },
    { left: 0, top: 0, right: deep, bottom: height },
    { left: width - deep, top: 0, right: width, bottom: height },
  ].map((box) => planes.map((plane) => medianIn(plane, box)))
  const unlike = sides.filter((colour) => distance(colour, paper) >= LEAST_CONTRAST)
  const [one] = unlike
  if (one === undefined || unlike.length < 2) return null
  const alike = unlike.filter((colour) => distance(colour, one) < Math.max(LEAST_CONTRAST, distance(one, paper) / 3))
  return alike.length < 2 ? null : one
}

function medianIn(plane: Plane, box: { left: number; top: number; right: number; bottom: number }): number {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const from = (box.top + y) * plane.width + box.left
    data.set(plane.data.subarray(from, from + width), y * width)
  }
  return levelAt({ width, height, data }, 0.5)
}

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((level, channel) => level - (other[channel] ?? 0)))
}

/** 1 for every dot that is on the paper's side between bed and paper. */
function paperLikeness(planes: readonly Plane[], bed: readonly number[], paper: readonly number[]): Plane {
  const [red, green, blue] = planes
  if (red === undefined || green === undefined || blue === undefined) throw new Error('a picture has three channels')
  const toward = paper.map((level, channel) => level - (bed[channel] ?? 0))
  const [r = 0, g = 0, b = 0] = toward
  const half = (r * r + g * g + b * b) / 2 + r * (bed[0] ?? 0) + g * (bed[1] ?? 0) + b * (bed[2] ?? 0)
  const data = new Uint8Array(red.data.length)
  for (let at = 0; at < data.length; at += 1) {
    if (r * (red.data[at] ?? 0) + g * (green.data[at] ?? 0) + b * (blue.data[at] ?? 0) > half) data[at] = 1
  }
  return { width: red.width, height: red.height, data }
}

interface EdgePoint {
  readonly along: number
  readonly at: number
}

/** Where the paper begins, seen from a side, for every row or column in which it begins at all. */
function edges({ width, height, data }: Plane, down: boolean, fromEnd: boolean): { points: EdgePoint[]; rows: number } {
  const [rows, length] = down ? [width, height] : [height, width]
  const points: EdgePoint[] = []
  for (let along = 0; along < rows; along += 1) {
    const isPaper = (step: number): boolean => {
      const at = fromEnd ? length - 1 - step : step
      return data[down ? at * width + along : along * width + at] === 1
    }
    for (let step = 0; step + SEEN_OF < length; step += 1) {
      if (!isPaper(step)) continue
      let seen = 0
      for (let next = 0; next < SEEN_OF; next += 1) if (isPaper(step + next)) seen += 1
      if (seen < SEEN) continue
      points.push({ along, at: fromEnd ? length - step : step })
      break
    }
  }
  return { points, rows: length }
}

/** The line on which most points of a side lie; null where the paper reaches the edge of the picture; unsure where there is none. */
function fitSide({ points, rows }: { points: EdgePoint[]; rows: number }): Side | null | 'unsure' {
  const inner = points.slice(Math.floor(points.length * 0.08), Math.ceil(points.length * 0.92))
  if (inner.length < 20) return 'unsure'
  const atEdge = inner.filter(({ at }) => at <= 1 || at >= rows - 1).length
  if (atEdge > inner.length * 0.6) return null
  let best: { side: Side; on: EdgePoint[] } | undefined
  // Pairs far apart, spread over the side: the same ones every time.
  for (let pair = 0; pair < 60; pair += 1) {
    const one = inner[Math.floor(((pair % 12) / 12) * inner.length * 0.45)]
    const other = inner[Math.floor((0.55 + (0.45 * ((pair * 7) % 60)) / 60) * inner.length)]
    if (one === undefined || other === undefined || other.along === one.along) continue
    const slope = (other.at - one.at) / (other.along - one.along)
    const side = { from: one.at - slope * one.along, slope }
    const on = inner.filter(({ along, at }) => Math.abs(at - side.from - slope * along) <= ON_LINE)
    if (best === undefined || on.length > best.on.length) best = { side, on }
  }
  if (best === undefined || best.on.length < LEAST_ON_LINE * inner.length) return 'unsure'
  return leastSquares(best.on)
}

function leastSquares(points: readonly EdgePoint[]): Side {
  const count = points.length
  const [meanAlong, meanAt] = [
    points.reduce((sum, { along }) => sum + along, 0) / count,
    points.reduce((sum, { at }) => sum + at, 0) / count,
  ]
  let [both, square] = [0, 0]
  for (const { along, at } of points) {
    both += (along - meanAlong) * (at - meanAt)
    square += (along - meanAlong) ** 2
  }
  const slope = square === 0 ? 0 : both / square
  return { from: meanAt - slope * meanAlong, slope }
}

function hasPaperOutside({ width, height, data }: Plane, sheet: SheetOnBed): boolean {
  let [out, paper] = [0, 0]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Every second dot tells as much.
      if (((x + y) & 1) === 1 || outside(sheet, x, y) <= 3) continue
      out += 1
      paper += data[y * width + x] ?? 0
    }
  }
  return paper > MOST_PAPER_OUTSIDE * out + 20
}
