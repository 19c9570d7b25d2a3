import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseKey, type KeyCandidate } from '../../../main/core/signing/tokens/host/key-choice.ts'
import { checkProperty } from '../../property.ts'

const NONE = Buffer.alloc(0)
const OURS = Buffer.of(1, 2, 3)
const OTHER = Buffer.of(4, 5, 6)
const ID = Buffer.of(7)

const key = (handle: bigint, more: Partial<KeyCandidate> = {}): KeyCandidate => ({
  handle,
  id: NONE,
  ownPublic: undefined,
  besidePublic: [],
  ...more,
})

describe('the private key of a certificate', () => {
  it('is known by its public half, whatever the identifiers say', () => {
    const keys = [key(1n, { id: ID, ownPublic: OTHER }), key(2n, { ownPublic: OURS })]
    expect(chooseKey(keys, { id: ID, publicPart: OURS })?.handle).toBe(2n)
  })

  it('is known by the public key beside it where it tells nothing itself', () => {
    const keys = [key(1n, { id: ID, besidePublic: [OTHER] }), key(2n, { id: Buffer.of(8), besidePublic: [OURS] })]
    expect(chooseKey(keys, { id: NONE, publicPart: OURS })?.handle).toBe(2n)
  })

  it('is known by its identifier where all public halves are hidden', () => {
    expect(chooseKey([key(1n), key(2n, { id: ID })], { id: ID, publicPart: OURS })?.handle).toBe(2n)
    expect(chooseKey([key(1n)], { id: NONE, publicPart: OURS })?.handle).toBe(1n)
  })

  it('is none rather than a guess', () => {
    const wanted = { id: ID, publicPart: OURS }
    expect(chooseKey([], wanted)).toBeUndefined()
    expect(chooseKey([key(1n, { id: ID, ownPublic: OTHER })], wanted)).toBeUndefined()
    expect(chooseKey([key(1n, { id: ID }), key(2n, { id: ID })], wanted)).toBeUndefined()
    expect(chooseKey([key(1n), key(2n)], { id: NONE, publicPart: OURS })).toBeUndefined()
    expect(chooseKey([key(1n, { id: Buffer.of(9) })], wanted)).toBeUndefined()
  })

  it('is never one whose public half is another', () => {
    const halves = fc.constantFrom(undefined, OURS, OTHER)
    const ids = fc.constantFrom(NONE, ID, Buffer.of(8))
    const candidates = fc.array(
      fc.record({ id: ids, ownPublic: halves, besidePublic: fc.array(fc.constantFrom(OURS, OTHER), { maxLength: 2 }) }),
      { maxLength: 5 },
    )
    checkProperty(
      fc.property(candidates, ids, (all, id) => {
        const keys = all.map((one, index) => ({ ...one, handle: BigInt(index + 1) }))
        const chosen = chooseKey(keys, { id, publicPart: OURS })
        const certain = keys.find(({ ownPublic }) => ownPublic?.equals(OURS))
        if (certain !== undefined) expect(chosen).toBe(certain)
        expect(chosen?.ownPublic ?? OURS).toEqual(OURS)
        if (chosen?.ownPublic === undefined && (chosen?.besidePublic.length ?? 0) > 0) {
          expect(chosen?.besidePublic).toContainEqual(OURS)
        }
      }),
      500,
    )
  })
})
