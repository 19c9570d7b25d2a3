import type { QuarterTurn } from '../../../../../shared/scanning/index.ts'
import type { GrayPicture } from '../picture.ts'
import { type InkPicture, inkOf, shrink } from './ink.ts'

/** The turn that makes a page upright, and whether the page told clearly. */
export interface PageTurn {
  readonly turn: QuarterTurn
  readonly sure: boolean
}

/** Lines and letters are told apart well enough at this resolution. */
const LOOKED_AT_DPI = 100

/** Longer strokes than this are rules, not letters: half an inch. */
const LONGEST_STROKE = LOOKED_AT_DPI / 2

/** How many times rougher the profile across lines of text is than the one along them. */
const CLEAR_AXIS = 2

/** How many times more ink Vietnamese has above its small letters than below them; about 2 to 4 on pages of text. */
const CLEAR_UP = 1.45

/** Fewer lines of text than these tell nothing. */
const FEWEST_LINES = 4

/**
 * The quarter turn that makes a straightened page upright, by the ink alone and in a few milliseconds. Rows of text make the
 * sums of ink rough across them and smooth along them; and Vietnamese carries nearly all its marks above the letters, so
 * that there is more ink above the middle of a line than below.
 *
 * @param page straight to about half a degree
 * @param dpi dots per inch of the page
 */
export function turnOf(page: GrayPicture, dpi: number): PageTurn {
  const ink = inkOf(shrink(page, Math.max(1, Math.round(dpi / LOOKED_AT_DPI))), LONGEST_STROKE)
  const rows = profileOf(ink, 'rows')
  const columns = profileOf(ink, 'columns')
  const [across, along] = [roughness(rows), roughness(columns)]
  const upright = across >= along
  const clearAxis = Math.max(across, along) >= CLEAR_AXIS * Math.min(across, along)
  const { above, below, lines } = marksOf(upright ? rows : columns)
  const up = above >= below
  const clearUp = lines >= FEWEST_LINES && Math.max(above, below) >= CLEAR_UP * Math.min(above, below)
  // Lines that run down the page: their tops lie at the right when the page was turned to the right.
  const turn = upright ? (up ? 0 : 180) : up ? 90 : 270
  return { turn, sure: clearAxis && clearUp }
}

/** Ink in every row or column. */
function profileOf({ data, width, height }: InkPicture, of: 'rows' | 'columns'): Float64Array {
  const sums = new Float64Array(of === 'rows' ? height : width)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (data[at] === 1) {
        const line = of === 'rows' ? y : x
        sums[line] = (sums[line] ?? 0) + 1
      }
    }
  }
  return sums
}

function roughness(profile: Float64Array): number {
  let sum = 0
  let differences = 0
  for (let at = 1; at < profile.length; at += 1) {
    const value = profile[at] ?? 0
    sum += value * value
    differences += (value - (profile[at - 1] ?? 0)) ** 2
  }
  return sum === 0 ? 0 : differences / sum
}

/** Ink above and below the middle zone (the small letters) of every line of text, summed up. */
function marksOf(profile: Float64Array): { above: number; below: number; lines: number } {
  const found = { above: 0, below: 0, lines: 0 }
  for (const { from, to } of bandsOf(profile)) {
    const band = profile.subarray(from, to)
    const most = band.reduce((one, other) => Math.max(one, other), 0)
    const isCore = (value: number) => value >= most / 2
    const first = band.findIndex(isCore)
    const last = band.findLastIndex(isCore)
    const sum = (part: Float64Array) => part.reduce((total, one) => total + one, 0)
    found.above += sum(band.subarray(0, first))
    found.below += sum(band.subarray(last + 1))
    found.lines += 1
  }
  return found
}

/** Where lines of text lie: stretches with ink, of the height that lines have. */
function bandsOf(profile: Float64Array): { from: number; to: number }[] {
  const bands: { from: number; to: number }[] = []
  let from = -1
  for (let at = 0; at <= profile.length; at += 1) {
    const inked = (profile[at] ?? 0) >= 2
    if (inked && from < 0) from = at
    if (!inked && from >= 0) {
      if (at - from >= LOOKED_AT_DPI / 20 && at - from <= LOOKED_AT_DPI / 2) bands.push({ from, to: at })
      from = -1
    }
  }
  return bands
}
