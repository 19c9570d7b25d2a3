import { expect, it } from 'vitest'
import { takeRandom } from '../../../main/core/ledger/randomness.ts'

it('gives out as many bytes as asked for and never the same twice', () => {
  const taken = Array.from({ length: 2_000 }, (_, index) => takeRandom(12 + (index % 21)))
  expect(taken.every((bytes, index) => bytes.length === 12 + (index % 21))).toBe(true)
  expect(new Set(taken.map((bytes) => bytes.toString('hex', 0, 12))).size).toBe(2_000)
})

it('gives out bytes of their own, not a window of the pool', () => {
  const first = takeRandom(16)
  const copy = Buffer.from(first)
  for (let call = 0; call < 1_000; call += 1) takeRandom(16)
  expect(first).toEqual(copy)
})
