import fc from 'fast-check'
import type { CardContext } from '../../../shared/identity/index.ts'
import { names } from '../text/vietnamese.ts'

export const CONTEXT: CardContext = {
  provinces: [
    { code: '044', name: 'Quảng Bình' },
    { code: '001', name: 'Hà Nội' },
    { code: '096', name: 'Cà Mau' },
  ],
  today: '2026-11-20',
}

/** Fields of a made-up card in the order of its QR. */
export interface CardFields {
  readonly number: string
  readonly oldNumber: string
  readonly name: string
  readonly birth: string
  readonly sex: string
  readonly address: string
  readonly issue: string
}

/** A made-up card without fault. */
export const SOUND: CardFields = {
  number: '044190012345',
  oldNumber: '194000001',
  name: 'NGUYỄN THỊ A',
  birth: '01011990',
  sex: 'Nữ',
  address: 'Thôn 1, Xã X, Huyện Y, Quảng Bình',
  issue: '15042021',
}

/** The text in a card's QR. */
export function qrOf(changes: Partial<CardFields> = {}): string {
  const card = { ...SOUND, ...changes }
  return [card.number, card.oldNumber, card.name, card.birth, card.sex, card.address, card.issue].join('|')
}

/** A day as `yyyy-MM-dd`, in two writings. */
interface Day {
  readonly iso: string
  readonly card: string
}

function days(from: string, until: string): fc.Arbitrary<Day> {
  const day = 86_400_000
  return fc.integer({ min: Date.parse(from) / day, max: Date.parse(until) / day }).map((number) => {
    const iso = new Date(number * day).toISOString().slice(0, 10)
    return { iso, card: iso.split('-').toReversed().join('') }
  })
}

/** Cards without fault, with what must be read from them. */
export const soundCards = fc
  .record({
    province: fc.constantFrom(...CONTEXT.provinces.map(({ code }) => code)),
    sex: fc.constantFrom('male', 'female'),
    birth: days('1920-01-01', '2012-12-31'),
    random: fc.nat(999_999).map((number) => String(number).padStart(6, '0')),
    oldNumber: fc.option(fc.nat(999_999_999).map((number) => String(number).padStart(9, '0'))),
    name: names.filter((name) => name.length > 1),
    address: fc.constantFrom('Thôn 1, Xã X, Huyện Y, Quảng Bình', 'Số 12/3 đường Lê Lợi, P. Đồng Hới', ''),
    issue: fc.option(days('2016-01-01', '2026-11-20')),
  })
  .map(({ province, sex, birth, random, oldNumber, name, address, issue }) => {
    const century = birth.iso < '2000' ? 0 : 2
    const number = `${province}${century + (sex === 'male' ? 0 : 1)}${birth.iso.slice(2, 4)}${random}`
    const fields: CardFields = {
      number,
      oldNumber: oldNumber ?? '',
      name: name.toUpperCase(),
      birth: birth.card,
      sex: sex === 'male' ? 'Nam' : 'Nữ',
      address,
      issue: issue?.card ?? '',
    }
    const expected = {
      personalNumber: number,
      dateOfBirth: birth.iso,
      sex,
      address,
      ...(oldNumber !== null && { oldNumber }),
      ...(issue !== null && { cardIssuedOn: issue.iso }),
    }
    return { fields, name, expected }
  })

/** What a keyboard-wedge reader or the clipboard may put around or into the text without damaging it. */
export const wedgeHabits: fc.Arbitrary<(qr: string) => string> = fc.constantFrom(
  (qr: string) => qr,
  (qr: string) => `${qr}\r\n`,
  (qr: string) => `${qr}\r\r\n\n`,
  (qr: string) => `${qr}\t`,
  (qr: string) => `\r\n  ${qr}  `,
  (qr: string) => `\ufeff${qr}`,
  (qr: string) => `ï»¿${qr}`,
  (qr: string) => `]Q3${qr}\u0003\u001d`,
  (qr: string) => qr.normalize('NFD'),
  (qr: string) => qr.toLowerCase(),
  (qr: string) => qr.toUpperCase(),
  (qr: string) => qr.replaceAll('|', ' | '),
  (qr: string) => `${qr}|NGUYỄN VĂN CHA|TRẦN THỊ MẸ|`,
  (qr: string) => `${qr}\r\n${qr}\r\n`,
  (qr: string) => `${qr}${qr}\r\n`,
  (qr: string) => qr.replace('|', '\r\n|'),
)
