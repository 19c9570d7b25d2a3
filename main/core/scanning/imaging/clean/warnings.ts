import { LEAST_DPI, type PageRecipe } from '../../../../../shared/scanning/index.ts'
import type { Raster } from '../picture/raster.ts'
import type { PageWarning } from '../protocol.ts'
import { inkOf, patchesOf } from './ink.ts'
import { brightnessOf, type Looks, levelAt } from './planes.ts'
import { longSideOf } from './render.ts'

/** Paper darker than this was lit too little to be read with ease. */
const DARK_BELOW = 105
/** The steepest edges of sharp print rise over two dots by more than this share of the way from ink to paper. */
const SHARP_FROM = 0.36
/** So many rows apart sharpness is looked at: a line of print has about twenty. */
const ROWS_APART = 8
/** Without this much between ink and paper there is nothing to judge sharpness by. */
const LEAST_CONTRAST = 60
/** Letters that touch the edge of the picture before something counts as cut off. */
const MOST_AT_EDGE = 2
const LETTER_DOTS = 9
/** A photographed sheet may have a little fewer dots than the law asks of a scan: the lens is not the limit then. */
const NEARLY = 0.9
const A4_INCHES = 297 / 25.4
/** So near to the edge of a photograph, as a part of it, a corner is cut off. */
const AT_EDGE = 0.004

/** What an officer is warned of. A page is never refused for it. */
export interface Seen {
  readonly original: Raster
  readonly dpi: number
  readonly recipe: PageRecipe
  /** The page as it was cut out, before its background was made white. */
  readonly page: Raster
  readonly looks: Looks
  /** Whether the sheet lay on a bed, so that its edges are its own. */
  readonly whole: boolean
}

export function warningsOf({ original, dpi, recipe, page, looks, whole }: Seen): PageWarning[] {
  const warnings: PageWarning[] = []
  if (levelAt(looks.gray, 0.85) < DARK_BELOW) warnings.push('dark')
  if (isBlurred(page)) warnings.push('blurred')
  if (recipe.quad === null ? !whole && hasLettersAtEdge(looks) : hasCornerAtEdge(recipe.quad)) warnings.push('cut-off')
  const isCoarse =
    recipe.quad === null ? dpi < LEAST_DPI : longSideOf(recipe.quad, original) < NEARLY * LEAST_DPI * A4_INCHES
  if (isCoarse) warnings.push('low-resolution')
  return warnings
}

/** By the steepest rises in some rows: print has many of them, and one is enough to show that the picture can be sharp. */
function isBlurred({ width, height, channels, data }: Raster): boolean {
  const levels = new Uint32Array(256)
  const rises = new Uint32Array(256)
  const of = (at: number): number =>
    channels === 1 ? (data[at] ?? 0) : brightnessOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
  let seen = 0
  for (let y = 0; y < height; y += ROWS_APART) {
    let before = of(y * width * channels)
    let last = before
    for (let x = 1; x < width; x += 1) {
      const level = of((y * width + x) * channels)
      levels[level] = (levels[level] ?? 0) + 1
      const rise = Math.abs(level - before)
      rises[rise] = (rises[rise] ?? 0) + 1
      before = last
      last = level
      seen += 1
    }
  }
  const at = (counts: Uint32Array, share: number): number => {
    let left = share * seen
    for (let level = 0; level < 256; level += 1) {
      left -= counts[level] ?? 0
      if (left <= 0) return level
    }
    return 255
  }
  const contrast = at(levels, 0.8) - at(levels, 0.004)
  return contrast >= LEAST_CONTRAST && at(rises, 0.998) < SHARP_FROM * contrast
}

function hasLettersAtEdge({ gray }: Looks): boolean {
  const { width, height } = gray
  const atEdge = patchesOf(inkOf(gray, 0.7)).filter(
    ({ dots, left, top, right, bottom }) =>
      dots >= LETTER_DOTS &&
      Math.max(right - left, bottom - top) < 40 &&
      (left === 0 || top === 0 || right === width - 1 || bottom === height - 1),
  )
  return atEdge.length > MOST_AT_EDGE
}

function hasCornerAtEdge(quad: NonNullable<PageRecipe['quad']>): boolean {
  return quad.some(({ x, y }) => Math.min(x, y, 1 - x, 1 - y) < AT_EDGE)
}
