import { describe, expect, it } from 'vitest'
import knownProcedures from '../../../main/core/catalog/data/known-procedures.json' with { type: 'json' }
import procedures from '../../../main/core/catalog/data/procedures.json' with { type: 'json' }
import { openCatalog } from '../../../main/core/catalog/index.ts'

const catalog = openCatalog()
const search = (query: string, limit = 10) => catalog.searchProcedures(query, { limit, onDate: '2026-11-20' })
const first = (query: string) => search(query)[0]?.code

describe('search of procedures', () => {
  it.each([
    ['khai sinh', '1.001193'],
    ['Khai Sinh', '1.001193'],
    ['khai sinh'.normalize('NFD'), '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['thủ tục đăng ký khai sinh', '1.001193'],
    ['dkks', '1.001193'],
    ['đkks', '1.001193'],
    ['khai sinh muộn', '1.001193'],
    ['khai sinh luu dong', '1.003583'],
    ['dang ky ket hon', '1.000894'],
    ['đăng ký kết hôn', '1.000894'],
    ['dkkh', '1.000894'],
    ['đăng ký lại kết hôn', '1.004746'],
    ['độc thân', '1.004873'],
    ['doc than', '1.004873'],
    ['chung thuc', '2.000815'],
    ['sao y', '2.000815'],
    ['công chứng', '2.000815'],
    ['chu ky', '2.000884'],
    ['tach khau', '1.010038'],
    ['hộ khẩu', '1.004222'],
    ['di chuc', '2.001019'],
    ['1.001193', '1.001193'],
    ['1001193', '1.001193'],
    ['1.001193.000.00.00.H46', '1.001193'],
  ])('%s finds %s first', (query, code) => {
    expect(first(query)).toBe(code)
  })

  it('finds every procedure of the national list and every configured one by its code', () => {
    expect(knownProcedures).toHaveLength(740)
    for (const { code } of [...knownProcedures, ...procedures]) expect(first(code), code).toBe(code)
  })

  it('finds every procedure by its own name', () => {
    for (const { code, name } of knownProcedures) {
      const hits = search(name, 40)
      expect(
        hits.map((hit) => hit.code),
        name,
      ).toContain(code)
    }
  })

  it('tells configured procedures from those known by name, and puts them first', () => {
    const hits = search('hộ tịch', 100)
    const firstKnown = hits.findIndex(({ configured }) => !configured)
    expect(firstKnown).toBeGreaterThan(0)
    expect(hits.slice(firstKnown).every(({ configured }) => !configured)).toBe(true)
    expect(hits[0]).toMatchObject({ configured: true, group: 'Hộ tịch' })
    expect(search('2.002093')).toEqual([
      {
        code: '2.002093',
        name: 'Cấp Giấy phép kinh doanh hóa chất hạn chế sản xuất, kinh doanh trong lĩnh vực công nghiệp',
        configured: false,
        group: 'Bộ Công Thương',
      },
    ])
  })

  it('gives the procedure of a whole code before a configured one whose code ends alike', () => {
    const hits = search('1.001023')
    expect(hits.map(({ code, configured }) => [code, configured])).toEqual([
      ['1.001023', false],
      ['2.001023', true],
    ])
  })

  it('names no procedure twice', () => {
    const hits = search('đăng ký', 800).map(({ code }) => code)
    expect(new Set(hits).size).toBe(hits.length)
  })

  it('keeps to its limit', () => {
    expect(search('cấp', 7)).toHaveLength(7)
    expect(search('chứng thực', 1)).toHaveLength(1)
  })

  it.each(['', '   ', 'xyzzy', '9.999999'])('finds nothing for "%s"', (query) => {
    expect(search(query)).toEqual([])
  })

  it('knows a procedure by name only before the day it begins', () => {
    const hit = catalog.searchProcedures('1.001193', { limit: 1, onDate: '2025-06-30' })[0]
    expect(hit).toMatchObject({ code: '1.001193', configured: false, group: 'Bộ Tư pháp' })
    expect(search('1.001193')[0]).toMatchObject({ configured: true, group: 'Hộ tịch' })
  })
})

describe('names of the national list', () => {
  it('are clean', () => {
    for (const { name, group } of knownProcedures) {
      expect(name).toBe(name.normalize('NFC').trim())
      expect(name).not.toMatch(/ {2}|[\n\t*]|[.;,]$/)
      expect(group).not.toMatch(/LĨNH VỰC/)
    }
  })

  it('keep the groups of the annex', () => {
    const groups = new Set(knownProcedures.map(({ group }) => group))
    expect([...groups].sort()).toEqual(
      [
        'Bộ Công Thương',
        'Bộ Công an',
        'Bộ Giáo dục và Đào tạo',
        'Bộ Khoa học và Công nghệ',
        'Bộ Ngoại giao',
        'Bộ Nông nghiệp và Môi trường',
        'Bộ Nội vụ',
        'Bộ Quốc phòng',
        'Bộ Tài chính',
        'Bộ Tư pháp',
        'Bộ Văn hóa, Thể thao và Du lịch',
        'Bộ Xây dựng',
        'Bộ Y tế',
        'Ngân hàng Nhà nước',
      ].sort(),
    )
  })

  it.each([
    ['2.000682', 'Thủ tục đăng ký kết hôn giữa công dân Việt Nam cư trú ở nước ngoài'],
    ['1.001020', 'Thủ tục đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài'],
    ['2.000584', 'Thủ tục đăng ký việc chấm dứt, thay đổi việc giám hộ'],
    ['1.000881', 'Thủ tục đăng ký việc thay đổi, cải chính, bổ sung hộ tịch'],
    ['1.000736', 'Thủ tục ghi vào sổ hộ tịch việc kết hôn'],
    ['2.000698', 'Thủ tục ghi vào sổ hộ tịch việc ly hôn'],
    ['2.000702', 'Tờ khai ghi vào sổ hộ tịch các việc hộ tịch'],
    ['2.000712', 'Thủ tục ghi vào sổ hộ tịch việc khai sinh'],
    ['2.002352', 'Thủ tục cấp hộ chiếu ngoại giao'],
  ])('%s, a row with shifted columns, has its own name', (code, beginning) => {
    const known = knownProcedures.find((procedure) => procedure.code === code)
    expect(known?.name.startsWith(beginning)).toBe(true)
    expect(known?.group).toBe('Bộ Ngoại giao')
  })

  it('call 1.004222 by the right one of its four names', () => {
    expect(knownProcedures.find(({ code }) => code === '1.004222')?.name).toBe('Đăng ký thường trú')
  })
})
