import type { PageColour } from '../../../../../shared/scanning/index.ts'
import { inkOf, patchesOf } from './ink.ts'
import { type Looks, levelAt, type Plane } from './planes.ts'

/** Colourfulness, 0 to 1, of what is coloured on purpose; tinted paper and the noise of a scanner are below. */
const COLOURED_FROM = 0.22
/** Part of a page's dots that are coloured where there is a seal or a signature: one thin blue line has three times as many. */
const COLOURED_SHARE = 0.0002
/** Side of the squares in which photographs are looked for. */
const SQUARE = 12
/** A dot is neither ink nor paper between these shares of the paper's brightness. */
const [HALF_DARK, HALF_BRIGHT] = [0.2, 0.82]
/** Part of a square, and of a page, that is neither ink nor paper where there is a photograph. */
const [MIDDLING_IN_SQUARE, MIDDLING_ON_PAGE] = [0.7, 0.006]
/** Strokes of a few millimetres that are nowhere darker than this share of the paper are faint: in black and white they would break. */
const FAINT_FROM = 0.5
const FAINT_LENGTH = 10
const FAINT_DOTS = 14
/** More such strokes than this make a page gray. */
const MOST_FAINT = 0

/** What a page is kept as: see {@link PageColour}. */
export function colourOf(looks: Looks, photograph = photographShare(looks)): PageColour {
  if (isColoured(looks)) return 'colour'
  return photograph > MIDDLING_ON_PAGE || hasFaintStrokes(looks) ? 'gray' : 'bilevel'
}

function isColoured({ colours: [red, green, blue] }: Looks): boolean {
  // What the paper is becomes white, or a yellowed page would be all colour.
  const [ofRed, ofGreen, ofBlue] = [partsOfWhite(red), partsOfWhite(green), partsOfWhite(blue)]
  let coloured = 0
  for (let at = 0; at < red.data.length; at += 1) {
    const r = ofRed[red.data[at] ?? 0] ?? 0
    const g = ofGreen[green.data[at] ?? 0] ?? 0
    const b = ofBlue[blue.data[at] ?? 0] ?? 0
    // Three differences that are hardly ever large: which of three is the largest, the grain of the paper decides anew at every dot.
    const isOne = Math.abs(r - g) > COLOURED_FROM || Math.abs(g - b) > COLOURED_FROM || Math.abs(r - b) > COLOURED_FROM
    if (isOne) coloured += 1
  }
  return coloured > COLOURED_SHARE * red.data.length
}

/** Each level as a part of the paper's: a look into a table costs less than to divide for every dot. */
function partsOfWhite(plane: Plane): Float64Array {
  const white = Math.max(64, levelAt(plane, 0.9))
  return Float64Array.from({ length: 256 }, (_, level) => level / white)
}

/** The part of a page, 0 to 1, that is neither ink nor paper over whole squares, as photographs and shaded fields are. */
export function photographShare({ gray: { width, height, data }, gray }: Looks): number {
  const paper = levelAt(gray, 0.9)
  const dark = HALF_DARK * paper
  const bright = HALF_BRIGHT * paper
  let squares = 0
  for (let top = 0; top + SQUARE <= height; top += SQUARE) {
    for (let left = 0; left + SQUARE <= width; left += SQUARE) {
      let middling = 0
      for (let y = top; y < top + SQUARE; y += 1) {
        for (let x = left; x < left + SQUARE; x += 1) {
          const level = data[y * width + x] ?? 0
          if (level > dark && level < bright) middling += 1
        }
      }
      if (middling > MIDDLING_IN_SQUARE * SQUARE * SQUARE) squares += 1
    }
  }
  return (squares * SQUARE * SQUARE) / (width * height)
}

function hasFaintStrokes({ darkest }: Looks): boolean {
  const paper = levelAt(darkest, 0.9)
  const ink = inkOf(darkest, 0.86)
  const { width, data } = darkest
  const faint = patchesOf(ink).filter(({ dots, left, top, right, bottom }) => {
    if (dots < FAINT_DOTS || Math.max(right - left, bottom - top) < FAINT_LENGTH) return false
    for (let y = top; y <= bottom; y += 1) {
      for (let x = left; x <= right; x += 1) if ((data[y * width + x] ?? 0) < FAINT_FROM * paper) return false
    }
    return true
  })
  return faint.length > MOST_FAINT
}
