import { fold, searchTokens } from '../../../../shared/text/index.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'

/**
 * What a token stands for: its first letter. Beginnings that many dossiers share are tokens of their own, so that looking
 * for one reads one set and not hundreds; longer beginnings are a short range of tokens.
 */
export const TAG = {
  /** A word of the applicant's or owner's name, folded. */
  word: 'w',
  /** A word in its exact form, where that differs: apart, so that an unfinished folded word doesn't read each word twice. */
  exactWord: 'x',
  /** The first one or two letters of a folded word. */
  wordBeginning: 'v',
  /** Two folded words that follow each other. */
  pair: 'a',
  /** A personal number, old or new. */
  number: 'i',
  /** The first one to five digits of a personal number. */
  numberBeginning: 'j',
  phone: 't',
  /** The first one to four digits of a phone number. */
  phoneBeginning: 'u',
  state: 's',
  procedure: 'p',
  /** The agency of an official code or the mark of a temporary number, whole and its last part. */
  issuer: 'e',
  /** The first one to six digits of the date in a code. */
  day: 'd',
  /** Date and serial of a code, `261120-0007`. */
  dayAndSerial: 'c',
  /** The serial of a code, `0007` or `T0007`. */
  serial: 'n',
} as const

/** Tags of tokens that tell something of a person. */
export const PERSONAL_TAGS: readonly string[] = [
  TAG.word,
  TAG.exactWord,
  TAG.wordBeginning,
  TAG.pair,
  TAG.number,
  TAG.numberBeginning,
  TAG.phone,
  TAG.phoneBeginning,
]

export const LONGEST_WORD_BEGINNING = 2
export const LONGEST_NUMBER_BEGINNING = 5
export const LONGEST_PHONE_BEGINNING = 4

const CODE = /^(.+)-(\d{6})-(T?\d+)$/

/** Every token under which a dossier is found. */
export function tokensOf(record: DossierRecord): ReadonlySet<string> {
  const tokens = new Set<string>([TAG.state + record.state, TAG.procedure + record.procedure])
  for (const name of [record.applicant_name, record.owner_name]) if (name !== null) addName(tokens, name)
  for (const number of [record.personal_number, record.old_number]) {
    if (number === null) continue
    tokens.add(TAG.number + number)
    addBeginnings(tokens, TAG.numberBeginning, number, LONGEST_NUMBER_BEGINNING)
  }
  if (record.phone !== null) {
    tokens.add(TAG.phone + record.phone)
    addBeginnings(tokens, TAG.phoneBeginning, record.phone, LONGEST_PHONE_BEGINNING)
  }
  for (const code of [record.code, record.temporary_code]) if (code !== null) addCode(tokens, code)
  return tokens
}

function addName(tokens: Set<string>, name: string): void {
  const words = fold(name).split(' ')
  for (const [place, word] of words.entries()) {
    const before = words[place - 1]
    tokens.add(TAG.word + word)
    addBeginnings(tokens, TAG.wordBeginning, word, LONGEST_WORD_BEGINNING)
    if (before !== undefined) tokens.add(pairToken(before, word))
  }
  for (const token of searchTokens(name)) if (!words.includes(token)) tokens.add(TAG.exactWord + token)
}

/** The token of two folded words that follow each other. */
export function pairToken(first: string, second: string): string {
  return `${TAG.pair}${first} ${second}`
}

function addBeginnings(tokens: Set<string>, tag: string, text: string, longest: number): void {
  for (let length = 1; length <= Math.min(longest, text.length); length += 1) tokens.add(tag + text.slice(0, length))
}

function addCode(tokens: Set<string>, code: string): void {
  const [, issuer, day, serial] = CODE.exec(code) ?? []
  if (issuer === undefined || day === undefined || serial === undefined) {
    tokens.add(TAG.issuer + code)
    return
  }
  tokens.add(TAG.issuer + issuer)
  tokens.add(TAG.issuer + issuer.slice(issuer.lastIndexOf('.') + 1))
  addBeginnings(tokens, TAG.day, day, day.length)
  tokens.add(`${TAG.dayAndSerial}${day}-${serial}`)
  tokens.add(TAG.serial + serial)
}
