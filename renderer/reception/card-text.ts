const CARD_TEXT = /^\D{0,4}\d{9}(\d{3})?\|(.*\|){4,}/s

/** Whether a text is what a reader makes of the QR on an identity card: a number, then fields between bars. */
export function looksLikeCard(text: string): boolean {
  return CARD_TEXT.test(text)
}
