import type { DossierState } from '../../../../shared/catalog/status.ts'
import { fold, queryTokens } from '../../../../shared/text/index.ts'
import { NUMBER_DECADE, NUMBER_PROVINCE, PHONE_NETWORK, pairToken, TAG, WORD_BEGINNING } from './tokens.ts'

/** Where a term looks: one token, or all tokens with a beginning. */
export type Source = { readonly kind: 'token' | 'beginning'; readonly token: string }

/** A dossier answers a term that finds it in any of its sources, and a query by answering all of its terms. */
export type Term = readonly Source[]

/** What somebody typed, as terms; `forgiving` is tried when nothing is found, and absent when it would ask the same. */
export interface TextQuery {
  readonly terms: readonly Term[]
  readonly forgiving: readonly Term[] | undefined
}

const token = (text: string): Source => ({ kind: 'token', token: text })
const beginning = (text: string): Source => ({ kind: 'beginning', token: text })

/** Text between quotation marks, or after the last of an uneven number of them. */
const QUOTED = /"([^"]*)("|$)/g
const GROUPED_DIGITS = /^\s*\d[\d\s.]*$/
const DIGITS = /^\d+$/
const DIGITS_AND_DOTS = /^\d[\d.]*$/
const DAY_AND_SERIAL = /^(\d{6})-(T?\d{0,5})$/
const CODE_BEGINNING = /^([A-Z0-9.]+)-(?:(\d{1,6})(?:-(T?\d{0,5}))?)?$/
const TEMPORARY_SERIAL = /^T(\d{1,4})$/
const SERIAL_DIGITS = 4
/** A day needs at least its year and month to be looked for, `2611`. */
const SHORTEST_DAY = 4
const LONGEST_DAY = 6

/**
 * Reads what was typed: words of names (with diacritics only those, the last one perhaps unfinished), names between
 * quotation marks with the words in that order, personal and phone numbers from their start (in groups, too), and codes
 * in whole or in any part that people say: their beginning, `H56`, `261120`, `261120-0007`, `0007`.
 */
export function readQuery(text: string): TextQuery {
  const terms: Term[] = []
  const forgiving: Term[] = []
  const unquoted = text.replace(QUOTED, (_, phrase: string, end: string) => {
    terms.push(...phraseTerms(phrase, end !== ''))
    forgiving.push(...phraseTerms(fold(phrase), end !== ''))
    return ' '
  })
  const words: string[] = []
  for (const piece of piecesOf(unquoted)) {
    const found = codeTerms(piece.toUpperCase())
    if (found === undefined) words.push(piece)
    else {
      terms.push(...found)
      forgiving.push(...found)
    }
  }
  const name = words.join(' ')
  const isLast = unquoted.trimEnd().endsWith(words.at(-1) ?? '')
  terms.push(...wordTerms(name, isLast))
  forgiving.push(...wordTerms(fold(name), isLast))
  const isSame = JSON.stringify(terms) === JSON.stringify(forgiving)
  return { terms, forgiving: isSame ? undefined : forgiving }
}

/** Terms for the filters beside the text. */
export function filterTerms(states: readonly DossierState[], procedure: string | null): Term[] {
  const terms: Term[] = []
  if (states.length > 0) terms.push([...new Set(states)].map((state) => token(TAG.state + state)))
  if (procedure !== null) terms.push([token(TAG.procedure + procedure)])
  return terms
}

/** The term that finds a person by the whole personal number. */
export function personTerm(personalNumber: string): Term {
  return [token(TAG.number + personalNumber)]
}

function piecesOf(text: string): string[] {
  const joined = GROUPED_DIGITS.test(text) && /\d\s+\d/.test(text) ? text.replace(/[\s.]/g, '') : text
  return joined.split(/\s+/).filter((piece) => piece !== '')
}

function codeTerms(piece: string): Term[] | undefined {
  const [, day, serial] = DAY_AND_SERIAL.exec(piece) ?? []
  if (day !== undefined) return [[beginning(`${TAG.dayAndSerial}${day}-${serial ?? ''}`)]]
  const parts = CODE_BEGINNING.exec(piece)
  if (parts !== null) {
    const [, issuer = '', day, codeSerial] = parts
    const terms = [[token(TAG.issuer + issuer)]]
    if (codeSerial !== undefined) terms.push([beginning(`${TAG.dayAndSerial}${day}-${codeSerial}`)])
    else if (day !== undefined) terms.push([beginning(TAG.day + day)])
    return terms
  }
  const [, temporary] = TEMPORARY_SERIAL.exec(piece) ?? []
  if (temporary !== undefined) return [[token(`${TAG.serial}T${temporary.padStart(SERIAL_DIGITS, '0')}`)]]
  if (DIGITS_AND_DOTS.test(piece)) return [numberTerm(piece)]
  if (/^[A-Z0-9.]*\d[A-Z0-9.]*$/.test(piece)) return [[beginning(TAG.issuer + piece)]]
  return undefined
}

function numberTerm(piece: string): Term {
  const digits = piece.replaceAll('.', '')
  const sources = [...numberSources(digits), ...phoneSources(digits), beginning(TAG.issuer + piece)]
  if (DIGITS.test(piece) && piece.length === SERIAL_DIGITS) sources.push(token(TAG.serial + piece))
  if (DIGITS.test(piece) && piece.length >= SHORTEST_DAY && piece.length <= LONGEST_DAY) {
    sources.push(beginning(TAG.day + piece))
  }
  return sources
}

function numberSources(digits: string): Source[] {
  if (digits.length <= NUMBER_PROVINCE) return [beginning(TAG.numberProvince + digits)]
  return [beginning((digits.length <= NUMBER_DECADE ? TAG.numberDecade : TAG.number) + digits)]
}

function phoneSources(digits: string): Source[] {
  return [beginning((digits.length <= PHONE_NETWORK ? TAG.phoneNetwork : TAG.phone) + digits)]
}

interface Word {
  readonly token: string
  /** Asks for the word with its diacritics. */
  readonly isExact: boolean
  readonly isUnfinished: boolean
}

function wordsOf(text: string): Word[] {
  const folded = queryTokens(fold(text))
  return queryTokens(text).map(({ token, prefix }, place) => ({
    token,
    isExact: token !== folded[place]?.token,
    isUnfinished: prefix,
  }))
}

function wordTerms(text: string, isLast: boolean): Term[] {
  return wordsOf(text).map((word) => [wordSource(word, word.isUnfinished && isLast)])
}

function wordSource({ token: word, isExact }: Word, isUnfinished: boolean): Source {
  const tagged = (isExact ? TAG.exactWord : TAG.word) + word
  if (!isUnfinished) return token(tagged)
  const isShort = !isExact && word.length <= WORD_BEGINNING
  return beginning(isShort ? TAG.wordBeginning + word : tagged)
}

function phraseTerms(phrase: string, isClosed: boolean): Term[] {
  const words = wordsOf(phrase)
  const toTerm = (word: Word): Term => [wordSource(word, word.isUnfinished && !isClosed)]
  if (words.length < 2) return words.map(toTerm)
  const folded = fold(phrase).split(' ')
  const pairs = folded.slice(1).map((word, place): Term => {
    const pair = pairToken(folded[place] ?? '', word)
    return [isClosed || place < folded.length - 2 ? token(pair) : beginning(pair)]
  })
  // A pair says all there is to say of words without diacritics.
  return [...pairs, ...words.filter(({ isExact }) => isExact).map(toTerm)]
}
