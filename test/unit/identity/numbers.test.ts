import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import {
  crossCheck,
  isImpossibleNumber,
  PersonalNumber,
  parsePersonalNumber,
  parsePhone,
} from '../../../shared/identity/index.ts'
import { checkProperty } from '../../property.ts'
import { anyText } from '../text/vietnamese.ts'
import { CONTEXT } from './cards.ts'

describe('parsePersonalNumber', () => {
  test.each([
    ['044090012345', 20, 'male', 1990],
    ['044190012345', 20, 'female', 1990],
    ['044205012345', 21, 'male', 2005],
    ['044326012345', 21, 'female', 2026],
    ['044400012345', 22, 'male', 2100],
    ['044599012345', 22, 'female', 2199],
    ['044700012345', 23, 'female', 2200],
    ['044999012345', 24, 'female', 2399],
    ['044 190 012 345', 20, 'female', 1990],
    ['044.190.012.345', 20, 'female', 1990],
  ])('%s: century %i, %s, born %i', (text, century, sex, yearOfBirth) => {
    expect(parsePersonalNumber(text)).toEqual({
      kind: 'personal-number',
      number: text.replace(/[ .]/g, ''),
      provinceCode: '044',
      century,
      sex,
      yearOfBirth,
    })
  })

  test('a 9-digit number is that of an old card', () => {
    expect(parsePersonalNumber('194 000 001')).toEqual({ kind: 'old-card', number: '194000001' })
  })

  test.each(['', '04419001234', '0441900123456', '1940000010', '04419001234x', '٠٤٤١٩٠٠١٢٣٤٥', '-44190012345'])(
    '%j is refused',
    (text) => {
      expect(() => parsePersonalNumber(text)).toThrow(DeskError)
      expect(() => parsePersonalNumber(text)).toThrow('identity.number-malformed')
    },
  )

  test('any text gives a well-formed number or a DeskError', () => {
    const texts = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'0123456789 .'), maxLength: 16 }))
    checkProperty(
      fc.property(texts, (text) => {
        try {
          PersonalNumber.parse(parsePersonalNumber(text))
        } catch (error) {
          expect(error instanceof DeskError && error.code).toBe('identity.number-malformed')
        }
      }),
      2000,
    )
  })

  test('typed facts are checked like those of a card', () => {
    const facts = { personalNumber: '044190012345', dateOfBirth: '1990-05-06' }
    expect(crossCheck({ ...facts, sex: 'female' }, CONTEXT)).toEqual([])
    expect(crossCheck({ ...facts, sex: 'male' }, CONTEXT).map(({ code }) => code)).toEqual(['sex-mismatch'])
    expect(crossCheck(facts, CONTEXT)).toEqual([])
    expect(() => crossCheck({ ...facts, personalNumber: '12' }, CONTEXT)).toThrow('identity.number-malformed')
  })
})

describe('parsePhone', () => {
  test.each([
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    [' (0912) 345-678 ', '0912345678'],
    ['+84912345678', '0912345678'],
    ['+84 (0)912 345 678', '0912345678'],
    ['84912345678', '0912345678'],
    ['0084 912 345 678', '0912345678'],
    ['0843456789', '0843456789'],
    ['02323 822 822', '02323822822'],
    ['+84 232 3822 822', '02323822822'],
  ])('%s', (text, expected) => {
    expect(parsePhone(text)).toBe(expected)
  })

  test.each(['', '912345678', '091234567', '09123456789', '0112345678', '01234567890', '+1 202 555 0100', 'không có'])(
    '%j is none',
    (text) => {
      expect(parsePhone(text)).toBeUndefined()
    },
  )

  test('what is read can be read again', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789+ .-()'), maxLength: 18 })
    checkProperty(
      fc.property(fc.oneof(digits, anyText), (text) => {
        const phone = parsePhone(text)
        if (phone === undefined) return
        expect(phone).toMatch(/^0\d{9,10}$/)
        expect(parsePhone(phone)).toBe(phone)
        expect(parsePhone(`+84${phone.slice(1)}`)).toBe(phone)
      }),
      3000,
    )
  })
})

describe('a number of an identity paper', () => {
  test.each(['0441900012345', '04419000123', '0441 9000 1234 56', '1234567890'])('%s can be none', (typed) =>
    expect(isImpossibleNumber(typed)).toBe(true),
  )
  test.each(['', '044190001234', '190001234', 'C1234567', '0441.9000.1234', '12345678', 'GKS-0441900012345'])(
    '%s can be one',
    (typed) => expect(isImpossibleNumber(typed)).toBe(false),
  )
})
