import type { GrayPicture } from '../picture.ts'
import type { PageReader } from '../text/reader.ts'
import { shrink } from './ink.ts'
import { type PageTurn, turnOf } from './turn.ts'

/** The shapes of letters are told at this resolution as well as at any, in a third of a second. */
const LETTERS_DPI = 170

/** Below this Tesseract guesses. */
const LEAST_CONFIDENCE = 2

/** A page in its red channel, small for its ink and whole for its letters, which are seldom asked. */
export interface PageToTurn {
  /** At about 100 dots an inch. */
  readonly small: GrayPicture
  readonly smallDpi: number
  readonly whole: () => GrayPicture
  readonly dpi: number
}

/**
 * The turn that makes a straightened page upright: by its ink where that tells, else by the shapes of its letters, which
 * costs a third of a second. A page that tells neither way is left as it is, unsure.
 */
export async function orientationOf(
  { small, smallDpi, whole, dpi }: PageToTurn,
  reader: Pick<PageReader, 'findTurn'>,
): Promise<PageTurn> {
  const byInk = turnOf(small, smallDpi)
  if (byInk.sure) return byInk
  const byLetters = await reader.findTurn(shrink(whole(), Math.max(1, Math.floor(dpi / LETTERS_DPI))))
  return byLetters === undefined || byLetters.confidence < LEAST_CONFIDENCE
    ? { turn: 0, sure: false }
    : { turn: byLetters.turn, sure: true }
}
