import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Bits, BLOCK_SIZE, changedBits } from '../../../main/core/dossiers/search/bits.ts'
import { checkProperty } from '../../property.ts'

const places = fc.uniqueArray(fc.integer({ min: 0, max: BLOCK_SIZE - 1 }), { maxLength: 60 })
/** Sets around the length at which a list turns into a bitmap. */
const runs = fc
  .tuple(fc.integer({ min: 0, max: 26_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([from, length]) => Array.from({ length }, (_, index) => from + index))
const sets = fc.oneof(places, runs)

const descending = (set: readonly number[]) => [...new Set(set)].sort((one, other) => other - one)
const made = (set: readonly number[]) => {
  const bits = new Bits()
  for (const place of set) bits.add(place)
  return bits
}

test('a set comes back from its bytes, the highest place first', () => {
  checkProperty(
    fc.property(sets, (set) => {
      const kept = made(set).toBytes()
      expect([...Bits.from(kept).fromHighest()]).toEqual(descending(set))
      expect(kept.length).toBe(Math.min(3_840, set.length * 2))
    }),
    300,
  )
})

test('a set that is changed has the same bytes as one that was made like that', () => {
  checkProperty(
    fc.property(sets, sets, sets, (set, added, removed) => {
      const kept = set.length === 0 ? undefined : made(set).toBytes()
      const left = [...set.filter((place) => !removed.includes(place)), ...added]
      expect(changedBits(kept, added, removed)).toEqual(made(left).toBytes())
    }),
    300,
  )
})

test('a set that only grows at its end, as sets do, has the same bytes as one that was made like that', () => {
  checkProperty(
    fc.property(sets, (set) => {
      const growing = descending(set).reverse()
      let kept: Buffer | undefined
      for (let from = 0; from < growing.length; from += 100)
        kept = changedBits(kept, growing.slice(from, from + 100), [])
      expect(kept).toEqual(growing.length === 0 ? undefined : made(set).toBytes())
    }),
    300,
  )
})

test('sets meet and unite as sets do', () => {
  checkProperty(
    fc.property(sets, sets, (one, other) => {
      const both = descending(one.filter((place) => other.includes(place)))
      const meeting = made(one)
      expect(meeting.intersect(made(other))).toBe(both.length > 0)
      expect([...meeting.fromHighest()]).toEqual(both)
      const union = made(one)
      union.unite(made(other).toBytes())
      expect([...union.fromHighest()]).toEqual(descending([...one, ...other]))
    }),
    200,
  )
})

test('all places up to one', () => {
  expect([...Bits.upTo(2).fromHighest()]).toEqual([2, 1, 0])
  expect([...Bits.upTo(BLOCK_SIZE - 1).fromHighest()]).toHaveLength(BLOCK_SIZE)
})
