import { inkOf, type Patch, patchesOf } from './ink.ts'
import { JUDGED_DPI, type Looks } from './planes.ts'

/** Millimetres at the edges that are not looked at: holes, folded corners and the shadow of the sheet lie there. */
const MARGIN_MM = 4
/** Print and pencil are darker than this share of the paper around them; what shines through and dirt are not. */
const INK_SHARE = 0.8
/** A patch at least this long, in millimetres, can be a letter. Specks are smaller. */
const LETTER_MM = 1.3
const LETTER_DOTS = 9
/** So many letters and somebody wrote something. */
const FEWEST_LETTERS = 3
/** One stroke this long says enough: a signature, a line drawn through a page. */
const STROKE_MM = 6

const dotsOf = (millimetres: number): number => (millimetres / 25.4) * JUDGED_DPI

/**
 * Whether nothing stands on a page but specks and what shines through from the other side. Doubtful pages are not blank: an empty page
 * too many costs a key, a page that is missing costs a citizen.
 */
export function isBlank({ darkest, gray, colours }: Looks): boolean {
  // In each channel by itself, since a pale seal may be as bright as the paper.
  for (const plane of [darkest, gray, ...colours]) {
    const patches = patchesOf(inkOf(plane, INK_SHARE)).filter((patch) => isWithin(patch, plane.width, plane.height))
    const lengths = patches.filter(({ dots }) => dots >= LETTER_DOTS).map(lengthOf)
    if (lengths.some((length) => length >= dotsOf(STROKE_MM))) return false
    if (lengths.filter((length) => length >= dotsOf(LETTER_MM)).length >= FEWEST_LETTERS) return false
  }
  return true
}

function lengthOf({ left, top, right, bottom }: Patch): number {
  return Math.max(right - left, bottom - top) + 1
}

function isWithin({ left, top, right, bottom }: Patch, width: number, height: number): boolean {
  const margin = dotsOf(MARGIN_MM)
  return right >= margin && bottom >= margin && left < width - margin && top < height - margin
}
