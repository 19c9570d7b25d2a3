/**
 * Vietnamese letters for matching. A word is compared in two forms:
 * - folded: lower case without any mark, đ as d ("Nguyễn" is "nguyen");
 * - exact: lower case with the quality of its vowels, the tone moved to the end as a digit ("Nguyễn" is "nguyên4"). The
 *   old and the new placing of the tone ("Hoà", "Hòa") come out alike, and a half-typed word is the beginning of the whole.
 */

/** Đ as typed and as found in old data: đ, the Icelandic ð and the African ɖ look alike. */
const D_WITH_STROKE = /[đðɖ]/g
/** Invisible signs (zero-width spaces, soft hyphens, byte order marks) that come with pasted text. */
const INVISIBLE = /\p{Cf}+/gu
const MARKS = /\p{M}+/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u
/** A character beyond this one needs taking apart; nearly all folded and typed text has none. */
const BEYOND_ASCII = /[^\0-\x7f]/

/** Combining tone marks in the order of the VNI keys: sắc 1, huyền 2, hỏi 3, ngã 4, nặng 5. */
const TONE_MARKS = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const TONES = new RegExp(`[${TONE_MARKS.join('')}]`, 'g')

/** Words of a text in lower case, taken apart into letters and marks (NFD). */
export function decomposedWords(text: string): string[] {
  // Lower case first and again: some capital letters only appear once taken apart.
  const letters = BEYOND_ASCII.test(text)
    ? text.normalize('NFD').toLowerCase().normalize('NFD').replace(INVISIBLE, '')
    : text.toLowerCase()
  return letters.split(BETWEEN_WORDS).filter((word) => word !== '')
}

/** The folded form of one decomposed word. */
export function foldWord(decomposed: string): string {
  if (!BEYOND_ASCII.test(decomposed)) return decomposed
  return decomposed.replace(MARKS, '').replace(D_WITH_STROKE, 'd').normalize('NFC')
}

/** The exact form of one decomposed word. */
export function exactWord(decomposed: string): string {
  if (!BEYOND_ASCII.test(decomposed)) return decomposed
  const tones = (decomposed.match(TONES) ?? []).map((mark) => TONE_MARKS.indexOf(mark) + 1)
  return decomposed.replace(TONES, '').replace(D_WITH_STROKE, 'đ').normalize('NFC') + tones.join('')
}

/**
 * A text for matching with or without diacritics: lower case, no marks, đ as d, punctuation and white space as single
 * spaces. Composed and decomposed text come out alike; folding twice changes nothing.
 */
export function fold(text: string): string {
  return decomposedWords(text)
    .map(foldWord)
    .filter((word) => word !== '')
    .join(' ')
}
