import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fee } from '../../../shared/catalog/procedure.ts'
import { ChargeLine, chargeFor, copyAmount, payable, totalOf } from '../../../shared/fees/charge.ts'
import { checkProperty } from '../../property.ts'

/** TT 226/2016/TT-BTC. */
const COPIES = {
  kind: 'per-page',
  firstPages: 2,
  firstAmount: 2_000,
  furtherAmount: 1_000,
  capPerCopy: 200_000,
} as const satisfies Fee

describe('the fee of a certified copy', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [3, 5_000],
    [10, 12_000],
    [198, 200_000],
    [199, 200_000],
    [9_999, 200_000],
  ])('of %i pages is %i đồng', (pages, amount) => expect(copyAmount(COPIES, pages)).toBe(amount))

  it('is what adding page by page gives, never above the cap, and never less for more pages', () => {
    checkProperty(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 50 }), (pages, copies) => {
        let slow = 0
        for (let page = 1; page <= pages; page += 1) slow += page <= 2 ? 2_000 : 1_000
        const line = chargeFor('Bản sao', COPIES, { pages, copies, pieces: 1 })
        expect(line?.amount).toBe(Math.min(slow, 200_000) * copies)
        expect(copyAmount(COPIES, pages + 1)).toBeGreaterThanOrEqual(copyAmount(COPIES, pages))
        expect(ChargeLine.safeParse(line).success).toBe(true)
      }),
      500,
    )
  })
})

describe('what is to be paid', () => {
  it('is nothing where nothing is charged and unknown where the province sets it', () => {
    const one = { pages: 1, copies: 1, pieces: 1 }
    expect(chargeFor('Khai sinh', { kind: 'none' }, one)).toBeUndefined()
    expect(chargeFor('Khai sinh', { kind: 'set-by-province' }, one)).toBeUndefined()
    expect(chargeFor('Trích lục', { kind: 'fixed', amount: 8_000 }, { ...one, pieces: 3 })?.amount).toBe(24_000)
  })

  it('never grows by an exemption, and is nothing when everything is let off', () => {
    const lines = fc.array(
      fc
        .record({ quantity: fc.integer({ min: 1, max: 99 }), unitAmount: fc.integer({ min: 0, max: 500_000 }) })
        .map(({ quantity, unitAmount }) => ({ name: 'Lệ phí', quantity, unitAmount, amount: quantity * unitAmount })),
      { maxLength: 8 },
    )
    checkProperty(
      fc.property(lines, fc.integer({ min: 1, max: 100 }), (charged, percent) => {
        const left = payable(charged, { percent })
        expect(left).toBeLessThanOrEqual(totalOf(charged))
        expect(left).toBeGreaterThanOrEqual(0)
        expect(Number.isInteger(left)).toBe(true)
        expect(Math.abs(left - (totalOf(charged) * (100 - percent)) / 100)).toBeLessThan(1)
        expect(payable(charged, { percent: 100 })).toBe(0)
      }),
      500,
    )
  })

  it('refuses a line whose amount is not quantity times unit', () => {
    expect(ChargeLine.safeParse({ name: 'Lệ phí', quantity: 2, unitAmount: 5, amount: 11 }).success).toBe(false)
  })
})
