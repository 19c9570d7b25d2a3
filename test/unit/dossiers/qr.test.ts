import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dossierQr, findCodeInQr } from '../../../shared/dossier/qr.ts'
import { checkProperty } from '../../property.ts'

const code = fc.oneof(
  fc.tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 1, max: 9999 })).map(([province, serial]) => {
    return `000.17.22.H${province}-261120-${String(serial).padStart(4, '0')}`
  }),
  fc.integer({ min: 1, max: 9999 }).map((serial) => `Q1-261120-T${String(serial).padStart(4, '0')}`),
)

test('the content of a QR is stable: receipts of last year are read next year', () => {
  expect(dossierQr('000.17.22.H56-261120-0007')).toBe('MCD1|000.17.22.H56-261120-0007|09')
  expect(dossierQr('Q1-261120-T0012')).toBe('MCD1|Q1-261120-T0012|29')
})

test('every code comes back from its QR', () => {
  checkProperty(
    fc.property(code, (drawn) => {
      expect(findCodeInQr(dossierQr(drawn))).toBe(drawn)
    }),
    500,
  )
})

test('a scanner may type in lower case, add blanks, and write another bar or none', () => {
  checkProperty(
    fc.property(code, fc.constantFrom('|', '', '~', '\\', '||'), fc.boolean(), (drawn, bar, lower) => {
      const typed = ` ${dossierQr(drawn).replaceAll('|', bar)}\r\n`
      expect(findCodeInQr(lower ? typed.toLowerCase() : typed)).toBe(drawn)
    }),
    500,
  )
})

test('one wrong digit or two swapped ones are noticed', () => {
  checkProperty(
    fc.property(code, fc.nat(), fc.integer({ min: 1, max: 9 }), (drawn, at, shift) => {
      const digits = [...drawn.matchAll(/\d/g)].map(({ index }) => index)
      const place = digits[at % digits.length] ?? 0
      const other = String((Number(drawn[place]) + shift) % 10)
      const wrong = drawn.slice(0, place) + other + drawn.slice(place + 1)
      expect(findCodeInQr(dossierQr(drawn).replace(drawn, wrong))).toBeUndefined()
      const next = drawn[place + 1] ?? ''
      if (!/\d/.test(next) || next === drawn[place]) return
      const swapped = drawn.slice(0, place) + next + drawn[place] + drawn.slice(place + 2)
      expect(findCodeInQr(dossierQr(drawn).replace(drawn, swapped))).toBeUndefined()
    }),
    500,
  )
})

test('nothing else is taken for a dossier', () => {
  for (const scanned of ['', 'MCD1', 'MCD1||58', 'MCD2|000.17.22.H56-261120-0007|09', 'https://example.org/MCD1']) {
    expect(findCodeInQr(scanned)).toBeUndefined()
  }
  checkProperty(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(findCodeInQr(text)).toBeUndefined()
    }),
    500,
  )
})

test('a code that no reader could type is refused', () => {
  expect(() => dossierQr('mã hồ sơ')).toThrow()
  expect(() => dossierQr('')).toThrow()
})
