import type { GrayPicture } from '../picture.ts'
import type { PageReader } from '../text/reader.ts'
import { shrink } from './ink.ts'
import { type PageTurn, turnOf } from './turn.ts'

/** The shapes of letters are told at this resolution as well as at any, in a third of a second. */
const LETTERS_DPI = 170

/** Below this Tesseract guesses. */
const LEAST_CONFIDENCE = 2

/**
 * The turn that makes a straightened page upright: by its ink where that tells, else by the shapes of its letters, which
 * costs a third of a second. A page that tells neither way is left as it is, unsure.
 */
export async function orientationOf(
  page: GrayPicture,
  dpi: number,
  reader: Pick<PageReader, 'findTurn'>,
): Promise<PageTurn> {
  const byInk = turnOf(page, dpi)
  if (byInk.sure) return byInk
  const byLetters = await reader.findTurn(shrink(page, Math.max(1, Math.floor(dpi / LETTERS_DPI))))
  return byLetters === undefined || byLetters.confidence < LEAST_CONFIDENCE
    ? { turn: 0, sure: false }
    : { turn: byLetters.turn, sure: true }
}
