import { findSheet, type PageQuad, type PageRecipe } from '../../../../../shared/scanning/index.ts'
import type { CleaningOrder } from '../protocol.ts'
import { findSheetOnBed, outside, type SheetOnBed } from './bed.ts'
import { inkOf, patchesOf } from './ink.ts'
import { type Looks, lookAt, type Plane } from './planes.ts'
import { canvasOf, type Sheet, straightened } from './render.ts'
import { findSkew, SURE_FROM } from './skew.ts'
import type { Transform } from './transform.ts'

/** Smaller angles are not worth resampling a page. */
const LEAST_SKEW = 0.015
/** Ink so near to the side of a sheet, in judged dots, is the side itself. */
const BESIDE = 3
/** Patches of fewer judged dots are specks, and no reason to keep a margin. */
const SPECK = 4
/** Judged dots that stay around ink which would have been cut off. */
const AROUND_INK = 4

/** How a page is cut out. */
export type Cut = Pick<PageRecipe, 'quad' | 'skew' | 'crop'>

/** Proposes how the sheet is cut out of its picture: by corners where it was photographed, else by its skew and the bed around it. */
export function proposeCut({ raster, dpi }: Sheet, { origin, quad }: Pick<CleaningOrder, 'origin' | 'quad'>): Cut {
  const corners = quad ?? (origin === 'camera' ? findSheet(raster)?.quad : undefined)
  if (corners !== undefined) return { quad: corners, skew: 0, crop: null }
  const looks = lookAt(raster, dpi)
  const sheet = origin === 'camera' ? null : findSheetOnBed(looks)
  const ink = inkWithin(inkOf(looks.gray, 0.8), sheet)
  const skew = skewOf(ink, looks.gray, sheet)
  return { quad: null, skew, crop: cropOf(looks, ink, sheet, skew) }
}

function inkWithin(ink: Plane, sheet: SheetOnBed | null): Plane {
  if (sheet === null) return ink
  const data = ink.data.slice()
  for (let y = 0; y < ink.height; y += 1) {
    for (let x = 0; x < ink.width; x += 1) if (outside(sheet, x, y) > -BESIDE) data[y * ink.width + x] = 0
  }
  return { ...ink, data }
}

/** By the lines of the text; by the sides of the sheet where there is too little text to tell. */
function skewOf(ink: Plane, gray: Plane, sheet: SheetOnBed | null): number {
  const rows = findSkew(ink, gray)
  const best = rows.confidence >= SURE_FROM * 2 ? rows : surer(rows, findSkew(ink, gray, false))
  const degrees = best.confidence >= SURE_FROM ? best.degrees : (sheet?.skew ?? 0)
  return Math.abs(degrees) < LEAST_SKEW ? 0 : degrees
}

function surer<One extends { readonly confidence: number }>(one: One, other: One): One {
  return one.confidence >= other.confidence ? one : other
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The rectangle that is kept of the straightened picture; it holds the sheet, and all ink whatever the sheet was taken for. */
function cropOf(looks: Looks, ink: Plane, sheet: SheetOnBed | null, skew: number): PageRecipe['crop'] {
  if (sheet === null && skew === 0) return null
  const { width, height } = looks.gray
  const canvas = canvasOf(width, height, skew)
  const back = straightened(width, height, skew)
  const box: Box =
    sheet === null
      ? {
          left: (canvas.width - width) / 2,
          top: (canvas.height - height) / 2,
          right: (canvas.width + width) / 2,
          bottom: (canvas.height + height) / 2,
        }
      : boxOf(cornersOf(sheet, width, height), back)
  for (const { dots, left, top, right, bottom } of patchesOf(ink)) {
    if (dots <= SPECK) continue
    const held = boxOf(
      [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ],
      back,
    )
    if (held.left < box.left) box.left = held.left - AROUND_INK
    if (held.top < box.top) box.top = held.top - AROUND_INK
    if (held.right > box.right) box.right = held.right + AROUND_INK
    if (held.bottom > box.bottom) box.bottom = held.bottom + AROUND_INK
  }
  const left = Math.max(0, box.left) / canvas.width
  const top = Math.max(0, box.top) / canvas.height
  const right = Math.min(canvas.width, box.right) / canvas.width
  const bottom = Math.min(canvas.height, box.bottom) / canvas.height
  return { left, top, width: Math.max(0.01, right - left), height: Math.max(0.01, bottom - top) }
}

type Points = readonly { readonly x: number; readonly y: number }[]

/** The box around points of the original once it is straightened; `back` is a rotation, so its inverse is its transpose. */
function boxOf(points: Points, [a, b, c, d, e, f]: Transform): Box {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const point of points) {
    const [fromX, fromY] = [point.x - c, point.y - f]
    const [x, y] = [a * fromX + d * fromY, b * fromX + e * fromY]
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

function cornersOf(sheet: SheetOnBed, width: number, height: number): Points {
  const left = sheet.left ?? { from: 0, slope: 0 }
  const right = sheet.right ?? { from: width, slope: 0 }
  const top = sheet.top ?? { from: 0, slope: 0 }
  const bottom = sheet.bottom ?? { from: height, slope: 0 }
  const cross = (upright: typeof left, flat: typeof top): PageQuad[0] => {
    const y = (flat.from + flat.slope * upright.from) / (1 - flat.slope * upright.slope)
    return { x: upright.from + upright.slope * y, y }
  }
  return [cross(left, top), cross(right, top), cross(right, bottom), cross(left, bottom)]
}
