import type { Raster } from '../picture/raster.ts'

/** The background is measured once for each square of this many dots at 200 dpi. */
const SQUARE = 16
const MEASURED_AT_DPI = 200
/** What is darker than this share of the page's paper is no background: photographs, black bars, large seals. */
const LEAST_PAPER = 0.72
/** From this share of the paper on everything is white: the grain of the paper and most of what shines through. Pencil is darker. */
const WHITE_FROM = 0.9
/** The highest bit of each of four bytes, all others, and the lowest. */
const [HIGHEST_BITS, LOWER_BITS, ONES] = [0x8080_8080 | 0, 0x7f7f_7f7f, 0x0101_0101] as const

/**
 * Makes the paper white, in place: every channel is divided by what the paper is around it, so that shadows, folds and yellowed
 * paper go, and ink, seals, handwriting and pencil keep their darkness against it.
 */
export function whiten(raster: Raster, dpi: number): void {
  const square = Math.max(4, Math.round((SQUARE * dpi) / MEASURED_AT_DPI))
  const backgrounds = [backgroundOf(raster, 0, square)]
  for (let channel = 1; channel < raster.channels; channel += 1) backgrounds.push(backgroundOf(raster, channel, square))
  divide(raster, square, backgrounds)
}

interface Background {
  readonly across: number
  readonly down: number
  readonly levels: Float32Array
}

function backgroundOf({ width, height, channels, data }: Raster, channel: number, square: number): Background {
  const across = Math.ceil(width / square)
  const down = Math.ceil(height / square)
  const brightest = new Float32Array(across * down)
  const counts = new Uint16Array(64)
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      brightest[row * across + column] = paperIn(row * square, column * square)
    }
  }
  const paper = brightest.slice().sort()[Math.floor(brightest.length * 0.75)] ?? 255
  return { across, down, levels: smooth(fill(brightest, paper * LEAST_PAPER, across, down, paper), across, down) }

  /** The paper's level in a square: brighter than nine tenths of it, from every second dot. */
  function paperIn(top: number, left: number): number {
    counts.fill(0)
    let seen = 0
    for (let y = top; y < Math.min(height, top + square); y += 2) {
      for (let x = left; x < Math.min(width, left + square); x += 2) {
        const bin = (data[(y * width + x) * channels + channel] ?? 0) >> 2
        counts[bin] = (counts[bin] ?? 0) + 1
        seen += 1
      }
    }
    let above = seen * 0.15
    for (let bin = 63; bin >= 0; bin -= 1) {
      above -= counts[bin] ?? 0
      if (above <= 0) return bin * 4 + 2
    }
    return 0
  }
}

/** Squares that are all ink get the level of the paper around them, from the outside in. */
function fill(levels: Float32Array, least: number, across: number, down: number, paper: number): Float32Array {
  const known = levels.map((level) => (level >= least ? level : 0))
  for (let round = 0; round < across + down && known.includes(0); round += 1) {
    const before = known.slice()
    for (let at = 0; at < known.length; at += 1) {
      if (before[at] !== 0) continue
      const x = at % across
      const near = [x > 0 ? at - 1 : -1, x < across - 1 ? at + 1 : -1, at - across, at + across]
      let [sum, count] = [0, 0]
      for (const other of near) {
        const level = before[other] ?? 0
        if (level === 0) continue
        sum += level
        count += 1
      }
      if (count > 0) known[at] = sum / count
    }
    if (round > 12) return known.map((level) => (level === 0 ? paper : level))
  }
  return known
}

/** The largest of three by three, so that no square is as dark as its ink, then their means. */
function smooth(levels: Float32Array, across: number, down: number): Float32Array {
  const largest = new Float32Array(levels.length)
  const means = new Float32Array(levels.length)
  for (const [from, to] of [
    [levels, largest],
    [largest, means],
  ] as const) {
    for (let y = 0, at = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1, at += 1) {
        let most = 0
        let sum = 0
        let count = 0
        for (let row = y > 0 ? y - 1 : 0; row <= y + 1 && row < down; row += 1) {
          for (let column = x > 0 ? x - 1 : 0; column <= x + 1 && column < across; column += 1) {
            const level = from[row * across + column] ?? 0
            if (level > most) most = level
            sum += level
            count += 1
          }
        }
        to[at] = to === largest ? most : sum / count
      }
    }
  }
  return means
}

