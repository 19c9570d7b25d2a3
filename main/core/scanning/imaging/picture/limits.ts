import { DeskError } from '../../../../../shared/errors.ts'

/** Bytes of a file that is opened. */
export const MOST_BYTES = 200 * 1_048_576
/** Dots of a picture that is decoded: A3 at 600 dpi has 70 million. */
export const MOST_DOTS = 100_000_000
/** Dots of one side. */
export const MOST_SIDE = 20_000
/** Pages of one file. */
export const MOST_PAGES = 500
/** Dots that are worked on at once: A3 at 300 dpi has 17 million. What is finer is made smaller while it is decoded. */
export const MOST_WORKED_DOTS = 18_000_000

/** Whether a picture has more dots than anybody here decodes. */
export function hasTooManyDots({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_DOTS
}

/** The error for what is beyond the limits. */
export function tooLarge(): DeskError {
  return new DeskError('imaging.too-large', { megapixels: MOST_DOTS / 1_000_000, megabytes: MOST_BYTES / 1_048_576 })
}
