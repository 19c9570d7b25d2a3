import { decomposedWords, exactWord, foldWord } from './fold.ts'

/** One word looked for: the whole token, or any token that begins with it. */
export interface QueryToken {
  readonly token: string
  readonly prefix: boolean
}

/**
 * Tokens under which a text is indexed: for each word its folded form, and its exact form when that differs. Words keep
 * their order, repetitions are left out. Composed letters (NFC).
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>()
  for (const word of decomposedWords(text)) {
    const folded = foldWord(word)
    if (folded === '') continue
    tokens.add(folded)
    tokens.add(exactWord(word))
  }
  return [...tokens]
}

/**
 * Tokens a query looks for: a word with a diacritic asks for its exact form, one without for the folded form, which is
 * the same there. The last word may be unfinished.
 *
 * A tone typed in the middle of a word ("Nguyễ") asks for that very syllable and finds nothing yet; when nothing is
 * found, `queryTokens(fold(query))` asks again without diacritics.
 */
export function queryTokens(query: string): QueryToken[] {
  const words = decomposedWords(query).filter((word) => foldWord(word) !== '')
  return words.map((word, index) => ({ token: exactWord(word), prefix: index === words.length - 1 }))
}
