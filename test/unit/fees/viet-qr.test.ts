import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc, hasRightChecksum, readFields, transferPurpose, vietQr } from '../../../shared/fees/viet-qr.ts'
import { checkProperty } from '../../property.ts'

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
          const fields = readFields(text)
          expect(fields?.get('54')).toBe(String(amount))
          expect(fields?.get('58')).toBe('VN')
          const beneficiary = readFields(readFields(fields?.get('38') ?? '')?.get('01') ?? '')
          expect(beneficiary?.get('00')).toBe(account.bin)
          expect(beneficiary?.get('01')).toBe(account.account)
          const said = transferPurpose(purpose)
          expect(readFields(fields?.get('62') ?? '')?.get('08') ?? '').toBe(said)
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
