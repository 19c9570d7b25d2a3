import type { IsoDate } from '../catalog/procedure.ts'
import { findDay } from '../deadlines/index.ts'
import { DeskError } from '../errors.ts'
import { titleCaseName } from '../text/index.ts'
import { type CardContext, type CardFinding, crossCheck, type IdentityCard } from './card.ts'
import type { CardReading } from './card-qr.ts'
import { parsePersonalNumber } from './personal-number.ts'

/** Signs of the machine-readable zone of a card: three lines of thirty (ICAO Doc 9303-5, TD1). */
export const MRZ_LENGTH = 90
const LINE = 30

const WEIGHTS = [7, 3, 1] as const
const BEGINNING = /^I[A-Z<]VNM/

/** What a reader, or somebody who types, may put between the signs. */
const BETWEEN = /[\s\p{Cc}\p{Cf}]+/gu

/**
 * The check digit of a field: each sign by its value (digits themselves, A to Z as 10 to 35, `<` as 0) times 7, 3, 1 in turn,
 * modulo 10 (ICAO Doc 9303-3, 4.9).
 */
export function mrzCheckDigit(field: string): number {
  let sum = 0
  for (const [place, sign] of [...field].entries()) {
    const value = sign === '<' ? 0 : Number.parseInt(sign, 36)
    sum += value * (WEIGHTS[place % WEIGHTS.length] ?? 0)
  }
  return sum % 10
}

/** Whether what was typed so far is the beginning of a machine-readable zone that has not come to its end. */
export function isUnfinishedMrz(raw: string): boolean {
  const signs = signsOf(raw)
  return BEGINNING.test(signs) && signs.length < MRZ_LENGTH
}

/** Whether a text is as long as a machine-readable zone and begins like one. */
export function looksLikeMrz(raw: string): boolean {
  const signs = signsOf(raw)
  return BEGINNING.test(signs) && signs.length >= MRZ_LENGTH
}

/**
 * Reads the machine-readable zone on the back of an identity card (TD1, three lines of thirty signs). Lower case, blanks and
 * line ends between the lines are put up with; a check digit that is wrong is not, since the zone has no other witness.
 *
 * The name stands there without diacritics and the address not at all: the one comes back with a finding, the other empty.
 * @throws DeskError `identity.mrz-not-a-card`; `identity.mrz-bad-check` with the `field` whose check digit is wrong;
 *   `identity.qr-bad-field` with the `field` that is impossible
 */
export function parseMrz(raw: string, context: CardContext): CardReading {
  const signs = signsOf(raw)
  if (signs.length !== MRZ_LENGTH || !BEGINNING.test(signs) || !/^[A-Z0-9<]+$/.test(signs)) {
    throw new DeskError('identity.mrz-not-a-card', { length: signs.length })
  }
  const first = signs.slice(0, LINE)
  const second = signs.slice(LINE, 2 * LINE)
  const third = signs.slice(2 * LINE)
  const number = first.slice(15, 27)
  const birth = second.slice(0, 6)
  const expiry = second.slice(8, 14)
  requireCheck('documentNumber', first.slice(5, 14), first.slice(14, 15))
  requireCheck('dateOfBirth', birth, second.slice(6, 7))
  requireCheck('expiry', expiry, second.slice(14, 15))
  requireCheck('personalNumber', number, first.slice(29, 30))
  requireCheck(
    'whole',
    first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29),
    second.slice(29),
  )

  const parsed = parsePersonalNumber(number)
  if (parsed.kind !== 'personal-number') throw new DeskError('identity.mrz-not-a-card', { length: number.length })
  const dateOfBirth = dateOf(birth, Math.floor(parsed.yearOfBirth / 100), 'dateOfBirth')
  const sex = { M: 'male', F: 'female' }[second.slice(7, 8)]
  const card: IdentityCard = {
    personalNumber: number,
    name: nameOf(third),
    dateOfBirth,
    sex: sex === 'male' || sex === 'female' ? sex : parsed.sex,
    address: '',
  }
  const findings: CardFinding[] = [...crossCheck(card, context), { code: 'name-without-diacritics' }]
  if (first.slice(5, 14) !== number.slice(3)) findings.push({ code: 'numbers-differ' })
  const expiresOn = expiryOf(expiry, dateOfBirth)
  if (expiresOn !== undefined && expiresOn < context.today) findings.push({ code: 'card-expired', expiresOn })
  return { card, findings }
}

function signsOf(raw: string): string {
  return raw.replace(BETWEEN, '').toUpperCase()
}

function requireCheck(field: string, signs: string, digit: string): void {
  if (String(mrzCheckDigit(signs)) !== digit) throw new DeskError('identity.mrz-bad-check', { field })
}

function dateOf(digits: string, century: number, field: string): IsoDate {
  const [, year = '', month = '', day = ''] = /^(\d{2})(\d{2})(\d{2})$/.exec(digits) ?? []
  const date = `${century}${year}-${month}-${day}`
  if (findDay(date) === undefined) throw new DeskError('identity.qr-bad-field', { field })
  return date
}

/** The day a card ends on, in the century that comes after the birth; cards of the old have `991231` or filler for none. */
function expiryOf(digits: string, dateOfBirth: IsoDate): IsoDate | undefined {
  if (!/^\d{6}$/.test(digits) || digits === '991231') return undefined
  for (const century of [20, 21]) {
    const date = `${century}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`
    if (date > dateOfBirth && findDay(date) !== undefined) return date
  }
  return undefined
}

function nameOf(line: string): string {
  const words = line.replace(/<+$/, '').replace(/<+/g, ' ').trim()
  if (!/^[A-Z ]{2,}$/.test(words)) throw new DeskError('identity.qr-bad-field', { field: 'name' })
  return titleCaseName(words)
}
