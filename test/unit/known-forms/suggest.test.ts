import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { getKnownForms, parseValue, readForms, suggestFields } from '../../../main/core/known-forms/index.ts'
import type { PageReading } from '../../../shared/scanning/index.ts'
import { DECLARATION, readingOf } from '../../integration/reading/declaration.ts'
import { checkProperty } from '../../property.ts'
import { anyText } from '../text/vietnamese.ts'

const lines = (...texts: string[]) => readingOf(texts.map((text) => ({ text, left: 160 })))
const valuesOf = (...pages: PageReading[]) =>
  Object.fromEntries((suggestFields(pages)?.fields ?? []).map(({ field, value }) => [field, value]))

/** A line of a table: every cell begins at its place. */
function tableOf(rows: readonly (readonly [string, string, string])[], ...before: string[]): PageReading {
  const reading = lines(...before, ...rows.map((cells) => cells.join(' ')))
  return {
    ...reading,
    lines: reading.lines.map((line, at) => {
      const row = rows[at - before.length]
      if (row === undefined) return line
      const starts = row.flatMap((cell, column) => cell.split(' ').map((_, word) => 160 + column * 500 + word * 90))
      return {
        ...line,
        words: line.words.map((word, index) => {
          const left = starts[index] ?? word.left
          return { ...word, left, right: left + 80 }
        }),
      }
    }),
  }
}

describe('a declaration of birth', () => {
  test('offers what stands in it, each with the person it is about', () => {
    expect(suggestFields([readingOf(DECLARATION)])?.form).toBe('birth-declaration')
    expect(valuesOf(readingOf(DECLARATION))).toMatchObject({
      'requester.name': 'Nguyễn Thị Phương Thảo',
      'requester.address': 'Thôn Đông Dương, xã Quảng Trạch, tỉnh Quảng Trị',
      'requester.personalNumber': '044190012345',
      'child.name': 'Lê Nguyễn Gia Bảo',
      'child.dateOfBirth': '2026-10-12',
      'child.sex': 'male',
      'child.ethnicGroup': 'Kinh',
      'child.birthplace': 'Bệnh viện đa khoa tỉnh Quảng Trị',
      'mother.name': 'Nguyễn Thị Phương Thảo',
      'mother.dateOfBirth': '1990',
      'father.name': 'Lê Văn Dũng',
      'father.dateOfBirth': '1988',
    })
  })

  test('is as sure as its words were read', () => {
    const sure = suggestFields([readingOf(DECLARATION, 95)])?.fields ?? []
    const unsure = suggestFields([readingOf(DECLARATION, 60)])?.fields ?? []
    expect(Math.min(...sure.map(({ confidence }) => confidence))).toBeGreaterThan(
      Math.max(...unsure.map(({ confidence }) => confidence)),
    )
    expect(suggestFields([readingOf(DECLARATION, 20)])?.fields).toEqual([])
  })

  test('is known with letters misread in title and labels', () => {
    const blurred = DECLARATION.map((line) => ({
      ...line,
      text: line.text.replaceAll('chữ đệm', 'chử đẹm').replaceAll('ĐĂNG', 'DÀNG'),
    }))
    expect(valuesOf(readingOf(blurred))).toMatchObject({
      'child.name': 'Lê Nguyễn Gia Bảo',
      'father.name': 'Lê Văn Dũng',
    })
  })

  test('left empty offers nothing', () => {
    const empty = [
      'TỜ KHAI ĐĂNG KÝ KHAI SINH',
      'Họ, chữ đệm, tên người yêu cầu: ...................',
      'Nơi cư trú: ……………………',
      'Giấy tờ tùy thân: ……… (3)',
    ]
    expect(suggestFields([lines(...empty)])).toMatchObject({ form: 'birth-declaration', fields: [] })
  })

  test('goes on on its second page', () => {
    expect(valuesOf(readingOf(DECLARATION.slice(0, 9)), readingOf(DECLARATION.slice(9)))).toMatchObject({
      'child.name': 'Lê Nguyễn Gia Bảo',
      'mother.dateOfBirth': '1990',
    })
  })
})

