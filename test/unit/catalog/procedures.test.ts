import { describe, expect, it } from 'vitest'
import procedures from '../../../main/core/catalog/data/procedures.json' with { type: 'json' }
import { openCatalog } from '../../../main/core/catalog/index.ts'
import { computeDue, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'

const catalog = openCatalog()
const today = '2026-11-20'
const codes = procedures.map(({ code }) => code)
const VALUES = ['identity', 'term', 'fee', 'papers'] as const

/** Values the collected facts mark as own knowledge: nobody may present them as law. */
const UNCONFIRMED: readonly (readonly [code: string, value: (typeof VALUES)[number]])[] = [
  ['1.000689', 'term'],
  ['1.004884', 'term'],
  ['1.004746', 'term'],
  ['1.005461', 'term'],
  ['1.004772', 'term'],
  ['1.003583', 'term'],
  ['1.000593', 'term'],
  ['1.000419', 'term'],
  ['2.002516', 'term'],
  ['2.002516', 'fee'],
  ['1.004194', 'term'],
  ['1.004194', 'fee'],
  ['1.004222', 'term'],
  ['1.004222', 'fee'],
  ['1.010038', 'term'],
  ['1.010038', 'fee'],
  ['1.014027', 'term'],
  ['1.014028', 'term'],
  ['1.011607', 'term'],
  ['1.001776', 'term'],
  ['2.001263', 'term'],
  ['2.001263', 'fee'],
  ['1.004944', 'term'],
  ['1.004845', 'fee'],
  ['2.000986', 'fee'],
  ['2.001023', 'fee'],
]

/** Values read in another place than the law or an official list. */
const SECONDARY: typeof UNCONFIRMED = [
  ['1.004873', 'term'],
  ['1.004873', 'fee'],
  ['1.004873', 'papers'],
  ['2.000635', 'fee'],
  ['2.001023', 'term'],
]

/** 4:30 pm in Vietnam on Friday 20 November 2026. */
const lateFriday = Date.UTC(2026, 10, 20, 9, 30)
const dueDay = (code: string, receivedAt: number) => {
  const { term, late } = catalog.getProcedure(code, today)
  return isoDateOf(
    Math.floor(localMinuteOf(computeDue(catalog.workCalendar(), { term, late }, receivedAt).dueAt) / 1440),
  )
}

describe('configured procedures', () => {
  it('are at least 25', () => {
    expect(catalog.counts.configured).toBeGreaterThanOrEqual(25)
  })

  it.each(UNCONFIRMED)('%s: %s is unconfirmed', (code, value) => {
    expect(catalog.getProcedure(code, today).sources[value].certainty).toBe('unconfirmed')
  })

  it.each(SECONDARY)('%s: %s is secondary', (code, value) => {
    expect(catalog.getProcedure(code, today).sources[value].certainty).toBe('secondary')
  })

  it.each(codes)('%s names its sources as a person would, and never an absent one as law', (code) => {
    const { sources } = catalog.getProcedure(code, today)
    for (const value of VALUES) {
      const { certainty, text } = sources[value]
      expect(text, value).not.toMatch(/\b(TB|DX|TD|OC|VBP):|\bid \d{6,}|[0-9a-f]{16}/)
      if (certainty === 'confirmed') {
        expect(text, value).toMatch(/Luật|Nghị quyết|Nghị định|Thông tư|Quyết định|HĐND/)
        expect(text, value).not.toMatch(/chưa (đối chiếu|có văn bản)|dẫn lại/i)
      }
    }
  })

  it.each(codes)('%s needs a paper at the counter and can be found by everyday words', (code) => {
    const { papers, keywords } = catalog.getProcedure(code, today)
    expect(papers.some(({ required }) => required)).toBe(true)
    for (const { name, originals, copies } of papers) expect(originals + copies, name).toBeGreaterThan(0)
    expect(keywords.length).toBeGreaterThan(0)
    expect(keywords).toEqual(keywords.map((keyword) => keyword.normalize('NFC').trim()))
  })

  it('have a due date from January 2026 to October 2027', () => {
    for (const code of codes) {
      const { term, late } = catalog.getProcedure(code, today)
      for (let month = 0; month < 22; month += 1) {
        const receivedAt = Date.UTC(2026, month, 12, 3)
        expect(computeDue(catalog.workCalendar(), { term, late }, receivedAt).dueAt, code).toBeGreaterThan(receivedAt)
      }
    }
  })
})

describe('the three meanings of 15 giờ', () => {
  it.each([
    ['1.001193', 'result-next-working-day'],
    ['1.000894', 'result-next-working-day'],
    ['2.000635', 'result-next-working-day'],
    ['2.000815', 'result-next-working-day'],
    ['2.000908', 'result-next-working-day'],
    ['2.000986', 'clock-next-working-day'],
    ['1.004944', 'forward-next-morning'],
  ])('%s: %s', (code, meaning) => {
    expect(catalog.getProcedure(code, today).late).toEqual({ after: '15:00', meaning })
  })

  it('is left out where the law states a term in days', () => {
    for (const code of ['1.001022', '1.004837', '1.004859', '2.001035']) {
      expect(catalog.getProcedure(code, today).late, code).toBeUndefined()
    }
  })

  it('moves a birth registered on a late Friday to Monday, a joint one by a day more', () => {
    expect(dueDay('1.001193', lateFriday)).toBe('2026-11-23')
    expect(dueDay('2.000986', lateFriday)).toBe('2026-11-27')
    expect(dueDay('1.004944', lateFriday)).toBe('2026-11-30')
  })
})

describe('values of law', () => {
  const fee = (code: string) => catalog.getProcedure(code, today).fee

  it('certification fees follow Thông tư 226/2016/TT-BTC', () => {
    const perPage = { kind: 'per-page', firstPages: 2, firstAmount: 2000, furtherAmount: 1000, capPerCopy: 200_000 }
    expect(fee('2.000815')).toEqual(perPage)
    expect(fee('2.000942')).toEqual(perPage)
    expect(fee('2.000884')).toMatchObject({ amount: 10_000 })
    expect(fee('2.001035')).toMatchObject({ amount: 50_000 })
    expect(fee('2.000913')).toMatchObject({ amount: 30_000 })
    expect(fee('2.000927')).toMatchObject({ amount: 25_000 })
    expect(fee('2.000908')).toEqual({ kind: 'none' })
  })

  it('births, deaths, marriages and guardianship in time are free', () => {
    for (const code of ['1.001193', '1.000656', '1.000894', '1.004837'])
      expect(fee(code), code).toEqual({ kind: 'none' })
  })

  it('terms follow Luật Hộ tịch', () => {
    const days = (code: string) => catalog.getProcedure(code, today).term
    expect(days('1.001022')).toEqual({ unit: 'working-days', amount: 3 })
    expect(days('1.004837')).toEqual({ unit: 'working-days', amount: 3 })
    expect(days('1.004845')).toEqual({ unit: 'working-days', amount: 2 })
    expect(catalog.getProcedure('1.004859', today).verification).toEqual({ workingDays: 3 })
    expect(catalog.getProcedure('1.000894', today).verification).toEqual({ workingDays: 5 })
  })

  it('papers that the law no longer asks for are not asked for', () => {
    const names = (code: string) => catalog.getProcedure(code, today).papers.map(({ name }) => name.toLowerCase())
    expect(names('1.001193').join()).not.toContain('kết hôn')
    expect(names('1.000894').join()).not.toContain('tình trạng hôn nhân')
  })
})
