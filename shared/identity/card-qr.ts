import type { IsoDate } from '../catalog/procedure.ts'
import { findDay } from '../deadlines/index.ts'
import type { Sex } from '../dossier/applicant.ts'
import { DeskError } from '../errors.ts'
import { fold, normalizeName, titleCaseName } from '../text/index.ts'
import { type CardContext, type CardFinding, crossCheck, IdentityCard } from './card.ts'
import { isGarbledAddress, isGarbledName } from './garbled.ts'
import { parsePersonalNumber } from './personal-number.ts'

/** A card as read, and what a person should look at. */
export interface CardReading {
  readonly card: IdentityCard
  readonly findings: CardFinding[]
}

/** Characters; a real card holds fewer than 300. */
export const LONGEST_CARD_QR = 2000
const FEWEST_FIELDS = 7

/** Byte order marks, also as a reader set to Latin-1 shows them, and the symbology identifier some readers send (`]Q3`). */
const READER_PREFIX = /^(\s|\ufeff|ï»¿|\][A-Za-z]\d)+/
/** Where a second scan begins without an Enter between: a number, an old number, a name, a date, right after a date. */
const SECOND_CARD = /(\|\d{8}|\|)(?=(?:\d{12}|\d{9})\|(?:\d{12}|\d{9})?\|[^|]+\|\d{8}\|)/g
const LINE_END = /[\r\n]+/
const COMPLETE_CARD = /^\s*(?:\d{12}|\d{9})\s*\|(?:[^|]*\|){5}/

/**
 * Reads the QR of an identity card: `number|old number|name|ddMMyyyy|sex|address|ddMMyyyy`, UTF-8; newer cards may have
 * further fields, which are left alone. The text comes from a reader that types like a keyboard, from a camera or from
 * the clipboard, so line ends, control characters, byte order marks, decomposed letters, any case and a card scanned
 * twice are put right; damage that can only be suspected comes back as a finding.
 *
 * Old number, address and issue date may be empty. The name gets capitals as forms write it ("Nguyễn Thị A"). A sex that
 * cannot be read is taken from the number, with a finding.
 *
 * @throws DeskError `identity.qr-empty`, `identity.qr-too-long`, `identity.qr-not-a-card` (also for two different cards
 * in one scan), or `identity.qr-bad-field` with the `field` of {@link IdentityCard} that is impossible.
 */
export function parseCardQr(raw: string, context: CardContext): CardReading {
  if (raw.length > LONGEST_CARD_QR) throw new DeskError('identity.qr-too-long', { length: raw.length })
  const fields = oneCard(raw)
    .split('|')
    .map((field) => normalizeName(field))
  const [number = '', oldNumber = '', name = '', birth = '', sexText = '', address = '', issue = ''] = fields
  const personalNumber = withoutSpaces(number)
  if (fields.length < FEWEST_FIELDS || !isNumber(personalNumber)) {
    throw new DeskError('identity.qr-not-a-card', { fields: fields.length })
  }

  const findings: CardFinding[] = []
  if (isGarbledName(name)) findings.push({ code: 'text-garbled', field: 'name' })
  if (isGarbledAddress(address)) findings.push({ code: 'text-garbled', field: 'address' })
  let sex = sexOf(sexText)
  if (sex === undefined) {
    findings.push({ code: 'text-garbled', field: 'sex' })
    const parsed = parsePersonalNumber(personalNumber)
    if (parsed.kind === 'personal-number') sex = parsed.sex
  }
  const old = withoutSpaces(oldNumber)
  if (old !== '' && !isNumber(old)) findings.push({ code: 'old-number-unreadable' })

  const card = checked({
    personalNumber,
    ...(isNumber(old) && { oldNumber: old }),
    name: titleCaseName(name),
    dateOfBirth: dateOf(birth, 'dateOfBirth'),
    ...(sex && { sex }),
    address,
    ...(issue !== '' && { cardIssuedOn: dateOf(issue, 'cardIssuedOn') }),
  })
  return { card, findings: [...crossCheck(card, context), ...findings] }
}

/** The text of the one card in a scan, on one line. */
function oneCard(raw: string): string {
  const lines = raw
    .replace(READER_PREFIX, '')
    .replace(SECOND_CARD, '$1\n')
    .split(LINE_END)
    .map((line) => normalizeName(line))
    .filter((line) => line !== '')
  if (lines.length === 0) throw new DeskError('identity.qr-empty')
  const cards = new Set(lines.filter((line) => COMPLETE_CARD.test(line)))
  if (cards.size > 1) throw new DeskError('identity.qr-not-a-card', { cards: cards.size })
  const [card] = cards
  return card ?? lines.join(' ')
}

function withoutSpaces(digits: string): string {
  return digits.replace(/\s/g, '')
}

function isNumber(digits: string): boolean {
  return /^(\d{9}|\d{12})$/.test(digits)
}

function sexOf(text: string): Sex | undefined {
  const folded = fold(text)
  if (folded === 'nam') return 'male'
  return folded === 'nu' ? 'female' : undefined
}

function dateOf(text: string, field: keyof IdentityCard): IsoDate {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text.replace(/[\s./-]/g, '')) ?? []
  const date = `${year}-${month}-${day}`
  if (findDay(date) === undefined) throw new DeskError('identity.qr-bad-field', { field })
  return date
}

function checked(card: IdentityCard): IdentityCard {
  const result = IdentityCard.safeParse(card)
  if (result.success) return result.data
  throw new DeskError('identity.qr-bad-field', { field: String(result.error.issues[0]?.path[0] ?? 'card') })
}