/** Divides all channels by their backgrounds, which are the same along straight lines from the middle of a square to the next. */
function divide({ width, height, channels, data }: Raster, square: number, backgrounds: readonly Background[]): void {
  const { across, down } = backgrounds[0] ?? { across: 0, down: 0 }
  const middles = Array.from({ length: across + 1 }, (_, column) =>
    column === 0 ? 0 : column === across ? width : Math.min(width, Math.ceil((column + 0.5) * square - 0.5)),
  )
  const words = data.byteOffset % 4 === 0 ? new Int32Array(data.buffer, data.byteOffset, data.length >> 2) : null
  // What brings bytes that are white in any case up to their highest bit; 0 where that is no way to tell them.
  const lifts = new Int32Array(across)
  // The factor of each channel at the middle of a square, and how it changes from dot to dot.
  const lefts = new Float64Array(channels)
  const slopes = new Float64Array(channels)
  for (let y = 0, band = -1; y < height; y += 1) {
    const row = (y + 0.5) / square - 0.5
    const upper = Math.max(0, Math.min(down - 1, Math.floor(row)))
    const lower = Math.min(down - 1, upper + 1)
    const part = Math.max(0, Math.min(1, row - upper))
    if (upper !== band) findLifts(upper, lower)
    band = upper
    for (let column = 0; column < across; column += 1) stretch(y * width, column, upper, lower, part)
  }

  /** For all rows between the middles of two squares, so that what most dots are asked is asked with little ado. */
  function findLifts(upper: number, lower: number): void {
    const [above, below] = [upper * across, lower * across]
    for (let column = 0; column < across; column += 1) {
      const next = Math.min(across - 1, column + 1)
      let paper = 0
      for (let channel = 0; channel < channels; channel += 1) {
        const levels = backgrounds[channel]?.levels
        const left = Math.max(levels?.[above + column] ?? 255, levels?.[below + column] ?? 255)
        const right = Math.max(levels?.[above + next] ?? 255, levels?.[below + next] ?? 255)
        paper = Math.max(paper, left, right)
      }
      const whiteFrom = Math.ceil(WHITE_FROM * paper + 0.01)
      lifts[column] = words === null || whiteFrom < 128 || whiteFrom > 255 ? 0 : Math.imul(256 - whiteFrom, ONES)
    }
  }

  /** A row from one square's middle to the next. Most is paper: four bytes that are white in any case are not looked at one by one. */
  function stretch(rowAt: number, column: number, upper: number, lower: number, part: number): void {
    // Before the middle of the first square, and after that of the last, its own level holds.
    const begin = (rowAt + (column === 0 ? 0 : (middles[column] ?? 0))) * channels
    const end = (rowAt + (middles[column + 1] ?? width)) * channels
    const firstWord = (begin + 3) >> 2
    const lastWord = end >> 2
    const lift = lifts[column] ?? 0
    let done = begin
    let known = false
    for (let word = firstWord; words !== null && lift !== 0 && word < lastWord; word += 1) {
      const four = words[word] ?? 0
      // Bytes from 128 on whose lower bits reach the highest one when they are lifted are white.
      if ((four & ((four & LOWER_BITS) + lift) & HIGHEST_BITS) !== HIGHEST_BITS) continue
      words[word] = -1
      if (done < word * 4) {
        if (!known) findFactors(column, upper, lower, part)
        known = true
        divideBytes(done, word * 4, rowAt, column)
      }
      done = word * 4 + 4
    }
    if (done === end) return
    if (!known) findFactors(column, upper, lower, part)
    divideBytes(done, end, rowAt, column)
  }

  function findFactors(column: number, upper: number, lower: number, part: number): void {
    const next = Math.min(across - 1, column + 1)
    for (let channel = 0; channel < channels; channel += 1) {
      const levels = backgrounds[channel]?.levels
      const above = levels?.[upper * across + column] ?? 255
      const below = levels?.[lower * across + column] ?? 255
      const nextAbove = levels?.[upper * across + next] ?? 255
      const nextBelow = levels?.[lower * across + next] ?? 255
      const left = Math.fround(255 / (WHITE_FROM * (above + (below - above) * part)))
      const right = Math.fround(255 / (WHITE_FROM * (nextAbove + (nextBelow - nextAbove) * part)))
      lefts[channel] = left
      slopes[channel] = (right - left) / square
    }
  }

  function divideBytes(begin: number, end: number, rowAt: number, column: number): void {
    const start = rowAt + (column + 0.5) * square - 0.5
    for (let at = begin; at < end; at += 1) {
      const dot = channels === 1 ? at : (at / 3) | 0
      const channel = at - dot * channels
      const left = lefts[channel] ?? 1
      const level = (data[at] ?? 0) * (dot < start ? left : left + (slopes[channel] ?? 0) * (dot - start))
      data[at] = level > 255 ? 255 : level
    }
  }
}
