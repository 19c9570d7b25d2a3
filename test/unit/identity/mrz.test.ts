import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import { isUnfinishedMrz, looksLikeMrz, mrzCheckDigit, parseMrz } from '../../../shared/identity/index.ts'
import { checkProperty } from '../../property.ts'

/** Made up; the structure is that of a published sample. */
const SAMPLE = ['IDVNM1900123457044190012345<<3', '9001011F4001016VNM<<<<<<<<<<<8', 'NGUYEN<<THI<A<<<<<<<<<<<<<<<<<']
const CONTEXT = { provinces: [{ code: '044', name: 'Quảng Bình' }], today: '2026-11-23' }
const read = (text: string) => parseMrz(text, CONTEXT)

function codeOf(text: string): string {
  try {
    read(text)
    return 'read'
  } catch (error) {
    return error instanceof DeskError ? error.code : String(error)
  }
}

const pad = (text: string, length: number) => text.padEnd(length, '<').slice(0, length)

/** The zone of a card as ICAO Doc 9303-5 builds it. */
function zone(number: string, birth: string, sex: 'M' | 'F', expiry: string, name: string): string {
  const document = number.slice(3)
  const first = pad(`IDVNM${document}${mrzCheckDigit(document)}${number}<<${mrzCheckDigit(number)}`, 30)
  const head = `${birth}${mrzCheckDigit(birth)}${sex}${expiry}${mrzCheckDigit(expiry)}VNM${'<'.repeat(11)}`
  const whole = first.slice(5) + head.slice(0, 7) + head.slice(8, 15) + head.slice(18, 29)
  return first + head + mrzCheckDigit(whole) + pad(name, 30)
}

describe('the machine-readable zone of an identity card', () => {
  it('is read from the made-up sample of the facts', () => {
    const { card, findings } = read(SAMPLE.join('\n'))
    expect(card).toEqual({
      personalNumber: '044190012345',
      name: 'Nguyen Thi A',
      dateOfBirth: '1990-01-01',
      sex: 'female',
      address: '',
    })
    expect(findings).toEqual([{ code: 'name-without-diacritics' }])
  })

  it.each([
    ['lower case', SAMPLE.join('').toLowerCase()],
    ['blanks between', SAMPLE.join('  ')],
    ['line ends of another system', SAMPLE.join('\r\n')],
    ['marks a reader put in', `\ufeff${SAMPLE.join('\u200e\n')}`],
  ])('is read with %s', (_what, text) => expect(read(text).card.personalNumber).toBe('044190012345'))

  it.each([
    ['too short', SAMPLE.join('').slice(0, 89), 'identity.mrz-not-a-card'],
    ['of another country', SAMPLE.join('').replace('IDVNM', 'IDFRA'), 'identity.mrz-not-a-card'],
    ['with a sign that no zone has', SAMPLE.join('').replace('<<3', '*<3'), 'identity.mrz-not-a-card'],
    [
      'with a number that was changed',
      SAMPLE.join('').replace('044190012345', '044190012346'),
      'identity.mrz-bad-check',
    ],
    ['without a name', SAMPLE.slice(0, 2).join('') + '<'.repeat(30), 'identity.qr-bad-field'],
    ['born on no day', zone('044190012345', '900231', 'F', '400101', 'NGUYEN<<THI<A'), 'identity.qr-bad-field'],
  ])('is refused when it is %s', (_what, text, code) => expect(codeOf(text)).toBe(code))

  it('tells of a card that has expired and of a sex that the number contradicts', () => {
    const expired = read(zone('044190012345', '900101', 'F', '250101', 'NGUYEN<<THI<A'))
    expect(expired.findings).toContainEqual({ code: 'card-expired', expiresOn: '2025-01-01' })
    const contradicted = read(zone('044190012345', '900101', 'M', '400101', 'NGUYEN<<THI<A'))
    expect(contradicted.findings).toContainEqual({ code: 'sex-mismatch', card: 'male', number: 'female' })
  })

  it('reads back whatever is built by the rules, and finds one changed digit anywhere in the first two lines', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    const people = fc.record({
      rest: digits(6),
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      sex: fc.constantFrom('M' as const, 'F' as const),
      name: fc.stringMatching(/^[A-Z]{2,8}<<[A-Z]{1,6}<[A-Z]{1,6}$/),
    })
    const two = (value: number) => String(value).padStart(2, '0')
    checkProperty(
      fc.property(people, fc.nat({ max: 59 }), fc.integer({ min: 1, max: 9 }), (person, place, by) => {
        const birth = `${two(person.year)}${two(person.month)}${two(person.day)}`
        const number = `0440${two(person.year)}${person.rest}`.replace(/^0440/, person.sex === 'M' ? '0440' : '0441')
        const text = zone(number, birth, person.sex, '400101', person.name)
        const { card } = read(text)
        expect(card.personalNumber).toBe(number)
        expect(card.dateOfBirth).toBe(`19${birth.slice(0, 2)}-${birth.slice(2, 4)}-${birth.slice(4)}`)
        expect(card.sex).toBe(person.sex === 'M' ? 'male' : 'female')
        const sign = text[place] ?? ''
        if (!/\d/.test(sign)) return
        const other = String((Number(sign) + by) % 10)
        if (other === sign) return
        expect(codeOf(text.slice(0, place) + other + text.slice(place + 1))).toBe('identity.mrz-bad-check')
      }),
      1_000,
    )
  })

  it('is known as one before it has come to its end', () => {
    expect(isUnfinishedMrz(SAMPLE[0] ?? '')).toBe(true)
    expect(isUnfinishedMrz(SAMPLE.join(''))).toBe(false)
    expect(looksLikeMrz(SAMPLE.join(''))).toBe(true)
    expect(isUnfinishedMrz('044190012345')).toBe(false)
    expect(looksLikeMrz('044190012345|194000001|NGUYỄN THỊ A|01011990|Nữ|Thôn 1|15042021')).toBe(false)
  })
})
