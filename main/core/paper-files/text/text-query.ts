import { fold, queryTokens, searchTokens } from '../../../../shared/text/index.ts'

/** Fewer letters than these are no beginning of a word: the index has lists of beginnings from here on. */
const SHORTEST_BEGINNING = 2
/** More words than these narrow nothing further; each costs time. */
const MOST_WORDS = 12

/** Words that must stand one after the other; a single word is a run of one. */
export interface Run {
  readonly words: readonly string[]
  /** The last word may go on. */
  readonly isUnfinished: boolean
}

/** What is looked for in the text of papers. */
export interface TextQuery {
  /** All of them have to stand on a page, folded. */
  readonly runs: readonly Run[]
  /** Whether some word was typed with diacritics: pages that have them come first. */
  readonly hasMarks: boolean
  /** Whether the words of a page are those that were typed, diacritics and all. */
  isExactIn(text: string): boolean
}

const QUOTED = /"([^"]*)("|$)/g

/** Reads what was typed: words with or without diacritics in any order, and phrases in quotation marks. */
export function readTextQuery(typed: string): TextQuery {
  const runs: Run[] = []
  const loose = typed.replaceAll(/[“”„«»]/g, '"').replace(QUOTED, (_, phrase: string, end: string) => {
    const words = wordsOf(phrase)
    if (words.length > 0) runs.push({ words, isUnfinished: end === '' && mayGoOn(words.at(-1)) })
    return ' '
  })
  const words = wordsOf(loose)
  const goesOn = !/[\s"]$/.test(typed)
  words.forEach((word, place) => {
    runs.push({ words: [word], isUnfinished: goesOn && place === words.length - 1 && mayGoOn(word) })
  })
  const exact = queryTokens(typed).map(({ token }) => token)
  const hasMarks = exact.join(' ') !== fold(typed)
  return {
    runs: runs.slice(0, MOST_WORDS),
    hasMarks,
    isExactIn: (text) => {
      const tokens = searchTokens(text)
      const all = new Set(tokens)
      return exact.every((token, place) =>
        place === exact.length - 1 && goesOn ? tokens.some((each) => each.startsWith(token)) : all.has(token),
      )
    },
  }
}

/** The query as the index of words takes it (FTS5): every run quoted, so that nothing typed is an operator. */
export function toMatch({ runs }: TextQuery): string {
  return runs.map(({ words, isUnfinished }) => `"${words.join(' ')}"${isUnfinished ? '*' : ''}`).join(' ')
}

function mayGoOn(word = ''): boolean {
  return word.length >= SHORTEST_BEGINNING
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
}
