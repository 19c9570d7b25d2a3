import { fold, searchTokens } from '../../../../shared/text/index.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'

/**
 * What a token stands for: its first letter. Beginnings that many dossiers share are tokens of their own, in one or two
 * lengths: any other length is a short range of tokens, of these or of the whole numbers and words.
 */
export const TAG = {
  /** A word of the applicant's or owner's name, folded. */
  word: 'w',
  /** A word in its exact form, where that differs: apart, so that an unfinished folded word doesn't read each word twice. */
  exactWord: 'x',
  /** The first letters of a folded word. */
  wordBeginning: 'v',
  /** Two folded words that follow each other. */
  pair: 'a',
  /** A personal number, old or new. */
  number: 'i',
  /** The province of a personal number, its first digits. */
  numberProvince: 'j',
  /** Province, sex with century, and decade of a personal number. */
  numberDecade: 'k',
  phone: 't',
  /** The network of a phone number, its first digits. */
  phoneNetwork: 'u',
  state: 's',
  procedure: 'p',
  /** The agency of an official code or the mark of a temporary number, whole and its last part. */
  issuer: 'e',
  /** The date in a code, `261120`. */
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
  TAG.numberProvince,
  TAG.numberDecade,
  TAG.phone,
  TAG.phoneNetwork,
]

/** Lengths of the beginnings that are tokens. */
export const WORD_BEGINNING = 2
export const NUMBER_PROVINCE = 3
export const NUMBER_DECADE = 5
export const PHONE_NETWORK = 3

const CODE = /^(.+)-(\d{6})-(T?\d+)$/

/** Every token under which a dossier is found. */
export function tokensOf(record: DossierRecord): ReadonlySet<string> {
  const tokens = new Set<string>([TAG.state + record.state, TAG.procedure + record.procedure])
  for (const name of [record.applicant_name, record.owner_name]) if (name !== null) addName(tokens, name)
  for (const number of [record.personal_number, record.old_number]) {
    if (number === null) continue
    tokens.add(TAG.number + number)
    tokens.add(TAG.numberProvince + number.slice(0, NUMBER_PROVINCE))
    tokens.add(TAG.numberDecade + number.slice(0, NUMBER_DECADE))
  }
  if (record.phone !== null) {
    tokens.add(TAG.phone + record.phone)
    tokens.add(TAG.phoneNetwork + record.phone.slice(0, PHONE_NETWORK))
  }
  for (const code of [record.code, record.temporary_code]) if (code !== null) addCode(tokens, code)
  return tokens
}

function addName(tokens: Set<string>, name: string): void {
  const words = fold(name).split(' ')
  for (const [place, word] of words.entries()) {
    const before = words[place - 1]
    tokens.add(TAG.word + word)
    tokens.add(TAG.wordBeginning + word.slice(0, WORD_BEGINNING))
    if (before !== undefined) tokens.add(pairToken(before, word))
  }
  for (const token of searchTokens(name)) if (!words.includes(token)) tokens.add(TAG.exactWord + token)
}

/** The token of two folded words that follow each other. */
export function pairToken(first: string, second: string): string {
  return `${TAG.pair}${first} ${second}`
}

function addCode(tokens: Set<string>, code: string): void {
  const [, issuer, day, serial] = CODE.exec(code) ?? []
  if (issuer === undefined || day === undefined || serial === undefined) {
    tokens.add(TAG.issuer + code)
    return
  }
  tokens.add(TAG.issuer + issuer)
  tokens.add(TAG.issuer + issuer.slice(issuer.lastIndexOf('.') + 1))
  tokens.add(TAG.day + day)
  tokens.add(`${TAG.dayAndSerial}${day}-${serial}`)
  tokens.add(TAG.serial + serial)
}
