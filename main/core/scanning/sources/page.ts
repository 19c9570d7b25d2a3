import { findPictureHead } from './picture.ts'
import { scanError } from './problem.ts'
import type { ScannedPage } from './source.ts'

/** Largest page that is taken, in bytes: A3 in colour at 600 dpi without compression. */
export const MOST_PAGE_BYTES = 220 * 1_024 * 1_024

/** Most dots of a side, as much as JPEG can say. */
const MOST_DOTS = 65_500

/** Least dots of a side that can be a page: a card at 100 dpi has more than 200. */
const LEAST_DOTS = 64

/**
 * A page of what a scanner gave. Drivers round the resolution without a word, so that what the picture says counts.
 * @param asked the resolution that was asked for, in dots per inch
 * @throws DeskError scanning.broken-picture when it is no picture, or not a whole one
 */
export function pageOf(content: Buffer, asked: number): ScannedPage {
  const head = findPictureHead(content)
  const isPage =
    head !== undefined && [head.width, head.height].every((dots) => dots >= LEAST_DOTS && dots <= MOST_DOTS)
  if (!isPage) throw scanError('broken-picture')
  return { content, dpi: head.dpi ?? asked }
}
