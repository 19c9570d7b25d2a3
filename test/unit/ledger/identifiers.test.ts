import fc from 'fast-check'
import { validate, version } from 'uuid'
import { describe, expect, it } from 'vitest'
import { compareTicks, type Tick } from '../../../main/core/ledger/clock.ts'
import { identifierAt, toBytes, toText } from '../../../main/core/ledger/identifiers.ts'
import { checkProperty } from '../../property.ts'

const tick: fc.Arbitrary<Tick> = fc.record({
  wallMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  logical: fc.integer({ min: 0, max: 65_535 }),
})

describe('identifiers', () => {
  it('go from text to bytes and back', () => {
    checkProperty(fc.property(fc.uuid(), (uuid) => toText(toBytes(uuid)) === uuid))
  })

  it.each([
    '',
    '01890A5D-AC96-774B-BCCE-B302099A8057',
    '01890a5dac96774bbcceb302099a8057',
    '01890a5d-ac96-774b-bcce-b302099a805',
    "01890a5d-ac96-774b-bcce-b302099a8057'",
  ])('refuse "%s"', (text) => {
    expect(() => toBytes(text)).toThrow('UUID')
  })

  it('are UUIDs of version 7 that carry the time of their tick', () => {
    checkProperty(
      fc.property(tick, (at) => {
        const text = toText(identifierAt(at))
        const time = Number.parseInt(text.replaceAll('-', '').slice(0, 12), 16)
        return validate(text) && version(text) === 7 && time === at.wallMs
      }),
    )
  })

  it('sort as their ticks do', () => {
    checkProperty(
      fc.property(tick, tick, (one, other) => {
        const order = compareTicks(one, other)
        return order === 0 || Math.sign(Buffer.compare(identifierAt(one), identifierAt(other))) === Math.sign(order)
      }),
      500,
    )
  })

  it('differ within one tick', () => {
    const made = Array.from({ length: 1_000 }, () => toText(identifierAt({ wallMs: 1, logical: 1 })))
    expect(new Set(made).size).toBe(1_000)
  })
})
