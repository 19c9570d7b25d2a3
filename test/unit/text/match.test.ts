import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMatches, fold, matchRank, prepareCandidate, prepareQuery } from '../../../shared/text/index.ts'
import { checkProperty } from '../../property.ts'
import { anyText } from './vietnamese.ts'

const PROCEDURES = [
  { code: '1.001193', name: 'Đăng ký khai sinh', keywords: ['giấy khai sinh', 'làm khai sinh'] },
  { code: '1.000689', name: 'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con', keywords: [] },
  { code: '1.003583', name: 'Thủ tục đăng ký khai sinh lưu động', keywords: [] },
  { code: '1.004884', name: 'Đăng ký lại khai sinh', keywords: ['mất giấy khai sinh'] },
  { code: '1.000656', name: 'Đăng ký khai tử', keywords: ['báo tử'] },
  { code: '1.000894', name: 'Đăng ký kết hôn', keywords: ['cưới'] },
  { code: '1.004873', name: 'Cấp Giấy xác nhận tình trạng hôn nhân', keywords: ['độc thân'] },
  { code: '2.000815', name: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản', keywords: ['sao y', 'công chứng'] },
  { code: '2.000884', name: 'Chứng thực chữ ký trong các giấy tờ, văn bản', keywords: ['điểm chỉ'] },
  { code: '2.002755', name: 'Trợ cấp một lần đối với người tham gia chiến tranh sau ngày 30/4/1975', keywords: [] },
  { code: '1.004222', name: 'Đăng ký thường trú', keywords: ['hộ khẩu', 'nhập khẩu'] },
  { code: '1.003337', name: 'Nhập khẩu hóa chất', keywords: [] },
]
const CANDIDATES = PROCEDURES.map(prepareCandidate)

function codesOf(query: string): string[] {
  return findMatches(query, CANDIDATES, 20).map(({ code }) => code)
}

describe('findMatches', () => {
  test.each([
    ['khai sinh', '1.001193'],
    ['khai sin', '1.001193'],
    ['Thủ tục đăng ký khai sinh', '1.001193'],
    ['sinh khai dang', '1.001193'],
    ['dang ky khai sinh luu dong', '1.003583'],
    ['dkksld', '1.003583'],
    ['thu tuc', '1.003583'],
    ['dkks', '1.001193'],
    ['ĐKKS', '1.001193'],
    ['dkks ket hop', '1.000689'],
    ['dklks', '1.004884'],
    ['khai sinh lai', '1.004884'],
    ['giay khai sinh', '1.001193'],
    ['khai tử', '1.000656'],
    ['khai tu', '1.000656'],
    ['bao tu', '1.000656'],
    ['cuoi', '1.000894'],
    ['ket hon', '1.000894'],
    ['hon nhan', '1.004873'],
    ['độc thân', '1.004873'],
    ['sao y', '2.000815'],
    ['cong chung', '2.000815'],
    ['chung thuc chu ky', '2.000884'],
    ['chữ ký'.normalize('NFD'), '2.000884'],
    ['ho khau', '1.004222'],
    ['1975', '2.002755'],
    ['1.001193', '1.001193'],
    ['1001193', '1.001193'],
    ['001193', '1.001193'],
    ['1193', '1.001193'],
    ['1.001193.000.00.00.H61', '1.001193'],
    ['2.000815.H05', '2.000815'],
    ['khai sinh 689', '1.000689'],
  ])('"%s" finds %s first', (query, code) => {
    expect(codesOf(query)[0]).toBe(code)
  })

  test('prefers diacritics that agree, but forgives those that do not', () => {
    expect(codesOf('nhập khẩu')).toEqual(['1.003337', '1.004222'])
    expect(codesOf('từ').slice(0, 2)).toEqual(['2.000815', '1.000656'])
    expect(codesOf('tử').slice(0, 2)).toEqual(['1.000656', '2.000815'])
    expect(codesOf('khái sinh')[0]).toBe('1.001193')
  })

  test('wants every word', () => {
    expect(codesOf('khai sinh xe máy')).toEqual([])
    expect(codesOf('')).toEqual([])
    expect(codesOf(' .,- ')).toEqual([])
    expect(codesOf('9.999999')).toEqual([])
    expect(codesOf('1.0011931')).toEqual([])
  })

  test('prefers names that begin with what was typed, then those with little else', () => {
    const candidates = [
      { code: '1.000001', name: 'Lưu động khai sinh', keywords: [] },
      { code: '1.000002', name: 'Khai sinh lưu động', keywords: [] },
      { code: '1.000003', name: 'Khai sinh lưu động cho trẻ em', keywords: [] },
    ].map(prepareCandidate)
    expect(findMatches('khai sinh', candidates, 3).map(({ code }) => code)).toEqual([
      '1.000002',
      '1.000003',
      '1.000001',
    ])
  })

  test('gives no more than asked for', () => {
    expect(findMatches('đăng ký', CANDIDATES, 2)).toHaveLength(2)
  })
})

describe('for any query', () => {
  test('ranks are the same whatever the order of candidates', () => {
    const queries = fc.oneof(anyText, fc.constantFrom('khai', 'd', '1', 'giấy', 'dk', 'chung thuc', 'ban', 'từ'))
    checkProperty(
      fc.property(queries, fc.shuffledSubarray(CANDIDATES, { minLength: CANDIDATES.length }), (query, shuffled) => {
        expect(findMatches(query, shuffled, 20)).toEqual(findMatches(query, CANDIDATES, 20))
      }),
      300,
    )
  })

  test('the beginnings of any words of a name find it, in any order, with or without diacritics', () => {
    const someWords = fc.constantFrom(...PROCEDURES).chain((procedure) =>
      fc
        .shuffledSubarray(procedure.name.split(/[\s,/]+/), { minLength: 1, maxLength: 4 })
        .chain((words) => fc.tuple(fc.constant(procedure), ...words.map(beginningOf)))
        .map(([found, ...words]) => ({ found, query: words.join(' ') })),
    )
    checkProperty(
      fc.property(someWords, fc.boolean(), ({ found, query }, withoutDiacritics) => {
        const typed = withoutDiacritics ? fold(query) : query
        expect(codesOf(typed)).toContain(found.code)
      }),
      500,
    )
  })

  test('matchRank is defined exactly for what is found', () => {
    checkProperty(
      fc.property(anyText, (query) => {
        const found = CANDIDATES.filter((candidate) => matchRank(prepareQuery(query), candidate) !== undefined)
        expect(codesOf(query).toSorted()).toEqual(found.map(({ code }) => code).toSorted())
      }),
      300,
    )
  })
})

function beginningOf(word: string): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max: word.length }).map((length) => word.slice(0, length))
}
