/** Control characters, halves of surrogate pairs, and all that no eye sees: zero-width signs, fillers, marks of writing direction. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu

/** Pictures and private signs, which no face of the statutory forms has. */
const WITHOUT_GLYPH =
  /(?![\p{L}\p{N}\u00a9\u00ae\u2122])[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Co}\p{Cn}]/gu

/** More marks on one letter than any language has, which would run over the lines of a paper. */
const HEAPED_MARKS = /(\p{M}{4})\p{M}+/gu

/**
 * Nearly every text that is typed: composed letters of Vietnamese and its neighbours, digits and signs, single blanks
 * between them. Nothing of it is changed below, and one look tells that; it stands on the way of every accept.
 */
const CLEAN_ALREADY =
  /^[!-~\u00a1-\u00ac\u00ae-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]+(?: [!-~\u00a1-\u00ac\u00ae-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]+)*$/

const BLANKS = /[\s\u00a0]+/g

/**
 * A text of one line as it is kept and printed: composed letters (NFC), without what nobody sees and no paper can show,
 * blanks single and none at the ends. The same text again when it is clean already.
 */
export function cleanLine(text: string): string {
  return CLEAN_ALREADY.test(text) ? text : cleanedLine(text)
}

/** What {@link cleanLine} does to a text that may need it. */
export function cleanedLine(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(WITHOUT_GLYPH, '')
    .normalize('NFC')
    .replace(HEAPED_MARKS, '$1')
    .replace(BLANKS, ' ')
    .trim()
}

/** A text of several lines, each as {@link cleanLine} makes it; empty lines at the ends go. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cleanLine)
    .join('\n')
    .trim()
}
