const CARD_BEGINNING = /^\D{0,4}\d{9}(\d{3})?\|/
const CARD_TEXT = /^\D{0,4}\d{9}(\d{3})?\|(.*\|){4,}/s

/** Whether a text that is still being typed can only become what a reader makes of an identity card. */
export function beginsLikeCard(text: string): boolean {
  return CARD_BEGINNING.test(text)
}

/** Whether a text is what a reader makes of the QR on an identity card: a number, then fields between bars. */
export function looksLikeCard(text: string): boolean {
  return CARD_TEXT.test(text)
}

/** The number in the text of a card, for what looks like one. */
export function numberOnCard(text: string): string {
  return /\d{9}(\d{3})?/.exec(text)?.[0] ?? ''
}
