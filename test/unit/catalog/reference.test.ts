import { describe, expect, it } from 'vitest'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import { DossierState } from '../../../shared/catalog/status.ts'
import { isWorkingInstant } from '../../../shared/deadlines/index.ts'

const catalog = openCatalog()
const { specialDays, coversFrom, coversUntil } = catalog.workCalendar()

/** 0 Sunday … 6 Saturday, by another way than the calendar's own. */
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
const isWeekend = (date: string) => weekday(date) === 0 || weekday(date) === 6
const isOpenAtNine = (date: string) => isWorkingInstant(catalog.workCalendar(), Date.parse(`${date}T09:00:00+07:00`))

describe('working calendar', () => {
  it('covers 2026 and 2027', () => {
    expect([coversFrom, coversUntil]).toEqual(['2026-01-01', '2027-12-31'])
  })

  it('names no day twice and keeps the order of time', () => {
    const dates = specialDays.map(({ date }) => date)
    expect(dates).toEqual([...new Set(dates)].sort())
  })

  it.each(specialDays)('$date $kind falls on a sensible weekday', ({ date, kind, name }) => {
    if (kind === 'made-up') expect(isWeekend(date)).toBe(true)
    else if (/^Nghỉ (bù|hoán đổi)/.test(name)) expect(isWeekend(date)).toBe(false)
    expect(isOpenAtNine(date)).toBe(kind === 'made-up')
  })

  it.each(['2026', '2027'])('has the twelve holidays of %s, each one on a weekend made good', (year) => {
    const holidays = specialDays.filter(
      ({ date, kind, name }) => date.startsWith(year) && kind === 'off' && !/^Nghỉ (bù|hoán đổi)/.test(name),
    )
    const compensations = specialDays.filter(({ date, name }) => date.startsWith(year) && name.startsWith('Nghỉ bù'))
    expect(holidays).toHaveLength(12)
    expect(compensations).toHaveLength(holidays.filter(({ date }) => isWeekend(date)).length)
  })

  it('makes good every day that was swapped', () => {
    const swapped = specialDays.filter(({ name }) => name.startsWith('Nghỉ hoán đổi'))
    expect(specialDays.filter(({ kind }) => kind === 'made-up')).toHaveLength(swapped.length)
  })

  it.each([
    ['2026-01-02', false],
    ['2026-01-10', true],
    ['2026-02-16', false],
    ['2026-02-20', false],
    ['2026-02-23', true],
    ['2026-04-27', false],
    ['2026-08-22', true],
    ['2026-08-31', false],
    ['2026-09-02', false],
    ['2026-09-03', true],
    ['2026-11-24', false],
    ['2027-02-05', false],
    ['2027-02-11', false],
    ['2027-02-12', true],
    ['2027-04-16', false],
    ['2027-05-03', false],
    ['2027-11-24', false],
  ])('%s open: %s', (date, open) => {
    expect(isOpenAtNine(date)).toBe(open)
  })

  it('does not apply the swap of November 2026 that was only proposed', () => {
    expect(isOpenAtNine('2026-11-23')).toBe(true)
    expect(isOpenAtNine('2026-11-28')).toBe(false)
  })

  it('marks what nobody has announced yet', () => {
    const certainty = (date: string) => specialDays.find((day) => day.date === date)?.certainty
    for (const date of ['2026-01-10', '2027-02-05', '2027-02-06', '2027-02-10', '2027-02-11', '2027-09-03']) {
      expect(certainty(date), date).toBe('unconfirmed')
    }
    for (const date of ['2026-02-17', '2026-04-27', '2026-11-24']) expect(certainty(date), date).toBe('confirmed')
    expect(catalog.workCalendar().officeHours.every((hours) => hours.certainty === 'unconfirmed')).toBe(true)
  })
})

describe('portal statuses', () => {
  it('are the ten of the national portal', () => {
    expect(catalog.portalStatuses('2026-11-20').map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it.each([
    ['received', 2],
    ['refused', 3],
    ['processing', 4],
    ['verifying', 4],
    ['deciding', 4],
    ['waiting', 5],
    ['withdrawn', 7],
    ['stopped', 8],
    ['done', 9],
    ['posted', 9],
    ['returned', 10],
  ] as const)('%s is %i', (state, code) => {
    expect(catalog.portalStatusOf(state, '2026-11-20').code).toBe(code)
  })

  it('cover every state', () => {
    for (const state of DossierState.options)
      expect(catalog.portalStatusOf(state, '2026-11-20').states).toContain(state)
  })
})

describe('provinces', () => {
  it('have 63 codes in ID numbers, in order', () => {
    const codes = catalog.birthProvinces().map(({ code }) => code)
    expect(codes).toHaveLength(63)
    expect(codes).toEqual([...codes].sort())
    expect(catalog.birthProvinces().find(({ code }) => code === '044')?.name).toBe('Quảng Bình')
    expect(catalog.birthProvinces().find(({ code }) => code === '079')?.name).toBe('Thành phố Hồ Chí Minh')
  })

  it('have the same names in both lists', () => {
    const names = (provinces: readonly { readonly name: string }[]) => provinces.map(({ name }) => name).sort()
    expect(names(catalog.provinceIdentifiers())).toEqual(names(catalog.birthProvinces()))
  })

  it.each([
    ['H05', 'Bắc Ninh', 'confirmed'],
    ['H13', 'Cần Thơ', 'confirmed'],
    ['H48', 'Quảng Ngãi', 'confirmed'],
    ['H61', 'Vĩnh Long', 'confirmed'],
    ['H19', 'Đồng Nai', 'secondary'],
    ['H22', 'Hà Giang', 'secondary'],
    ['H30', 'Hậu Giang', 'secondary'],
    ['H55', 'Thái Nguyên', 'secondary'],
    ['H56', 'Thanh Hóa', 'secondary'],
    ['H10', 'Bình Phước', 'unconfirmed'],
    ['H26', 'Hà Nội', 'unconfirmed'],
    ['H27', 'Hà Tĩnh', 'unconfirmed'],
    ['H29', 'Thành phố Hồ Chí Minh', 'unconfirmed'],
    ['H46', 'Quảng Bình', 'unconfirmed'],
    ['H49', 'Quảng Ninh', 'unconfirmed'],
    ['H50', 'Quảng Trị', 'unconfirmed'],
  ])('%s is %s, %s', (code, name, certainty) => {
    expect(catalog.provinceIdentifiers().find((province) => province.code === code)).toMatchObject({ name, certainty })
  })
})