describe('other papers', () => {
  test('a declaration of marriage has its couple side by side', () => {
    const page = tableOf(
      [
        ['Thông tin', 'Bên nữ', 'Bên nam'],
        ['Họ, chữ đệm, tên', 'PHẠM THỊ LAN', 'VŨ ĐỨC MINH'],
        ['Ngày, tháng, năm sinh', '02/03/2001', '15/11/1998'],
        ['Dân tộc', 'Kinh', 'Tày'],
      ],
      'TỜ KHAI ĐĂNG KÝ KẾT HÔN',
    )
    expect(valuesOf(page)).toEqual({
      'wife.name': 'Phạm Thị Lan',
      'husband.name': 'Vũ Đức Minh',
      'wife.dateOfBirth': '2001-03-02',
      'husband.dateOfBirth': '1998-11-15',
      'wife.ethnicGroup': 'Kinh',
      'husband.ethnicGroup': 'Tày',
    })
  })

  test('a photocopied card has its values below their labels', () => {
    const card = [
      'CĂN CƯỚC CÔNG DÂN',
      'Số / No.: 044190012345',
      'Họ và tên / Full name:',
      'NGUYỄN THỊ ÁNH',
      'Ngày sinh / Date of birth: 01/01/1990',
      'Giới tính / Sex: Nữ Quốc tịch / Nationality: Việt Nam',
      'Quê quán / Place of origin:',
      'Quảng Trạch, Quảng Bình',
    ]
    expect(valuesOf(lines(...card))).toEqual({
      'person.personalNumber': '044190012345',
      'person.name': 'Nguyễn Thị Ánh',
      'person.dateOfBirth': '1990-01-01',
      'person.sex': 'female',
      'person.nationality': 'Việt Nam',
      'person.homeTown': 'Quảng Trạch, Quảng Bình',
    })
  })

  test.each([
    ['TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH', 'birth-again-declaration'],
    ['TỜ KHAI ĐĂNG KÝ KHAI TỬ', 'death-declaration'],
    ['GIẤY CHỨNG SINH', 'birth-certificate-of-hospital'],
    ['TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', 'marital-status-declaration'],
  ])('%s is known by its title', (title, form) => {
    expect(suggestFields([lines(title, 'Kính gửi: Ủy ban nhân dân xã')])?.form).toBe(form)
  })

  test('a letter that only speaks of a declaration is none', () => {
    const letter = 'Tôi gửi kèm theo đây tờ khai đăng ký khai sinh của cháu để quý cơ quan xem xét giải quyết'
    expect(suggestFields([lines('ĐƠN ĐỀ NGHỊ', letter)])).toBeUndefined()
    expect(suggestFields([])).toBeUndefined()
    expect(suggestFields([lines()])).toBeUndefined()
  })
})

describe('values', () => {
  test.each([
    ['date', 'ngày 5 tháng 9 năm 2025', '2025-09-05'],
    ['date', '05 / 09 / 2025', '2025-09-05'],
    ['date', '31/02/2025', undefined],
    ['year', 'khoảng 1975', '1975'],
    ['personal-number', '0441 9001 2345', '044190012345'],
    ['personal-number', '04419001234', undefined],
    ['personal-number', '999990012345', '999990012345'],
    ['name', 'nguyễn', undefined],
    ['name', ': ..... TRẦN  VĂN BÌNH ......', 'Trần Văn Bình'],
    ['name', 'Trần Văn 8ình', undefined],
    ['sex', 'Nữ ☐', 'female'],
    ['sex', 'Không rõ', undefined],
    ['text', '…………', undefined],
  ] as const)('%s of "%s"', (kind, raw, value) => {
    expect(parseValue(kind, raw)?.value).toBe(value)
  })
})

test('whatever was read, nothing throws, and what is offered can be filled in', () => {
  const labels = getKnownForms().flatMap(({ titles, sections }) => [
    ...titles,
    ...sections.flatMap(({ fields }) => fields.flatMap((field) => field.labels)),
  ])
  const text = fc.oneof(anyText, fc.constantFrom(...labels), fc.stringMatching(/^[\d/. :…-]{0,30}$/))
  const page = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 12 })
  checkProperty(
    fc.property(page, (read) => {
      const texts = read
        .map((parts) => parts.join(' ').split(/\s+/u).filter(Boolean).join(' '))
        .filter((line) => line !== '')
      const found = suggestFields([lines(...texts)])
      for (const { value, confidence, field } of found?.fields ?? []) {
        expect(value.length).toBeGreaterThan(0)
        expect(value.length).toBeLessThanOrEqual(300)
        expect(field.length).toBeLessThanOrEqual(60)
        expect(confidence).toBeGreaterThanOrEqual(40)
        expect(confidence).toBeLessThanOrEqual(100)
      }
    }),
    200,
  )
  checkProperty(
    fc.property(
      fc.constantFrom('name', 'date', 'year', 'personal-number', 'sex', 'word', 'text'),
      anyText,
      (kind, raw) => {
        const parsed = parseValue(kind, raw)
        expect(parsed === undefined || (parsed.strength > 0 && parsed.strength <= 1)).toBe(true)
      },
    ),
    300,
  )
})

test('broken rules of forms are named', () => {
  expect(() => readForms([{ id: 'x' }])).toThrow('catalog.invalid-data')
})
