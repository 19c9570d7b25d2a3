import type { PagePoint, PageQuad } from './page.ts'
import { AFTER, BEFORE, CORNERS, type Corner, isSheet, partOfPicture } from './quad.ts'

/** Dots of a picture, row by row: gray, or red, green and blue with or without transparency after them. */
export interface Dots {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly channels: 1 | 3 | 4
  readonly width: number
  readonly height: number
}

/** A sheet that was seen in a picture. */
export interface FoundSheet {
  readonly quad: PageQuad
  /** Whether all of it is in the picture: no side lies along the edge. */
  readonly whole: boolean
}

/** The picture is looked at in this many dots along its longer side: corners to about a four-hundredth of it. */
const LOOKED_AT = 240
/** Levels of 255 by which paper must be lighter than what it lies on. */
const LEAST_CONTRAST = 22
const LEAST_PART = 0.08
/** How much of the quad must be light (print and seals are not), and how much the outline may differ from four straight sides. */
const LEAST_FILLED = 0.62
const MOST_BULGE = 0.09
/** Part of a side at each end that is left out when the side is fitted: corners of paper are bent. */
const BENT_ENDS = 0.08
/** So near to the edge of the picture, as a part of it, a corner counts as cut off. */
const AT_EDGE = 0.006

interface Plane {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * Finds the sheet of paper in a photograph: the largest light, four-cornered thing. Quick (about two milliseconds) rather than
 * exact, for a live outline; undefined where nothing has four corners. White paper is told from a light wooden table by its darkest
 * channel, and failing that by brightness alone.
 */
export function findSheet(dots: Dots): FoundSheet | undefined {
  for (const measure of dots.channels === 1 ? [darkestChannel] : [darkestChannel, brightness]) {
    const found = findLightSheet(shrink(dots, measure))
    if (found) return found
  }
  return undefined
}

type Measure = (data: Dots['data'], at: number, channels: number) => number

function darkestChannel(data: Dots['data'], at: number, channels: number): number {
  const first = data[at] ?? 0
  return channels === 1 ? first : Math.min(first, data[at + 1] ?? 0, data[at + 2] ?? 0)
}

function brightness(data: Dots['data'], at: number): number {
  return ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
}

/** One level a dot, in means of blocks. */
function shrink({ data, channels, width, height }: Dots, measure: Measure): Plane {
  const by = Math.max(1, Math.ceil(Math.max(width, height) / LOOKED_AT))
  const [across, down] = [Math.floor(width / by), Math.floor(height / by)]
  const small = new Uint8Array(across * down)
  // Four dots of a block stand for it: a mean over all of them would cost more than everything after it.
  const [near, far] = [by >> 2, (by * 3) >> 2]
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0
      for (const dy of [near, far]) {
        for (const dx of [near, far]) {
          sum += measure(data, ((y * by + dy) * width + x * by + dx) * channels, channels)
        }
      }
      small[y * across + x] = sum >> 2
    }
  }
  return { data: small, width: across, height: down }
}

function findLightSheet(plane: Plane): FoundSheet | undefined {
  const { width, height } = plane
  if (width < 8 || height < 8) return undefined
  const level = splitLevel(plane.data)
  if (level === undefined) return undefined
  const region = largestLightRegion(plane, level)
  if (region.dots < LEAST_PART * width * height) return undefined
  const hull = hullOf(region.ends)
  const corners = largestQuad(hull)
  if (corners === undefined) return undefined
  const quad = fitSides(hull, corners, width, height)
  if (!isSheet(quad)) return undefined
  const dots = partOfPicture(quad) * width * height
  if (dots < LEAST_PART * width * height || region.dots < LEAST_FILLED * dots) return undefined
  if (Math.abs(areaOf(hull) / dots - 1) > MOST_BULGE || !looksStraight(quad, width, height)) return undefined
  const atEdge = ({ x, y }: PagePoint): boolean => Math.min(x, y, 1 - x, 1 - y) < AT_EDGE
  return { quad, whole: !quad.some(atEdge) }
}

