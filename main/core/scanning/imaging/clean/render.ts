import type { PageQuad, PageRecipe } from '../../../../../shared/scanning/index.ts'
import type { Raster } from '../picture/raster.ts'
import { compose, ontoQuad, rotation, shift, type Transform, unturned } from './transform.ts'
import { warp } from './warp.ts'

/** A4 and an identity card (ID-1), long side by short side, in inches. */
const A4 = { long: 297 / 25.4, short: 210 / 25.4 } as const
const CARD = { long: 85.6 / 25.4, short: 53.98 / 25.4 } as const
/** A sheet whose sides stand in a ratio within these is taken for it: perspective stretches. */
const A4_RATIO = { from: 1.28, to: 1.53 } as const
const CARD_RATIO = { from: 1.53, to: 1.66 } as const
/** Dots an inch that a photographed sheet is made with, and a card, whose letters are small. */
const SHEET_DPI = 200
const CARD_DPI = 300

/** A picture with its resolution. */
export interface Sheet {
  readonly raster: Raster
  readonly dpi: number
}

/** Width and height of the picture once its skew was taken back: nothing of it is lost. */
export function canvasOf(
  width: number,
  height: number,
  skew: number,
): { readonly width: number; readonly height: number } {
  const [cos, sin] = [Math.abs(Math.cos((skew * Math.PI) / 180)), Math.abs(Math.sin((skew * Math.PI) / 180))]
  return { width: Math.ceil(width * cos + height * sin - 1e-6), height: Math.ceil(width * sin + height * cos - 1e-6) }
}

/** From the dots of the straightened picture to those of the original. */
export function straightened(width: number, height: number, skew: number): Transform {
  const canvas = canvasOf(width, height, skew)
  const toMiddle = shift(-(canvas.width - 1) / 2, -(canvas.height - 1) / 2)
  return compose(shift((width - 1) / 2, (height - 1) / 2), compose(rotation(skew), toMiddle))
}

/** Cuts, straightens and turns as a recipe says; its colours are left as they are. */
export function cutOut({ raster, dpi }: Sheet, { quad, skew, crop, turn }: PageRecipe): Sheet {
  if (quad !== null) {
    const { width, height, dpi: made } = sizeOf(quad, raster, dpi)
    return turned(raster, width, height, ontoQuad(width, height, inDots(quad, raster)), turn, made)
  }
  const canvas = canvasOf(raster.width, raster.height, skew)
  const left = Math.round((crop?.left ?? 0) * canvas.width)
  const top = Math.round((crop?.top ?? 0) * canvas.height)
  const width = Math.max(1, Math.min(canvas.width - left, Math.round((crop?.width ?? 1) * canvas.width)))
  const height = Math.max(1, Math.min(canvas.height - top, Math.round((crop?.height ?? 1) * canvas.height)))
  if (skew === 0 && turn === 0 && width === raster.width && height === raster.height) return { raster, dpi }
  const cut = compose(straightened(raster.width, raster.height, skew), shift(left, top))
  return turned(raster, width, height, cut, turn, dpi)
}

function turned(
  raster: Raster,
  width: number,
  height: number,
  cut: Transform,
  turn: PageRecipe['turn'],
  dpi: number,
): Sheet {
  const across = turn === 90 || turn === 270
  const transform = compose(cut, unturned(turn, width, height))
  return { raster: warp(raster, across ? height : width, across ? width : height, transform), dpi }
}

function inDots(quad: PageQuad, { width, height }: Raster): PageQuad {
  const [one, two, three, four] = quad
  const dot = ({ x, y }: PageQuad[0]): PageQuad[0] => ({ x: x * (width - 1), y: y * (height - 1) })
  return [dot(one), dot(two), dot(three), dot(four)]
}

/** Length of a quad's longer pair of sides, in dots of its picture. */
export function longSideOf(quad: PageQuad, raster: Raster): number {
  const { across, down } = sidesOf(quad, raster)
  return Math.max(across, down)
}

function sidesOf(quad: PageQuad, raster: Raster): { across: number; down: number } {
  const [one, two, three, four] = inDots(quad, raster)
  const length = (from: PageQuad[0], to: PageQuad[0]): number => Math.hypot(to.x - from.x, to.y - from.y)
  return { across: (length(one, two) + length(four, three)) / 2, down: (length(one, four) + length(two, three)) / 2 }
}

/** The size in dots that a sheet seen in a photograph has: A4 and cards have theirs, others what the photograph shows. */
function sizeOf(quad: PageQuad, raster: Raster, dpi: number): { width: number; height: number; dpi: number } {
  const { across, down } = sidesOf(quad, raster)
  const ratio = Math.max(across, down) / Math.max(1, Math.min(across, down))
  const made = (sheet: { long: number; short: number }, at: number) => {
    const [long, short] = [Math.round(sheet.long * at), Math.round(sheet.short * at)]
    return across > down ? { width: long, height: short, dpi: at } : { width: short, height: long, dpi: at }
  }
  if (ratio >= A4_RATIO.from && ratio < A4_RATIO.to) return made(A4, SHEET_DPI)
  if (ratio >= CARD_RATIO.from && ratio <= CARD_RATIO.to) return made(CARD, CARD_DPI)
  return { width: Math.max(16, Math.round(across)), height: Math.max(16, Math.round(down)), dpi }
}
