import { describe, expect, it } from 'vitest'
import { BUNDLED_FILES, type CatalogFiles, openCatalog } from '../../../main/core/catalog/index.ts'
import { type Procedure, Procedure as ProcedureSchema } from '../../../shared/catalog/procedure.ts'
import { DeskError } from '../../../shared/errors.ts'

const catalog = openCatalog()
const birth = catalog.getProcedure('1.001193', '2026-11-20')

const opened = (files: Partial<CatalogFiles>) => openCatalog({ ...BUNDLED_FILES, ...files })
const refusal = (act: () => unknown): DeskError => {
  try {
    act()
  } catch (error) {
    if (error instanceof DeskError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('dated procedures', () => {
  const old: Procedure = { ...birth, effectiveFrom: '2024-01-01', name: 'Khai sinh theo luật cũ' }
  const current: Procedure = { ...birth, effectiveFrom: '2025-07-01', name: 'Khai sinh theo luật hiện hành' }
  const coming: Procedure = { ...birth, effectiveFrom: '2027-03-01', name: 'Khai sinh theo luật mới' }
  const dated = opened({ 'procedures.json': [coming, old, current] })

  it.each([
    ['2023-12-31', undefined],
    ['2024-01-01', old.name],
    ['2025-06-30', old.name],
    ['2025-07-01', current.name],
    ['2027-02-28', current.name],
    ['2027-03-01', coming.name],
    ['2030-01-01', coming.name],
  ])('on %s the version in force is %s', (onDate, name) => {
    expect(dated.findProcedure('1.001193', onDate)?.name).toBe(name)
  })

  it('are searched as they hold on the day', () => {
    const name = (onDate: string) =>
      dated.searchProcedures('khai sinh theo luat', { limit: 1, onDate }).map((hit) => hit.name)
    expect(name('2024-05-01')).toEqual([old.name])
    expect(name('2027-05-01')).toEqual([coming.name])
    expect(name('2026-05-01')).toEqual([current.name])
  })

  it('count once', () => {
    expect(dated.counts).toEqual({ configured: 1, known: 740 })
  })
})

describe('asking for a procedure', () => {
  it('gives it as the schema knows it', () => {
    expect(ProcedureSchema.safeParse(birth).success).toBe(true)
    expect(birth).toMatchObject({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh', field: 'civil-status' })
    expect(catalog.fieldName(birth.field)).toBe('Hộ tịch')
  })

  it('is refused when only its name is known', () => {
    expect(refusal(() => catalog.getProcedure('2.002093', '2026-11-20')).code).toBe('catalog.not-configured')
  })

  it('is refused before it begins', () => {
    expect(refusal(() => catalog.getProcedure('2.000815', '2025-10-31')).code).toBe('catalog.not-configured')
    expect(catalog.findProcedure('2.000815', '2025-10-31')).toBeUndefined()
  })

  it.each(['9.999999', '', '1.001193 '])('is refused for the unknown code "%s"', (code) => {
    const error = refusal(() => catalog.getProcedure(code, '2026-11-20'))
    expect(error.code).toBe('catalog.unknown-procedure')
    expect(error.details).toEqual({ code })
  })
})

describe('portal statuses', () => {
  it('are unknown before the first mapping', () => {
    expect(refusal(() => catalog.portalStatusOf('received', '2025-06-30')).code).toBe('catalog.not-configured')
  })

  it('change on the day a new mapping begins', () => {
    const statuses = catalog.portalStatuses('2026-11-20')
    const changed = statuses
      .filter(({ code }) => code === 8 || code === 3)
      .map((status) => ({
        ...status,
        effectiveFrom: '2027-01-01',
        states: status.code === 8 ? [...status.states, 'refused'] : [],
      }))
    const dated = opened({ 'portal-statuses.json': [...statuses, ...changed] })
    expect(dated.portalStatusOf('refused', '2026-12-31').code).toBe(3)
    expect(dated.portalStatusOf('refused', '2027-01-01').code).toBe(8)
    expect(dated.portalStatusOf('done', '2027-01-01').code).toBe(9)
  })
})

describe('invalid data', () => {
  const calendar = catalog.workCalendar()
  const { officeHours, ...holidays } = calendar
  const [status] = catalog.portalStatuses('2026-11-20')
  const known = { code: '1.000001', name: 'Một thủ tục', group: 'Bộ Tư pháp' }

  it.each<[string, keyof CatalogFiles, unknown, string]>([
    ['a missing field', 'procedures.json', [birth, { ...birth, code: '1.000001', name: undefined }], '1.name'],
    ['a fee of no kind', 'procedures.json', [{ ...birth, fee: { kind: 'free' } }], '0.fee.kind'],
    ['a field nobody asked for', 'procedures.json', [{ ...birth, price: 0 }], '0'],
    ['two versions of one day', 'procedures.json', [birth, birth], '1.001193 2025-07-01'],
    ['a day that does not exist', 'procedures.json', [{ ...birth, effectiveFrom: '2026-02-30' }], '0.effectiveFrom'],
    [
      'a paper twice',
      'procedures.json',
      [{ ...birth, papers: [birth.papers[0], birth.papers[0]] }],
      '1.001193 to-khai',
    ],
    ['a malformed code', 'known-procedures.json', [{ ...known, code: '1.1' }], '0.code'],
    ['a code twice', 'known-procedures.json', [known, known], '1.000001'],
    ['a field without a name', 'fields.json', { 'civil-status': 'Hộ tịch' }, 'certification'],
    ['a holiday outside the covered years', 'holidays.json', { ...holidays, coversUntil: '2026-12-31' }, '2027-01-01'],
    [
      'a holiday twice',
      'holidays.json',
      { ...holidays, specialDays: [holidays.specialDays[0], holidays.specialDays[0]] },
      '2026-01-01',
    ],
    ['no office hours', 'office-hours.json', [], ''],
    ['a week of six days', 'office-hours.json', [{ ...officeHours[0], week: [[], [], [], [], [], []] }], '0.week'],
    ['a province code of two digits', 'birth-provinces.json', [{ code: '44', name: 'Quảng Bình' }], '0.code'],
    [
      'an H code of three digits',
      'province-identifiers.json',
      [{ ...catalog.provinceIdentifiers()[0], code: 'H001' }],
      '0.code',
    ],
    ['a state without a portal status', 'portal-statuses.json', [status], '2025-07-01 received'],
    ['no list at all', 'portal-statuses.json', null, ''],
  ])('%s is refused with its place', (_what, file, content, where) => {
    const error = refusal(() => opened({ [file]: content }))
    expect(error.code).toBe('catalog.invalid-data')
    expect(error.details).toEqual({ file, where })
  })

  it('a state with two portal statuses is refused', () => {
    const twice = catalog
      .portalStatuses('2026-11-20')
      .map((each) => (each.code === 8 ? { ...each, states: ['refused'] } : each))
    expect(refusal(() => opened({ 'portal-statuses.json': twice })).details).toEqual({
      file: 'portal-statuses.json',
      where: '2025-07-01 refused',
    })
  })
})

describe('the work calendar', () => {
  it('is one object, so that it is resolved once', () => {
    expect(catalog.workCalendar()).toBe(catalog.workCalendar())
  })
})
