import type { SignaturePlace } from '../../shared/signing/index.ts'

/** Size of a page in points, as it is looked at. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** Smallest side of a signature's box in points: what the contract takes. */
const SMALLEST = 8
const bounded = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
/** A tenth of a point is finer than any printer. */
const rounded = (value: number) => Math.round(value * 10) / 10

/** The same box with its top left corner somewhere else, wholly on its page as far as it fits there. */
export function placedAt(place: SignaturePlace, at: { readonly left: number; readonly top: number }, page: PageSize) {
  const width = bounded(place.width, SMALLEST, page.width)
  const height = bounded(place.height, SMALLEST, page.height)
  return {
    page: place.page,
    width: rounded(width),
    height: rounded(height),
    left: rounded(bounded(at.left, 0, page.width - width)),
    top: rounded(bounded(at.top, 0, page.height - height)),
  }
}

/** The box moved by so many points. */
export function movedBy(place: SignaturePlace, by: { readonly x: number; readonly y: number }, page: PageSize) {
  return placedAt(place, { left: place.left + by.x, top: place.top + by.y }, page)
}

/** The box made larger or smaller around its middle; it keeps its shape and stays on its page. */
export function scaledBy(place: SignaturePlace, factor: number, page: PageSize): SignaturePlace {
  const most = Math.min(page.width / place.width, page.height / place.height)
  const least = SMALLEST / Math.min(place.width, place.height)
  const by = Math.max(least, Math.min(factor, most))
  const [width, height] = [place.width * by, place.height * by]
  const left = place.left + (place.width - width) / 2
  const top = place.top + (place.height - height) / 2
  return placedAt({ ...place, width, height }, { left, top }, page)
}

/** The box on another page, at the same distance from its sides as far as it fits there. */
export function onPage(place: SignaturePlace, number: number, page: PageSize): SignaturePlace {
  return placedAt({ ...place, page: number }, place, page)
}
