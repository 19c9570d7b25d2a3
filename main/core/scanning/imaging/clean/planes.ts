import type { Raster } from '../picture/raster.ts'

/** One level for each dot of a picture, for rules that look at it. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A picture made small to be judged: every rule looks at about 100 dots an inch. */
export interface Looks {
  /** Dots of the picture, along one side, that became one. */
  readonly by: number
  readonly gray: Plane
  /** The darkest dot of each: thin and faint strokes stay visible here. */
  readonly darkest: Plane
  /** Means of the three channels; all the same where the picture is gray. */
  readonly colours: readonly [Plane, Plane, Plane]
}

/** Dots an inch at which pages are judged. */
export const JUDGED_DPI = 100

/** Weights of red, green and blue in brightness (ITU-R BT.601), as parts of 256. */
const [RED, GREEN, BLUE] = [77, 150, 29]

/** Brightness of a dot. */
export function brightnessOf(red: number, green: number, blue: number): number {
  return (red * RED + green * GREEN + blue * BLUE) >> 8
}

/** A part of a plane, in memory of its own; it must lie within. */
export function partOf({ width, data }: Plane, left: number, top: number, across: number, down: number): Plane {
  const part = new Uint8Array(across * down)
  for (let y = 0; y < down; y += 1) {
    const from = (top + y) * width + left
    part.set(data.subarray(from, from + across), y * across)
  }
  return { width: across, height: down, data: part }
}

function emptyPlane(width: number, height: number): Plane {
  return { width, height, data: new Uint8Array(width * height) }
}

/** Makes a picture small to be judged, in means of blocks. */
export function lookAt(raster: Raster, dpi: number): Looks {
  const { width, height, channels, data } = raster
  const by = Math.max(1, Math.round(dpi / JUDGED_DPI))
  const across = Math.max(1, Math.floor(width / by))
  const down = Math.max(1, Math.floor(height / by))
  const gray = emptyPlane(across, down)
  const darkest = emptyPlane(across, down)
  const [red, green, blue] = [emptyPlane(across, down), emptyPlane(across, down), emptyPlane(across, down)]
  if (by === 2 && channels === 3) {
    joinFours(raster, red.data, green.data, blue.data, gray.data, darkest.data)
    return { by, gray, darkest, colours: [red, green, blue] }
  }
  const dots = by * by
  const [toGreen, toBlue] = channels === 3 ? [1, 2] : [0, 0]
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let r = 0
      let g = 0
      let b = 0
      let dark = 255 << 8
      for (let dy = 0; dy < by; dy += 1) {
        let at = ((y * by + dy) * width + x * by) * channels
        for (let dx = 0; dx < by; dx += 1, at += channels) {
          const oneRed = data[at] ?? 0
          const oneGreen = data[at + toGreen] ?? 0
          const oneBlue = data[at + toBlue] ?? 0
          r += oneRed
          g += oneGreen
          b += oneBlue
          const level = oneRed * RED + oneGreen * GREEN + oneBlue * BLUE
          if (level < dark) dark = level
        }
      }
      const to = y * across + x
      red.data[to] = r / dots
      green.data[to] = g / dots
      blue.data[to] = b / dots
      gray.data[to] = (r * RED + g * GREEN + b * BLUE) / (dots * 256)
      darkest.data[to] = dark >> 8
    }
  }
  return { by, gray, darkest, colours: [red, green, blue] }
}

