import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import goals from '../../../main/core/registers/data/indicators.json' with { type: 'json' }
import { MEASURES, zeroCounts } from '../../../shared/indicators/counts.ts'
import { goalsInForce, IndicatorGoal, IndicatorName, standingOf } from '../../../shared/indicators/goals.ts'
import { averageOf, isInTerm, rateOf, scoreOf, tallyOf } from '../../../shared/indicators/indicators.ts'
import {
  daysOf,
  instantsOf,
  isoMonthOf,
  monthOf,
  Period,
  type Piece,
  splitPeriod,
  yearOf,
} from '../../../shared/indicators/period.ts'
import { checkProperty } from '../../property.ts'

describe('rates and scores', () => {
  test.each([
    [null, 0.5, null],
    [0.25, 0.5, 50],
    [0.5, 0.5, 100],
    [0.9, 0.5, 100],
    [0.9017, 1, 90.17],
    [0.45, 0.9, 50],
    [0.7, null, null],
  ])('a rate of %s with full points from %s scores %s', (rate, cap, score) => {
    const found = scoreOf(rate, cap)
    if (score === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(score, 9)
  })

  test('nothing counted is no rate, and not nought', () => {
    expect(rateOf({ counted: 0, total: 0 })).toBeNull()
    expect(rateOf({ counted: 0, total: 4 })).toBe(0)
    expect(averageOf(0, 0)).toBeNull()
    expect(averageOf(960, 2)).toEqual({ minutes: 480, days: 1 })
  })

  test('numerators and denominators are those of the formulas', () => {
    const counts = zeroCounts(MEASURES)
    counts.ended = 10
    counts['on-time'] = 7
    counts.completed = 8
    counts['completed online'] = 3
    counts['completed file'] = 8
    counts['completed paid'] = 5
    counts['completed paid-online'] = 2
    counts['verdict citizen 3'] = 4
    counts['verdict citizen 1'] = 1
    counts['verdict officer 3'] = 2
    counts['verdict officer 2'] = 1
    expect(tallyOf('on-time', counts)).toEqual({ counted: 7, total: 10 })
    expect(tallyOf('online', counts)).toEqual({ counted: 3, total: 8 })
    expect(tallyOf('electronic-results', counts)).toEqual({ counted: 8, total: 8 })
    expect(tallyOf('online-payment', counts)).toEqual({ counted: 2, total: 5 })
    expect(tallyOf('reuse', counts)).toEqual({ counted: 0, total: 0 })
    expect(tallyOf('digitized', counts)).toEqual({ counted: 0, total: 8 })
    expect(tallyOf('satisfaction', counts)).toEqual({ counted: 6, total: 8 })
  })

  test.each([
    ['answered', 90, true],
    ['answered', 101, false],
    ['refused', 21, false],
    ['refused', 20, true],
    ['open', null, false],
  ] as const)('a complaint %s at %s is in term: %s', (state, endedAt, inTerm) => {
    expect(isInTerm({ state, endedAt, dueAt: 100, refuseBy: 20 }, 200)).toBe(inTerm)
  })

  test('an open complaint that has time counts nowhere', () => {
    expect(isInTerm({ state: 'open', endedAt: null, dueAt: 100, refuseBy: 20 }, 99)).toBeNull()
  })
})

describe('the goals', () => {
  const all = goals.map((goal) => IndicatorGoal.parse(goal))

  test('are there for every indicator, and none before the decision', () => {
    expect([...goalsInForce(all, '2026-11-20').keys()].sort()).toEqual([...IndicatorName.options].sort())
    expect(goalsInForce(all, '2022-06-22').size).toBe(0)
  })

  test('of a later day take the place of those before', () => {
    const [first] = all
    if (first === undefined) throw new Error('no goals')
    const later: IndicatorGoal = { ...first, effectiveFrom: '2027-01-01', goal: 0.95 }
    expect(goalsInForce([later, first], '2026-12-31').get(first.indicator)?.goal).toBeNull()
    expect(goalsInForce([later, first], '2027-01-01').get(first.indicator)?.goal).toBe(0.95)
  })
})

describe('a rate against another', () => {
  test.each([
    [null, 0.9, null],
    [0, 0, 'equal'],
    [0.9017, 0.9017, 'equal'],
    [0.9018, 0.9017, 'above'],
    [0.9016, 0.9017, 'below'],
    // Both are read as 66.67 %: a sentence that says otherwise would contradict its own figures.
    [2 / 3, 0.6667, 'equal'],
    [1, 0.9999, 'above'],
  ] as const)('%s against %s is %s', (rate, compared, standing) => {
    expect(standingOf(rate, compared)).toBe(standing)
  })

  test('is above exactly where the other is below', () => {
    const share = fc.nat(10_000).map((hundredths) => hundredths / 10_000)
    checkProperty(
      fc.property(share, share, (one, other) => {
        expect(standingOf(one, other) === 'above').toBe(one > other)
        expect(standingOf(other, one) === 'below').toBe(one > other)
      }),
    )
  })
})

describe('periods', () => {
  const day = fc.integer({ min: 18_000, max: 22_000 })
  const iso = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10)

  /** How often each day is counted when the pieces are added up and taken off. */
  const daysIn = (pieces: readonly Piece[], around: { readonly first: number; readonly last: number }) => {
    const counted = new Map<number, number>()
    // No piece reaches further than half a year over the ends.
    for (let each = around.first - 200; each <= around.last + 200; each += 1) {
      const month = monthOf(each)
      const number = { day: each, month, year: yearOf(month) }
      for (const { unit, first, last, sign } of pieces) {
        const isCounted = number[unit] >= first && number[unit] <= last
        if (isCounted) counted.set(each, (counted.get(each) ?? 0) + sign)
      }
    }
    return new Map([...counted].filter(([, times]) => times !== 0))
  }
  const lengthOf = (pieces: readonly Piece[], unit: Piece['unit']) =>
    pieces.filter((piece) => piece.unit === unit).reduce((sum, { first, last }) => sum + last - first + 1, 0)

  test.each(['month', 'year'] as const)('split into days and units up to a %s that count each day once', (coarsest) => {
    checkProperty(
      fc.property(day, fc.oneof(fc.nat(60), fc.nat(800), fc.nat(3_650)), (first, length) => {
        const pieces = splitPeriod({ from: iso(first), to: iso(first + length) }, coarsest)
        const all = Array.from({ length: length + 1 }, (_, place) => first + place)
        expect(daysIn(pieces, { first, last: first + length })).toEqual(new Map(all.map((each) => [each, 1])))
        expect(pieces.every((piece) => piece.first <= piece.last)).toBe(true)
        // However long the period, its ends are half a month each, and half a year.
        expect(lengthOf(pieces, 'day')).toBeLessThanOrEqual(31)
        if (coarsest === 'month') expect(lengthOf(pieces, 'year')).toBe(0)
        else expect(lengthOf(pieces, 'month')).toBeLessThanOrEqual(12)
      }),
    )
  })

  test('take years and months as one, less the days that are too many', () => {
    expect(splitPeriod({ from: '2026-11-01', to: '2026-11-30' }, 'month')).toEqual([
      { unit: 'month', first: 2026 * 12 + 10, last: 2026 * 12 + 10, sign: 1 },
    ])
    expect(splitPeriod({ from: '2026-11-01', to: '2026-11-28' }, 'month')).toEqual([
      { unit: 'month', first: 2026 * 12 + 10, last: 2026 * 12 + 10, sign: 1 },
      { unit: 'day', first: 20_786, last: 20_787, sign: -1 },
    ])
    expect(splitPeriod({ from: '2024-01-01', to: '2026-11-30' }, 'year')).toEqual([
      { unit: 'year', first: 2024, last: 2026, sign: 1 },
      { unit: 'month', first: 2026 * 12 + 11, last: 2026 * 12 + 11, sign: -1 },
    ])
    expect(splitPeriod({ from: '2026-11-20', to: '2026-11-20' }, 'year')).toEqual([
      { unit: 'day', first: 20_777, last: 20_777, sign: 1 },
    ])
    expect(isoMonthOf(2026 * 12 + 11)).toBe('2026-12')
  })

  test('begin at the midnight of the desk', () => {
    expect(instantsOf({ from: '2026-11-20', to: '2026-11-20' })).toEqual({
      from: Date.UTC(2026, 10, 19, 17),
      before: Date.UTC(2026, 10, 20, 17),
    })
    expect(daysOf({ from: '1970-01-01', to: '1970-01-02' })).toEqual({ first: 0, last: 1 })
  })

  test.each([
    ['2026-02-29', '2026-03-01'],
    ['2026-03-02', '2026-03-01'],
    ['2001-01-01', '2026-01-01'],
  ])('%s to %s is none', (from, to) => {
    expect(Period.safeParse({ from, to }).success).toBe(false)
  })
})
