import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords, dayInVietnameseWords } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'
import { readAmount } from '../../vietnamese-amount.ts'

describe('an amount in words', () => {
  it.each([
    [0, 'Không đồng'],
    [1, 'Một đồng'],
    [5, 'Năm đồng'],
    [10, 'Mười đồng'],
    [11, 'Mười một đồng'],
    [15, 'Mười lăm đồng'],
    [20, 'Hai mươi đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [55, 'Năm mươi lăm đồng'],
    [101, 'Một trăm lẻ một đồng'],
    [110, 'Một trăm mười đồng'],
    [2_000, 'Hai nghìn đồng'],
    [8_000, 'Tám nghìn đồng'],
    [16_000, 'Mười sáu nghìn đồng'],
    [21_005, 'Hai mươi mốt nghìn không trăm lẻ năm đồng'],
    [200_000, 'Hai trăm nghìn đồng'],
    [1_000_000, 'Một triệu đồng'],
    [1_050_000, 'Một triệu không trăm năm mươi nghìn đồng'],
    [2_500_015, 'Hai triệu năm trăm nghìn không trăm mười lăm đồng'],
    [1_000_000_000, 'Một tỷ đồng'],
    [3_000_000_001, 'Ba tỷ không trăm lẻ một đồng'],
    [12_345_678_901, 'Mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm lẻ một đồng'],
  ])('%i is "%s"', (dong, words) => expect(amountInWords(dong)).toBe(words))

  it('says every amount differently', () => {
    const amounts = fc.integer({ min: 0, max: 2_000_000_000 })
    checkProperty(
      fc.property(amounts, amounts, (one, other) => {
        expect(amountInWords(one) === amountInWords(other)).toBe(one === other)
        expect(amountInWords(one)).toMatch(/^\p{Lu}[\p{Ll} ]+ đồng$/u)
        expect(amountInWords(one)).not.toContain('  ')
      }),
      2_000,
    )
  })

  it('is read back by somebody else as the same amount, up to a thousand billion', () => {
    const most = 1_000_000_000_000
    const round = fc
      .tuple(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, zeros]) => digits * 10 ** zeros)
      .filter((amount) => amount <= most)
    const withHoles = fc
      .array(fc.constantFrom(0, 0, 1, 4, 5, 9), { minLength: 1, maxLength: 12 })
      .map((digits) => Number(digits.join('')))
    checkProperty(
      fc.property(fc.oneof(fc.integer({ min: 0, max: most }), round, withHoles), (dong) => {
        expect(readAmount(amountInWords(dong))).toBe(dong)
      }),
      5_000,
    )
    for (let dong = 0; dong < 2_000; dong += 1) expect(readAmount(amountInWords(dong))).toBe(dong)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (dong) => {
    expect(() => amountInWords(dong)).toThrow(RangeError)
  })
})

describe('a day in words', () => {
  it.each([
    ['2026-11-23', 'ngày hai mươi ba tháng mười một năm hai nghìn không trăm hai mươi sáu'],
    ['2027-04-01', 'ngày một tháng tư năm hai nghìn không trăm hai mươi bảy'],
    ['2030-01-15', 'ngày mười lăm tháng một năm hai nghìn không trăm ba mươi'],
  ])('%s is "%s"', (day, words) => expect(dayInVietnameseWords(day)).toBe(words))
})
