import { expect, it } from 'vitest'
import { inOwnMemory } from '../../../main/core/scanning/imaging/host/own-memory.ts'

it('takes every byte of a result out of shared memory and changes nothing else', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(3))
  shared.set([1, 2, 3])
  const own = new Uint8Array([4])
  const result = { content: shared, thumbnail: own, recipe: { quad: null, skew: 1 }, codes: ['a'], width: 3 }
  const moved = inOwnMemory(result)
  expect(moved).toEqual({ ...result, content: new Uint8Array([1, 2, 3]) })
  expect(() => structuredClone(moved, { transfer: [] })).not.toThrow()
  for (const bytes of [
    inOwnMemory(shared),
    ...Object.values({ ...(typeof moved === 'object' ? moved : {}) }).filter((part) => part instanceof Uint8Array),
  ]) {
    expect(bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer).toBe(true)
  }
})
