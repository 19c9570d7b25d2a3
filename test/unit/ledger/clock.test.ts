import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AHEAD_AFTER_MS,
  BEHIND_AFTER_MS,
  clockState,
  compareTicks,
  MAX_LOGICAL,
  nextTick,
  type Tick,
  ZERO_TICK,
} from '../../../main/core/ledger/clock.ts'
import { checkProperty } from '../../property.ts'

const wallMs = fc.integer({ min: 0, max: 2 ** 47 })
const tick: fc.Arbitrary<Tick> = fc.record({ wallMs, logical: fc.integer({ min: 0, max: MAX_LOGICAL }) })

describe('nextTick', () => {
  it('is the wall time when that has moved on', () => {
    expect(nextTick({ wallMs: 1_000, logical: 7 }, 1_001)).toEqual({ wallMs: 1_001, logical: 0 })
  })

  it('counts within a millisecond and while the wall clock is behind', () => {
    expect(nextTick({ wallMs: 1_000, logical: 7 }, 1_000)).toEqual({ wallMs: 1_000, logical: 8 })
    expect(nextTick({ wallMs: 1_000, logical: 7 }, 3)).toEqual({ wallMs: 1_000, logical: 8 })
  })

  it('moves on by a millisecond when the counter is full', () => {
    expect(nextTick({ wallMs: 1_000, logical: MAX_LOGICAL }, 1_000)).toEqual({ wallMs: 1_001, logical: 0 })
  })

  it('is later than the last tick and not before the wall clock, whatever that says', () => {
    checkProperty(
      fc.property(tick, wallMs, (last, now) => {
        const next = nextTick(last, now)
        return compareTicks(next, last) > 0 && next.wallMs >= now && next.logical <= MAX_LOGICAL
      }),
      500,
    )
  })

  it('never runs back over any walk of the wall clock', () => {
    checkProperty(
      fc.property(fc.array(wallMs, { maxLength: 50 }), (walk) => {
        let last = ZERO_TICK
        return walk.every((now) => {
          const next = nextTick(last, now)
          const isLater = compareTicks(next, last) > 0
          last = next
          return isLater
        })
      }),
    )
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 48])('refuses %d as a wall time', (now) => {
    expect(() => nextTick(ZERO_TICK, now)).toThrow('Not a wall time')
  })
})

describe('clockState', () => {
  const last: Tick = { wallMs: 1_800_000_000_000, logical: 0 }

  it.each([
    ['right', 0],
    ['right', -BEHIND_AFTER_MS],
    ['behind', -BEHIND_AFTER_MS - 1],
    ['right', AHEAD_AFTER_MS],
    ['ahead', AHEAD_AFTER_MS + 1],
  ])('is %s at a difference of %d ms', (state, differenceMs) => {
    expect(clockState(last, last.wallMs + differenceMs)).toEqual({ state, differenceMs })
  })

  it('believes any clock before the first event', () => {
    expect(clockState(ZERO_TICK, 1_800_000_000_000)).toEqual({ state: 'right', differenceMs: 0 })
  })
})
