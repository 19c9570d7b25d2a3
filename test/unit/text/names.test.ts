import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, normalizeName, titleCaseName } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'
import { anyText, names } from './vietnamese.ts'

test.each([
  ['NGUYỄN THỊ A', 'Nguyễn Thị A'],
  ['ĐẶNG ĐỨC ĐẠT', 'Đặng Đức Đạt'],
  ['lê thuý hoà', 'Lê Thuý Hoà'],
  ["H'HEN NIÊ", "H'Hen Niê"],
  ['Y-BHĂM ÊBAN', 'Y-Bhăm Êban'],
  ['  TRẦN\u00a0\u00a0VĂN\r\nB ', 'Trần Văn B'],
  ['NGUYỄN THỊ A'.normalize('NFD'), 'Nguyễn Thị A'],
  ['\ufeffÁNH', 'Ánh'],
])('titleCaseName %j', (name, expected) => {
  expect(titleCaseName(name)).toBe(expected)
})

test('normalizeName keeps the letters as written', () => {
  expect(normalizeName(' Hoà  de\tSILVA '.normalize('NFD'))).toBe('Hoà de SILVA')
})

test('normalizeName is done after one time and changes no letter', () => {
  checkProperty(
    fc.property(anyText, (text) => {
      expect(normalizeName(normalizeName(text))).toBe(normalizeName(text))
      expect(fold(normalizeName(text))).toBe(fold(text.replace(/\p{Cc}/gu, ' ')))
    }),
    1000,
  )
})

test('titleCaseName gives back the name of a card in capitals', () => {
  checkProperty(
    fc.property(names, (name) => {
      const titled = titleCaseName(name.toUpperCase())
      expect(titleCaseName(titled)).toBe(titled)
      expect(titled.toLowerCase()).toBe(name.toLowerCase())
    }),
    500,
  )
})
