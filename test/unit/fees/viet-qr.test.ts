import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc, hasRightChecksum, transferPurpose, vietQr } from '../../../shared/fees/viet-qr.ts'
import { checkProperty } from '../../property.ts'

/** Reads a tag-length-value text without any of the program's own code. */
function slowFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const signs = [...text]
  while (signs.length > 0) {
    const tag = signs.splice(0, 2).join('')
    const length = Number(signs.splice(0, 2).join(''))
    expect(fields[tag], `tag ${tag} twice`).toBeUndefined()
    expect(signs.length).toBeGreaterThanOrEqual(length)
    fields[tag] = signs.splice(0, length).join('')
  }
  return fields
}

/** CRC-16/CCITT-FALSE by dividing polynomials on paper: the text as one long row of bits, the first 16 of them turned over. */
function slowCrc(text: string): string {
  const bits = [...text].flatMap((sign) => [...sign.charCodeAt(0).toString(2).padStart(8, '0')].map(Number))
  const rest = [...bits, ...Array.from({ length: 16 }, () => 0)].map((bit, place) => (place < 16 ? 1 - bit : bit))
  const divisor = [...'10001000000100001'].map(Number)
  for (let place = 0; place < bits.length; place += 1) {
    if (rest[place] === 0) continue
    for (const [offset, bit] of divisor.entries()) rest[place + offset] = (rest[place + offset] ?? 0) ^ bit
  }
  return Number.parseInt(rest.slice(-16).join(''), 2).toString(16).toUpperCase().padStart(4, '0')
}

describe('VietQR', () => {
  it('has the checksum of the published check word', () => expect(crc('123456789')).toBe('29B1'))

  it.each([
    [
      { bin: '970415', account: '0011001932418' },
      120_000,
      'ung ho lu lut',
      '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C',
    ],
  ])('of %j is a text that its own checksum confirms', (account, amount, purpose, whole) => {
    const text = vietQr({ ...account, holder: 'UBND XÃ' }, amount, purpose)
    expect(hasRightChecksum(text)).toBe(true)
    expect(text).toBe(whole)
  })

  it('is the made-up vector of the facts, character by character', () => {
    const text =
      '00020101021238570010A00000072701270006970405011301234567890120208QRIBFTTA53037045405160005802VN62250821LP H50.99-260105-000163041C11'
    expect(
      vietQr({ bin: '970405', account: '0123456789012', holder: 'UBND XÃ' }, 16_000, 'LP H50.99-260105-0001'),
    ).toBe(text)
  })

  it('reads back as it was made, and one changed sign is found', () => {
    const accounts = fc.record({
      bin: fc.stringMatching(/^\d{6}$/),
      account: fc.stringMatching(/^[0-9A-Z]{4,19}$/),
      holder: fc.constant('UBND XÃ'),
    })
    checkProperty(
      fc.property(
        accounts,
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        (account, amount, purpose, at) => {
          const text = vietQr(account, amount, purpose)
          const fields = slowFields(text)
          expect(text.startsWith('000201')).toBe(true)
          expect(text.slice(-8, -4)).toBe('6304')
          expect(fields).toMatchObject({ '00': '01', '01': '12', '53': '704', '54': String(amount), '58': 'VN' })
          const merchant = slowFields(fields['38'] ?? '')
          expect(merchant).toMatchObject({ '00': 'A000000727', '02': 'QRIBFTTA' })
          expect(slowFields(merchant['01'] ?? '')).toEqual({ '00': account.bin, '01': account.account })
          const said = transferPurpose(purpose)
          expect(slowFields(fields['62'] ?? '')).toEqual(said === '' ? {} : { '08': said })
          expect(fields['63']).toBe(slowCrc(text.slice(0, -4)))
          expect(said).toMatch(/^[A-Za-z0-9 .-]{0,25}$/)
          const place = at % (text.length - 4)
          const other = text[place] === '0' ? '1' : '0'
          expect(hasRightChecksum(text.slice(0, place) + other + text.slice(place + 1))).toBe(false)
        },
      ),
      500,
    )
  })

  it('writes the purpose without diacritics and within what banks take', () => {
    expect(transferPurpose('Lệ phí hộ tịch Đỗ Thị Hương (số 12)')).toBe('Le phi ho tich Do Thi Huo')
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses %s as an amount', (amount) => {
    expect(() => vietQr({ bin: '970405', account: '0123', holder: 'X Y' }, amount, '')).toThrow(RangeError)
  })
})
