import { createRaster, type Raster } from '../picture/raster.ts'
import type { Transform } from './transform.ts'

/** So near to a whole dot a place counts as that dot: turning by quarters changes no level. */
const EXACT = 1e-6
/** Nearer to the edge of the old picture than this a dot is taken with care, since the places of a row are rounded. */
const HAIR = 0.1

/**
 * Makes a new picture whose dots are taken from the old one where the transform says, between dots by their nearness. What lies outside
 * is white.
 */
export function warp(from: Raster, width: number, height: number, transform: Transform): Raster {
  const out = createRaster(width, height, from.channels, 255)
  const [a, b, c, d, e, f, g, h, i] = transform
  const isFlat = g === 0 && h === 0 && i === 1
  for (let y = 0; y < height; y += 1) {
    const [rowX, rowY] = [b * y + c, e * y + f]
    if (!isFlat) {
      for (let x = 0; x < width; x += 1) {
        const w = g * x + h * y + i
        take(from, (a * x + rowX) / w, (d * x + rowY) / w, out.data, (y * width + x) * from.channels)
      }
      continue
    }
    const alongX = whereWithin(a, rowX, from.width - 1, width)
    const alongY = whereWithin(d, rowY, from.height - 1, width)
    const edge = Math.max(alongX.first, alongY.first)
    const end = Math.max(edge, Math.min(alongX.last, alongY.last))
    for (let x = 0; x < edge; x += 1) take(from, a * x + rowX, d * x + rowY, out.data, (y * width + x) * from.channels)
    takeRow(
      from,
      { x: a * edge + rowX, y: d * edge + rowY, a, d },
      end - edge,
      out.data,
      (y * width + edge) * from.channels,
    )
    for (let x = end; x < width; x += 1)
      take(from, a * x + rowX, d * x + rowY, out.data, (y * width + x) * from.channels)
  }
  return out
}

/** The stretch of a row in which a coordinate has a dot on either side of it, a hair's breadth from the edge. */
function whereWithin(slope: number, start: number, most: number, width: number): { first: number; last: number } {
  const isWithin = (at: number): boolean => at >= HAIR && at <= most - HAIR
  if (Math.abs(slope) < 1e-9) return isWithin(start) ? { first: 0, last: width } : { first: 0, last: 0 }
  const [one, other] = [(HAIR - start) / slope, (most - HAIR - start) / slope]
  const [first, last] = [Math.ceil(Math.min(one, other)), Math.floor(Math.max(one, other))]
  return { first: Math.max(0, Math.min(width, first)) | 0, last: Math.max(0, Math.min(width, last)) | 0 }
}

/** Takes one dot from between its neighbours; near the edge, where some of them are missing, too. */
function take({ width, height, channels, data }: Raster, x: number, y: number, to: Uint8Array, at: number): void {
  const [lastX, lastY] = [width - 1, height - 1]
  if (!(x >= -EXACT && y >= -EXACT && x <= lastX + EXACT && y <= lastY + EXACT)) return
  const left = x <= 0 ? 0 : x >= lastX ? lastX : x | 0
  const top = y <= 0 ? 0 : y >= lastY ? lastY : y | 0
  // In parts of 256, so that everything after is whole numbers.
  const partX = ((x - left) * 256 + 0.5) | 0
  const partY = ((y - top) * 256 + 0.5) | 0
  const upper = (top * width + left) * channels
  const right = left < lastX ? channels : 0
  const lower = top < lastY ? upper + width * channels : upper
  const [nearX, nearY] = [256 - partX, 256 - partY]
  for (let channel = 0; channel < channels; channel += 1) {
    const above = (data[upper + channel] ?? 0) * nearX + (data[upper + right + channel] ?? 0) * partX
    const below = (data[lower + channel] ?? 0) * nearX + (data[lower + right + channel] ?? 0) * partX
    to[at + channel] = (above * nearY + below * partY + 32_768) >> 16
  }
}

