/** Control characters, soft hyphens, zero-width signs and marks of writing direction: seen by nobody, harmful on paper. */
const INVISIBLE = /[\p{Cc}\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

/** Pictures and private signs, which no face of the statutory forms has. */
const WITHOUT_GLYPH =
  /\p{Emoji_Presentation}|\p{Co}|\p{Cn}|\p{Variation_Selector}|[\u{1f000}-\u{1faff}]|[\u{e0000}-\u{e0fff}]/gu

const BLANKS = /[\s\u00a0]+/g

/**
 * A text of one line as it is kept and printed: composed letters (NFC), without what nobody sees and no paper can show,
 * blanks single and none at the ends. The same text again when it is clean already.
 */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(WITHOUT_GLYPH, '')
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
