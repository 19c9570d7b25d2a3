import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentile, round, summarize } from '../../bench/report/statistics.ts'
import { checkProperty } from '../../property.ts'

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 })

describe('summarize', () => {
  it('gives nearest ranks of one to a hundred', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

    expect(summarize(hundred)).toEqual({ count: 100, mean: 50.5, p50: 50, p90: 90, p99: 99, max: 100 })
  })

  it('gives the only value for everything', () => {
    expect(summarize([7])).toEqual({ count: 1, mean: 7, p50: 7, p90: 7, p99: 7, max: 7 })
  })

  it('refuses to sum up nothing', () => {
    expect(() => summarize([])).toThrow('No percentile')
  })

  it('gives observed values in order, whatever the order of the input', () => {
    checkProperty(
      fc.property(values, (all) => {
        const { p50, p90, p99, max } = summarize(all)
        expect(all).toEqual(expect.arrayContaining([p50, p90, p99, max]))
        expect([p50, p90, p99, max]).toEqual([p50, p90, p99, max].toSorted((one, other) => one - other))
        expect(summarize(all.toReversed())).toMatchObject({ p50, p90, p99, max })
      }),
    )
  })

  it('leaves at least the asked share of values at or below a percentile, and less below the value before it', () => {
    checkProperty(
      fc.property(values, fc.double({ min: 0.001, max: 1, noNaN: true }), (all, share) => {
        const sorted = all.toSorted((one, other) => one - other)
        const found = percentile(sorted, share)
        expect(sorted.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * sorted.length)
        expect(sorted.filter((value) => value < found).length).toBeLessThan(share * sorted.length)
      }),
    )
  })
})

describe('round', () => {
  it('keeps four significant digits', () => {
    expect([round(1234.56), round(0.123456), round(12), round(99.996)]).toEqual([1235, 0.1235, 12, 100])
  })
})