/** Where a row of dots begins in the old picture, and how far it is from each to the next. */
interface Along {
  readonly x: number
  readonly y: number
  readonly a: number
  readonly d: number
}

/** Places in parts of 65,536 of a dot, so that a row's end is off by a fiftieth of a dot at most. */
function inParts({ x, y, a, d }: Along): Along {
  return {
    x: (x * 65_536 + 128) | 0,
    y: (y * 65_536 + 128) | 0,
    a: Math.round(a * 65_536) | 0,
    d: Math.round(d * 65_536) | 0,
  }
}

/** Takes a row of dots that all have four neighbours, in whole numbers and without a look at the edges. */
function takeRow(from: Raster, along: Along, dots: number, to: Uint8Array, start: number): void {
  if (from.channels === 3) takeColours(from, inParts(along), dots, to, start)
  else takeGrays(from, inParts(along), dots, to, start)
}

function takeGrays({ width, data }: Raster, { x, y, a, d }: Along, dots: number, to: Uint8Array, start: number): void {
  for (let at = start, placeX = x, placeY = y; at < start + dots; at += 1, placeX += a, placeY += d) {
    const partX = (placeX >> 8) & 255
    const partY = (placeY >> 8) & 255
    const upper = (placeY >> 16) * width + (placeX >> 16)
    const lower = upper + width
    const both = partX * partY
    const onlyX = (partX << 8) - both
    const onlyY = (partY << 8) - both
    const none = 65_536 - onlyX - onlyY - both
    const sum =
      (data[upper] ?? 0) * none +
      (data[upper + 1] ?? 0) * onlyX +
      (data[lower] ?? 0) * onlyY +
      (data[lower + 1] ?? 0) * both
    to[at] = (sum + 32_768) >> 16
  }
}

/**
 * This is the longest of all loops over a page: with its channels written out, and with the neighbours to the right kept as those to the left of the
 * next dot, which they nearly always are, it takes a fifth of the time.
 */
function takeColours(
  { width, data }: Raster,
  { x, y, a, d }: Along,
  dots: number,
  to: Uint8Array,
  start: number,
): void {
  const step = width * 3
  let [kept, placeX, placeY] = [-1, x, y]
  let [red, green, blue, redBelow, greenBelow, blueBelow] = [0, 0, 0, 0, 0, 0]
  for (let at = start; at < start + dots * 3; at += 3, placeX += a, placeY += d) {
    const partX = (placeX >> 8) & 255
    const partY = (placeY >> 8) & 255
    const upper = (placeY >> 16) * step + (placeX >> 16) * 3
    const lower = upper + step
    const both = partX * partY
    const onlyX = (partX << 8) - both
    const onlyY = (partY << 8) - both
    const none = 65_536 - onlyX - onlyY - both
    if (upper !== kept) {
      red = data[upper] ?? 0
      green = data[upper + 1] ?? 0
      blue = data[upper + 2] ?? 0
      redBelow = data[lower] ?? 0
      greenBelow = data[lower + 1] ?? 0
      blueBelow = data[lower + 2] ?? 0
    }
    kept = upper + 3
    const nextRed = data[upper + 3] ?? 0
    const nextGreen = data[upper + 4] ?? 0
    const nextBlue = data[upper + 5] ?? 0
    const nextRedBelow = data[lower + 3] ?? 0
    const nextGreenBelow = data[lower + 4] ?? 0
    const nextBlueBelow = data[lower + 5] ?? 0
    to[at] = (red * none + nextRed * onlyX + redBelow * onlyY + nextRedBelow * both + 32_768) >> 16
    to[at + 1] = (green * none + nextGreen * onlyX + greenBelow * onlyY + nextGreenBelow * both + 32_768) >> 16
    to[at + 2] = (blue * none + nextBlue * onlyX + blueBelow * onlyY + nextBlueBelow * both + 32_768) >> 16
    red = nextRed
    green = nextGreen
    blue = nextBlue
    redBelow = nextRedBelow
    greenBelow = nextGreenBelow
    blueBelow = nextBlueBelow
  }
}