/** The level between dark and light that splits them best (Otsu); undefined where there is little to split. */
function splitLevel(data: Uint8Array): number | undefined {
  const counts = new Uint32Array(256)
  let sum = 0
  for (const value of data) {
    counts[value] = (counts[value] ?? 0) + 1
    sum += value
  }
  let [below, sumBelow, best, level, contrast] = [0, 0, -1, 0, 0]
  for (let value = 0; value < 255; value += 1) {
    const count = counts[value] ?? 0
    below += count
    sumBelow += value * count
    const above = data.length - below
    if (below === 0 || above === 0) continue
    const apart = (sum - sumBelow) / above - sumBelow / below
    const spread = below * above * apart * apart
    if (spread > best) [best, level, contrast] = [spread, value, apart]
  }
  return contrast < LEAST_CONTRAST ? undefined : level
}

interface Region {
  readonly dots: number
  /** The first and last dot of every row, as points of the plane. */
  readonly ends: readonly PagePoint[]
}

function largestLightRegion({ data, width, height }: Plane, level: number): Region {
  const seen = new Uint8Array(data.length)
  const open = new Int32Array(data.length)
  let largest: { dots: number; first: Int32Array; last: Int32Array } | undefined
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 0) <= level) continue
    const first = new Int32Array(height).fill(width)
    const last = new Int32Array(height).fill(-1)
    let dots = 0
    let count = 1
    open[0] = start
    seen[start] = 1
    while (count > 0) {
      count -= 1
      const at = open[count] ?? 0
      const x = at % width
      const y = (at - x) / width
      dots += 1
      if (x < (first[y] ?? 0)) first[y] = x
      if (x > (last[y] ?? 0)) last[y] = x
      for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
        if (next < 0 || next >= data.length || seen[next] === 1 || (data[next] ?? 0) <= level) continue
        seen[next] = 1
        open[count] = next
        count += 1
      }
    }
    if (largest === undefined || dots > largest.dots) largest = { dots, first, last }
  }
  if (largest === undefined) return { dots: 0, ends: [] }
  const { first, last } = largest
  const ends: PagePoint[] = []
  for (let y = 0; y < height; y += 1) {
    const [from, to] = [first[y] ?? 0, last[y] ?? -1]
    // The outer edges of the dots, so that a sheet at the edge of the picture reaches it.
    if (to >= from) ends.push({ x: from, y }, { x: to + 1, y }, { x: from, y: y + 1 }, { x: to + 1, y: y + 1 })
  }
  return { dots: largest.dots, ends }
}

