import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, queryTokens, searchTokens } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'
import { anyText, NAMES, names, syllables } from './vietnamese.ts'

describe('fold', () => {
  test.each([
    ['Nguyễn Thị Ánh', 'nguyen thi anh'],
    ['ĐẶNG Đức Đạt', 'dang duc dat'],
    ['Ðặng', 'dang'],
    ['  Đăng  ký\tkhai   sinh ', 'dang ky khai sinh'],
    ['Thôn 1, xã Hải-Ninh (cũ)', 'thon 1 xa hai ninh cu'],
    ['1.001193', '1 001193'],
    ["H'Hen Niê", 'h hen nie'],
    ['Tr\u200bà Vi\u00adnh', 'tra vinh'],
    [
      'Ắ Ằ Ẳ Ẵ Ặ Ấ Ầ Ẩ Ẫ Ậ Ế Ề Ể Ễ Ệ Ố Ồ Ổ Ỗ Ộ Ớ Ờ Ở Ỡ Ợ Ứ Ừ Ử Ữ Ự Ý Ỳ Ỷ Ỹ Ỵ',
      'a a a a a a a a a a e e e e e o o o o o o o o o o u u u u u y y y y y',
    ],
    ['…', ''],
    ['\u0301', ''],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('does not mind how letters are composed, and is done after one time', () => {
    checkProperty(
      fc.property(anyText, (text) => {
        const folded = fold(text)
        expect(fold(text.normalize('NFD'))).toBe(folded)
        expect(fold(text.normalize('NFC'))).toBe(folded)
        expect(fold(folded)).toBe(folded)
        expect(folded).toBe(folded.normalize('NFC'))
      }),
      2000,
    )
  })

  test('leaves only letters without marks, digits and single spaces of Vietnamese text', () => {
    checkProperty(
      fc.property(names, (name) => {
        expect(fold(name)).toMatch(/^[a-z0-9]+( [a-z0-9]+)*$/)
      }),
      500,
    )
  })
})

describe('searchTokens', () => {
  test.each([
    ['Nguyễn', ['nguyen', 'nguyên4']],
    ['Hòa', ['hoa', 'hoa2']],
    ['Hoà', ['hoa', 'hoa2']],
    ['Thuý', ['thuy', 'thuy1']],
    ['Thúy', ['thuy', 'thuy1']],
    ['Đặng', ['dang', 'đăng5']],
    ['Đan', ['dan', 'đan']],
    ['Lan', ['lan']],
    ['HỎI', ['hoi', 'hoi3']],
    ['Thôn 12A', ['thon', 'thôn', '12a']],
    ['Lê Lê', ['le', 'lê']],
    ['', []],
    [' - \u0301 ', []],
  ])('%s', (text, tokens) => {
    expect(searchTokens(text)).toEqual(tokens)
    expect(searchTokens(text.normalize('NFD'))).toEqual(tokens)
  })
})

/** What an index does with tokens: each one looked for must be there, whole or as a beginning. */
function finds(query: string, text: string): boolean {
  const tokens = searchTokens(text)
  return queryTokens(query).every(({ token, prefix }) =>
    tokens.some((candidate) => (prefix ? candidate.startsWith(token) : candidate === token)),
  )
}

describe('queryTokens', () => {
  test('a word with diacritics is exact, one without is folded, the last is a beginning', () => {
    expect(queryTokens('Nguyễn van  Hoà')).toEqual([
      { token: 'nguyên4', prefix: false },
      { token: 'van', prefix: false },
      { token: 'hoa2', prefix: true },
    ])
    expect(queryTokens(' … ')).toEqual([])
  })

  test.each([
    ['nguyen', 'Nguyễn', true],
    ['nguyên', 'Nguyễn', true],
    ['nguyê', 'Nguyễn', true],
    ['Nguyễn', 'Nguyễn', true],
    ['Nguyên', 'Nguyện', true],
    ['Nguyễn', 'Nguyện', false],
    ['Hòa', 'Lê Thuý Hoà', true],
    ['hoà thúy', 'Lê Thuý Hòa', true],
    ['hóa', 'Lê Thuý Hoà', false],
    ['dang', 'Đặng', true],
    ['đ', 'Đặng', true],
    ['đan', 'Đan Trường', true],
    ['đan', 'Dân', false],
    ['dan', 'Đan', true],
    ['lan', 'Lan', true],
    ['lân', 'Lan', false],
    ['hen nie', "H'Hen Niê", true],
  ])('"%s" in "%s": %s', (query, text, found) => {
    expect(finds(query, text)).toBe(found)
  })

  test('finds a word from its first letter on, typed with and without diacritics, the tone last', () => {
    checkProperty(
      fc.property(names, syllables, (before, { toneless, whole }) => {
        const text = `${before} ${whole}`
        for (const typed of [toneless, fold(whole)]) {
          for (let length = 1; length <= typed.length; length += 1) {
            const query = typed.slice(0, length)
            expect(finds(query, text), query).toBe(true)
            expect(finds(`${before} ${query}`, text), query).toBe(true)
          }
        }
        expect(finds(whole, text)).toBe(true)
      }),
      1000,
    )
  })

  test('asked again without diacritics, finds a word with the tone typed in the middle', () => {
    for (const name of NAMES) {
      for (let length = 1; length <= name.length; length += 1) {
        expect(finds(fold(name.slice(0, length)), name), name.slice(0, length)).toBe(true)
      }
    }
  })

  test('a query in any composition finds the same', () => {
    checkProperty(
      fc.property(anyText, (text) => {
        expect(queryTokens(text.normalize('NFD'))).toEqual(queryTokens(text.normalize('NFC')))
        expect(searchTokens(text.normalize('NFD'))).toEqual(searchTokens(text.normalize('NFC')))
        expect(finds(text, text)).toBe(true)
        for (const token of searchTokens(text)) expect(token).toBe(token.normalize('NFC'))
      }),
      1000,
    )
  })
})