/** What {@link lookAt} does, for colour at 200 dots an inch, which is nearly every page; written out it takes half the time. */
function joinFours(
  { width, height, data }: Raster,
  red: Uint8Array,
  green: Uint8Array,
  blue: Uint8Array,
  gray: Uint8Array,
  darkest: Uint8Array,
): void {
  const across = width >> 1
  const step = width * 3
  for (let y = 0, to = 0; y < height >> 1; y += 1) {
    let one = 2 * y * step
    let two = one + step
    for (let x = 0; x < across; x += 1, to += 1, one += 6, two += 6) {
      const r1 = data[one] ?? 0
      const r2 = data[one + 3] ?? 0
      const r3 = data[two] ?? 0
      const r4 = data[two + 3] ?? 0
      const g1 = data[one + 1] ?? 0
      const g2 = data[one + 4] ?? 0
      const g3 = data[two + 1] ?? 0
      const g4 = data[two + 4] ?? 0
      const b1 = data[one + 2] ?? 0
      const b2 = data[one + 5] ?? 0
      const b3 = data[two + 2] ?? 0
      const b4 = data[two + 5] ?? 0
      const level1 = r1 * RED + g1 * GREEN + b1 * BLUE
      const level2 = r2 * RED + g2 * GREEN + b2 * BLUE
      const level3 = r3 * RED + g3 * GREEN + b3 * BLUE
      const level4 = r4 * RED + g4 * GREEN + b4 * BLUE
      red[to] = (r1 + r2 + r3 + r4) >> 2
      green[to] = (g1 + g2 + g3 + g4) >> 2
      blue[to] = (b1 + b2 + b3 + b4) >> 2
      gray[to] = (level1 + level2 + level3 + level4) >> 10
      darkest[to] = lesser(lesser(level1, level2), lesser(level3, level4)) >> 8
    }
  }
}

/** The lesser of two whole numbers without a branch: on the grain of paper every second guess of the processor would be wrong. */
function lesser(one: number, other: number): number {
  const difference = one - other
  return other + (difference & (difference >> 31))
}

/** The level that a share of all dots is at most, 0 to 1. */
export function levelAt({ data }: Plane, share: number): number {
  const counts = new Uint32Array(256)
  for (let at = 0; at < data.length; at += 1) {
    const level = data[at] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  let left = share * data.length
  for (let level = 0; level < 256; level += 1) {
    left -= counts[level] ?? 0
    if (left <= 0) return level
  }
  return 255
}

/** Means over squares of `2 · reach + 1` dots around every dot, in the time of one pass. */
export function localMeans({ width, height, data }: Plane, reach: number): Plane {
  const means = emptyPlane(width, height)
  // The sum of every column over the rows that are near, moved down row by row.
  const columns = new Uint32Array(width)
  const addRow = (row: number, sign: 1 | -1): void => {
    for (let x = 0, at = row * width; x < width; x += 1, at += 1) {
      columns[x] = (columns[x] ?? 0) + sign * (data[at] ?? 0)
    }
  }
  for (let row = 0; row < Math.min(height, reach); row += 1) addRow(row, 1)
  for (let y = 0; y < height; y += 1) {
    if (y + reach < height) addRow(y + reach, 1)
    if (y - reach > 0) addRow(y - reach - 1, -1)
    const rows = Math.min(height, y + reach + 1) - Math.max(0, y - reach)
    let sum = 0
    let near = 0
    for (let x = 0; x < Math.min(width, reach); x += 1, near += 1) sum += columns[x] ?? 0
    const row = y * width
    const firstWhole = Math.min(width, reach + 1)
    const lastWhole = Math.max(firstWhole, width - reach)
    for (let x = 0; x < firstWhole; x += 1) meanAt(x)
    // To multiply is quicker than to divide; half of one more, and it gives the same whole number.
    const part = 1 / (rows * (2 * reach + 1))
    for (let x = firstWhole; x < lastWhole; x += 1) {
      sum += (columns[x + reach] ?? 0) - (columns[x - reach - 1] ?? 0)
      means.data[row + x] = (sum + 0.5) * part
    }
    for (let x = lastWhole; x < width; x += 1) meanAt(x)

    function meanAt(x: number): void {
      if (x + reach < width) {
        sum += columns[x + reach] ?? 0
        near += 1
      }
      if (x > reach) {
        sum -= columns[x - reach - 1] ?? 0
        near -= 1
      }
      means.data[row + x] = sum / (rows * near)
    }
  }
  return means
}