const turn = (a: PagePoint, b: PagePoint, c: PagePoint): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** The convex outline of points, clockwise on the screen. */
function hullOf(points: readonly PagePoint[]): PagePoint[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y)
  const half = (along: readonly PagePoint[]): PagePoint[] => {
    const chain: PagePoint[] = []
    for (const point of along) {
      for (;;) {
        const [last, before] = [chain.at(-1), chain.at(-2)]
        if (last === undefined || before === undefined || turn(before, last, point) > 0) break
        chain.pop()
      }
      chain.push(point)
    }
    chain.pop()
    return chain
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function areaOf(outline: readonly PagePoint[]): number {
  let twice = 0
  outline.forEach((one, index) => {
    const next = outline[(index + 1) % outline.length] ?? one
    twice += one.x * next.y - next.x * one.y
  })
  return twice / 2
}

/** The four corners of an outline with the most between them: over every diagonal, the farthest point on either side. */
function largestQuad(hull: readonly PagePoint[]): readonly PagePoint[] | undefined {
  const farthest = (from: number, to: number, a: PagePoint, b: PagePoint) => {
    let best: { point: PagePoint; area: number } | undefined
    for (let index = from; index < to; index += 1) {
      const point = hull[index % hull.length]
      if (point === undefined) continue
      const area = Math.abs(turn(a, b, point))
      if (best === undefined || area > best.area) best = { point, area }
    }
    return best
  }
  let largest: { corners: readonly PagePoint[]; area: number } | undefined
  for (let one = 0; one < hull.length; one += 1) {
    for (let other = one + 2; other < hull.length; other += 1) {
      const [a, b] = [hull[one], hull[other]]
      if (a === undefined || b === undefined) continue
      const [right, left] = [farthest(one + 1, other, a, b), farthest(other + 1, one + hull.length, a, b)]
      if (right === undefined || left === undefined) continue
      const area = right.area + left.area
      if (largest === undefined || area > largest.area) largest = { corners: [a, right.point, b, left.point], area }
    }
  }
  return largest?.corners
}

interface Line {
  readonly at: PagePoint
  readonly along: PagePoint
}

/** Lays a line through every side of the outline and takes where they cross; bent or torn corners do not count. */
function fitSides(hull: readonly PagePoint[], corners: readonly PagePoint[], width: number, height: number): PageQuad {
  const rough = startTopLeft(corners)
  const sides = rough.map((from, index) => fitLine(hull, from, rough[(index + 1) % 4] ?? from))
  const cross = (corner: Corner): PagePoint => {
    const [before, after] = [sides[BEFORE[corner]], sides[corner]]
    const point = (before && after && crossing(before, after)) ?? rough[corner] ?? { x: 0, y: 0 }
    return { x: Math.min(1, Math.max(0, point.x / width)), y: Math.min(1, Math.max(0, point.y / height)) }
  }
  return [cross(0), cross(1), cross(2), cross(3)]
}

/** Turns a clockwise list of corners so that the one nearest to the top left comes first. */
function startTopLeft(corners: readonly PagePoint[]): readonly PagePoint[] {
  const sums = corners.map(({ x, y }) => x + y)
  const first = sums.indexOf(Math.min(...sums))
  return [...corners.slice(first), ...corners.slice(0, first)]
}

function fitLine(hull: readonly PagePoint[], from: PagePoint, to: PagePoint): Line {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  // A hull has points only where it bends; its edges are walked so that long straight sides weigh by their length.
  const points: PagePoint[] = []
  hull.forEach((one, index) => {
    const next = hull[(index + 1) % hull.length] ?? one
    const steps = Math.max(1, Math.round(Math.hypot(next.x - one.x, next.y - one.y)))
    for (let step = 0; step < steps; step += 1) {
      const point = { x: one.x + ((next.x - one.x) * step) / steps, y: one.y + ((next.y - one.y) * step) / steps }
      const along = ((point.x - from.x) * ux + (point.y - from.y) * uy) / length
      const away = Math.abs((point.y - from.y) * ux - (point.x - from.x) * uy)
      if (along > BENT_ENDS && along < 1 - BENT_ENDS && away < length * 0.04 + 1) points.push(point)
    }
  })
  if (points.length < 3) return { at: from, along: { x: ux, y: uy } }
  const mean = { x: meanOf(points.map(({ x }) => x)), y: meanOf(points.map(({ y }) => y)) }
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of points) {
    xx += (x - mean.x) ** 2
    xy += (x - mean.x) * (y - mean.y)
    yy += (y - mean.y) ** 2
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2
  return { at: mean, along: { x: Math.cos(angle), y: Math.sin(angle) } }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function crossing(one: Line, other: Line): PagePoint | undefined {
  const across = one.along.x * other.along.y - one.along.y * other.along.x
  if (Math.abs(across) < 0.2) return undefined
  const part = ((other.at.x - one.at.x) * other.along.y - (other.at.y - one.at.y) * other.along.x) / across
  return { x: one.at.x + one.along.x * part, y: one.at.y + one.along.y * part }
}

/** Whether opposite sides are of like length and every corner is between 45 and 135 degrees: a sheet seen from above. */
function looksStraight(quad: PageQuad, width: number, height: number): boolean {
  const points = quad.map(({ x, y }) => ({ x: x * width, y: y * height }))
  const side = (corner: Corner) => {
    const [from, to] = [points[corner] ?? { x: 0, y: 0 }, points[AFTER[corner]] ?? { x: 0, y: 0 }]
    return { x: to.x - from.x, y: to.y - from.y, length: Math.hypot(to.x - from.x, to.y - from.y) }
  }
  const [top, right, bottom, left] = [side(0), side(1), side(2), side(3)]
  const alike = (one: number, other: number) => Math.min(one, other) > 0.5 * Math.max(one, other)
  if (!alike(top.length, bottom.length) || !alike(left.length, right.length)) return false
  return CORNERS.every((corner) => {
    const [before, after] = [side(BEFORE[corner]), side(corner)]
    return Math.abs(before.x * after.x + before.y * after.y) < 0.71 * before.length * after.length
  })
}
