import { fold } from '../text/index.ts'

/**
 * Signs that a keyboard-wedge reader or an input method (Telex, VNI) damaged Vietnamese text: such readers type, so
 * what arrives depends on the keyboard settings of the machine. Suspicions only; rare real names may raise them.
 */

const MARKS_IN_USE = '\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\u030c'
const NAME_SIGNS = new RegExp(`^[a-zđƀ${MARKS_IN_USE} '’.-]*$`)
const ADDRESS_SIGNS = new RegExp(`^[a-zđƀ0-9${MARKS_IN_USE} '’"“”.,;:/()&+-]*$`)
/** Two tones in one word, as when an input method takes a letter for a tone key. */
const TWO_TONES = /[\u0300\u0301\u0303\u0309\u0323][^ ]*[\u0300\u0301\u0303\u0309\u0323]/
const DIACRITIC = /[\p{M}đ]/u

/** Keys of Telex left in a word: a doubled letter, a w, or a tone key after a Vietnamese syllable ("nguyeenx", "thij"). */
const TELEX_LETTERS = /aa|ee|oo|dd|[aou]w|^w/
const TELEX_TONE =
  /^(b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu?|r|s|t|th|tr|v|x)?[aeiouy]+(c|ch|m|n|ng|nh|p|t)?[sfrxj]$/

/** Family names that are never written without diacritics, and are borne by most people. */
const FAMILY_NAMES_WITH_DIACRITICS = new Set(
  'nguyen tran le pham huynh hoang vu vo dang bui do ho ngo duong ly dinh luong truong'.split(' '),
)
/** Addresses on cards name a place of at least this many words, of which some always bear a diacritic. */
const WORDS_OF_AN_ADDRESS = 3

/** Whether the name of a person looks damaged. */
export function isGarbledName(name: string): boolean {
  const letters = name.toLowerCase().normalize('NFD')
  if (!NAME_SIGNS.test(letters) || TWO_TONES.test(letters)) return true
  if (DIACRITIC.test(letters)) return false
  const words = fold(name).split(' ')
  return FAMILY_NAMES_WITH_DIACRITICS.has(words[0] ?? '') || words.some(isTypedInTelex)
}

/** Whether an address looks damaged. */
export function isGarbledAddress(address: string): boolean {
  const letters = address.toLowerCase().normalize('NFD')
  if (!ADDRESS_SIGNS.test(letters) || TWO_TONES.test(letters)) return true
  return !DIACRITIC.test(letters) && fold(address).split(' ').length >= WORDS_OF_AN_ADDRESS
}

function isTypedInTelex(word: string): boolean {
  return TELEX_LETTERS.test(word) || TELEX_TONE.test(word)
}
