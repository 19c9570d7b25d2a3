import { fold } from '../text/fold.ts'

/** Why a secret is refused: too little of it, a pattern, or words that are known to belong to this officer or desk. */
export type Weakness = 'short' | 'pattern' | 'guessable'

const LEAST_CHARACTERS = 12
const LEAST_WORDS = 4
/** A passphrase must still have this many characters that do not follow from the one before. */
const LEAST_SURPRISES = 6
const LEAST_DIFFERENT_CHARACTERS = 5

/** What people take first when a program asks for a secret, folded and without spaces. */
const COMMON_WORDS = [
  'matkhau',
  'password',
  'passphrase',
  'motcua',
  'quaymotcua',
  'hanhchinhcong',
  'ubnd',
  'uyban',
  'canbo',
  'admin',
  'vietnam',
  'hosomotcua',
  'iloveyou',
  'anhyeuem',
]

/** The kind of a unit before its name (xã, phường, đặc khu, Ủy ban nhân dân), which says nothing of the unit itself. */
const UNIT_KINDS = /^(ubnd|uy ban nhan dan)?\s*(xa|phuong|dac khu|thi tran)\s+/

const KEYBOARD_ROWS = ['1234567890', '!@#$%^&*()_+', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const COMMON_PINS = new Set([
  '0852',
  '1379',
  '1397',
  '2580',
  '3979',
  '5683',
  '8386',
  '101010',
  '102030',
  '111222',
  '112233',
  '123321',
  '123654',
  '147258',
  '147852',
  '159357',
  '159753',
  '258456',
  '456123',
  '753951',
  '789456',
  '789123',
])

/**
 * What is wrong with a passphrase; undefined when it will do: at least 12 characters or 4 different words, no mere
 * repetition or sequence, and nothing that a colleague would try first.
 * @param guessable login, names and commune: what the passphrase must not contain.
 */
export function findPassphraseWeakness(passphrase: string, guessable: readonly string[]): Weakness | undefined {
  const written = passphrase.normalize('NFC').trim()
  const words = fold(written).split(' ')
  const realWords = words.filter((word) => word.length >= 2)
  if ([...written].length < LEAST_CHARACTERS && new Set(realWords).size < LEAST_WORDS) return 'short'

  const characters = written.toLowerCase().replaceAll(/\s/gu, '')
  if (new Set(characters).size < LEAST_DIFFERENT_CHARACTERS || isRepetition(characters)) return 'pattern'
  if (countSurprises(characters) < LEAST_SURPRISES) return 'pattern'

  const compact = words.join('')
  if (guessable.some((one) => containsName(compact, words, one))) return 'guessable'
  const rest = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, ''), compact)
  return rest !== compact && countSurprises(rest) < LEAST_SURPRISES ? 'guessable' : undefined
}

/** What is wrong with a PIN of 4 to 12 digits; undefined when it will do: no row of digits, no repetition, no date. */
export function findPinWeakness(pin: string): Weakness | undefined {
  if (pin.length < 4) return 'short'
  if (hasOneStep(pin) || isRepetition(pin) || COMMON_PINS.has(pin)) return 'pattern'
  return isDate(pin) ? 'guessable' : undefined
}

/** Short names are compared as words: a login such as `an` stands within half of all Vietnamese words. */
function containsName(compact: string, words: readonly string[], name: string): boolean {
  const own = fold(name).replace(UNIT_KINDS, '')
  const joined = own.replaceAll(' ', '')
  return joined.length >= 4 ? compact.includes(joined) : joined.length >= 2 && words.includes(own)
}

/** Whether the text is one piece written at least twice, the last time perhaps cut short. */
function isRepetition(text: string): boolean {
  for (let period = 1; period * 2 <= text.length; period += 1) {
    if (text.slice(period) === text.slice(0, -period)) return true
  }
  return false
}

function countSurprises(text: string): number {
  const characters = [...text]
  return characters.filter((character, index) => {
    const before = characters[index - 1]
    return before === undefined || !followsFrom(before, character)
  }).length
}

function followsFrom(before: string, character: string): boolean {
  const step = (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)
  if (Math.abs(step) <= 1) return true
  return KEYBOARD_ROWS.some((row) => row.includes(before + character) || row.includes(character + before))
}

/** Whether the digits go up or down evenly (1111, 1234, 8642), also by one across the end of the row (7890). */
function hasOneStep(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))
  const around = new Set(steps.map((step) => (step + 10) % 10))
  return new Set(steps).size === 1 || (around.size === 1 && (around.has(1) || around.has(9)))
}

/** Whether the PIN reads as a year, a day and month, or a birthday in one of the usual orders. */
function isDate(pin: string): boolean {
  if (pin.length === 4) return isYear(pin) || isDay(pin)
  if (pin.length === 6) return isDay(pin.slice(0, 4)) || (isMonth(pin.slice(0, 2)) && isYear(pin.slice(2)))
  if (pin.length !== 8) return false
  return (
    (isDay(pin.slice(0, 4)) && isYear(pin.slice(4))) ||
    (isYear(pin.slice(0, 4)) && isMonth(pin.slice(4, 6)) && isDay(pin.slice(6) + pin.slice(4, 6)))
  )
}

function isYear(digits: string): boolean {
  return Number(digits) >= 1930 && Number(digits) <= 2039
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 12
}

/** Day and month, `ddmm`. */
function isDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2))
  return day >= 1 && day <= 31 && isMonth(digits.slice(2))
}
