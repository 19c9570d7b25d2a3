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

function emptyPlane(width: number, height: number): Plane {
  return { width, height, data: new Uint8Array(width * height) }
}

/** Makes a picture small to be judged, in means of blocks. */
export function lookAt({ width, height, channels, data }: Raster, dpi: number): Looks {
  const by = Math.max(1, Math.round(dpi / JUDGED_DPI))
  const across = Math.max(1, Math.floor(width / by))
  const down = Math.max(1, Math.floor(height / by))
  const gray = emptyPlane(across, down)
  const darkest = emptyPlane(across, down)
  const [red, green, blue] = [emptyPlane(across, down), emptyPlane(across, down), emptyPlane(across, down)]
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

/** The level that a share of all dots is at most, 0 to 1. */
export function levelAt({ data }: Plane, share: number): number {
  const counts = new Uint32Array(256)
  for (const level of data) counts[level] = (counts[level] ?? 0) + 1
  let left = share * data.length
  for (let level = 0; level < 256; level += 1) {
    left -= counts[level] ?? 0
    if (left <= 0) return level
  }
  return 255
}

/** Means over squares of `2 · reach + 1` dots around every dot, in the time of one pass. */
export function localMeans({ width, height, data }: Plane, reach: number): Plane {
  // A page of 100 dots an inch sums up to less than 2³².
  const sums = new Uint32Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  const means = emptyPlane(width, height)
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach) * (width + 1)
    const bottom = Math.min(height, y + reach + 1) * (width + 1)
    const rows = (bottom - top) / (width + 1)
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const sum =
        (sums[bottom + right] ?? 0) - (sums[top + right] ?? 0) - (sums[bottom + left] ?? 0) + (sums[top + left] ?? 0)
      means.data[y * width + x] = sum / (rows * (right - left))
    }
  }
  return means
}
