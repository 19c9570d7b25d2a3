import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDay, isoDateOf } from '../../../shared/deadlines/index.ts'
import { OwnDay } from '../../../shared/settings/calendar.ts'
import { readDays } from '../../../shared/settings/day-import.ts'
import { checkProperty } from '../../property.ts'

const SOURCE = 'Thông báo 1/TB-UBND'

describe('a table of days that is pasted in', () => {
  it('is read with semicolons, tabs or commas, dates in either order, kinds in either language', () => {
    const text = [
      'Ngày;Loại;Tên',
      '24/11/2026; nghỉ; Ngày Văn hóa Việt Nam',
      '2026-11-28\tLàm bù\tLàm bù cho ngày 23/11',
      '1.9.2027, off, Quốc khánh, ngày liền kề',
      '',
      '# một ghi chú',
      '05/02/2027;1;Đi làm',
      '06/02/2027;ngày thường;Không hoán đổi',
    ].join('\r\n')
    expect(readDays(text, SOURCE)).toEqual({
      faults: [],
      days: [
        { date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam', source: SOURCE },
        { date: '2026-11-28', kind: 'made-up', name: 'Làm bù cho ngày 23/11', source: SOURCE },
        { date: '2027-09-01', kind: 'off', name: 'Quốc khánh, ngày liền kề', source: SOURCE },
        { date: '2027-02-05', kind: 'made-up', name: 'Đi làm', source: SOURCE },
        { date: '2027-02-06', kind: 'ordinary', name: 'Không hoán đổi', source: SOURCE },
      ],
    })
  })

  it.each([
    ['\n31/02/2027; nghỉ; Không có', { line: 2, fault: 'date' }],
    ['\nhôm qua; nghỉ; Không rõ', { line: 2, fault: 'date' }],
    ['24/11/2026; có thể nghỉ; Chưa rõ', { line: 1, fault: 'kind' }],
    ['24/11/2026; nghỉ;', { line: 1, fault: 'name' }],
    [`24/11/2026; nghỉ; ${'a'.repeat(121)}`, { line: 1, fault: 'name' }],
    ['24/11/2026; nghỉ; Một\n2026-11-24; làm bù; Hai', { line: 2, fault: 'twice' }],
  ])('tells the line that is wrong: %j', (text, fault) => {
    expect(readDays(text, SOURCE).faults).toEqual([fault])
  })

  it('gives only days that exist and fit, whatever is pasted in', () => {
    checkProperty(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const day of readDays(text, SOURCE).days) {
          expect(OwnDay.safeParse(day).success).toBe(true)
          expect(findDay(day.date)).toBeDefined()
        }
      }),
    )
  })

  it('reads back every table it could have been', () => {
    const entry = fc.record({
      date: fc.integer({ min: 20_000, max: 40_000 }).map(isoDateOf),
      kind: fc.constantFrom('nghỉ', 'làm bù', 'ngày thường'),
      name: fc.constantFrom('Tết', 'Giỗ Tổ Hùng Vương', 'Quốc khánh', 'Làm bù, sáng thứ Bảy', 'Bão số 5'),
    })
    checkProperty(
      fc.property(fc.uniqueArray(entry, { selector: ({ date }) => date, maxLength: 30 }), (entries) => {
        const text = entries.map(({ date, kind, name }) => `${date};${kind};${name}`).join('\n')
        const { days, faults } = readDays(text, SOURCE)
        expect(faults).toEqual([])
        expect(days.map(({ date, name }) => [date, name])).toEqual(entries.map(({ date, name }) => [date, name]))
      }),
    )
  })
})
