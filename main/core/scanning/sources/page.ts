import { hasTooManyDots } from '../imaging/picture/limits.ts'
import { findPictureHead } from './picture.ts'
import { scanError } from './problem.ts'
import type { ScannedPage } from './source.ts'

/** Largest page that is taken, in bytes: A3 in colour at 600 dpi without compression. */
export const MOST_PAGE_BYTES = 220 * 1_024 * 1_024

/** Least dots of a side that can be a page: a card at 100 dpi has more than 200. */
const LEAST_DOTS = 64

/**
 * A page of what a scanner gave. Drivers round the resolution without a word, so that what the picture says counts.
 * @param asked the resolution that was asked for, in dots per inch
 * @throws DeskError scanning.broken-picture when it is no picture, not a whole one, or one with more dots than any sheet has
 */
export function pageOf(content: Buffer, asked: number): ScannedPage {
  const head = findPictureHead(content)
  const isPage = head !== undefined && Math.min(head.width, head.height) >= LEAST_DOTS && !hasTooManyDots(head)
  if (!isPage) throw scanError('broken-picture')
  return { content, dpi: head.dpi ?? asked }
}
