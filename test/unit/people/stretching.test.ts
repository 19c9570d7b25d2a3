import { describe, expect, it } from 'vitest'
import { calibrate, hashSecret, LEAST_STRETCHING, matchesHash, stretch } from '../../../main/core/people/stretching.ts'
import { CHEAP } from './cheap.ts'

describe('stretching', () => {
  it('is argon2id version 0x13, by a test vector of the reference implementation', async () => {
    // phc-winner-argon2, src/test.c: argon2id, t=2, m=2^16, p=1, "password", "somesalt"
    const derived = await stretch('password', Buffer.from('somesalt'), { memoryKib: 65_536, passes: 2, lanes: 1 })
    expect(derived.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  it('reads composed and decomposed letters alike', async () => {
    const salt = Buffer.alloc(16, 7)
    const composed = await stretch('mật khẩu'.normalize('NFC'), salt, CHEAP)
    expect(await stretch('mật khẩu'.normalize('NFD'), salt, CHEAP)).toEqual(composed)
  })

  it('compares hashes, each with its own salt', async () => {
    const hashed = await hashSecret('4826', CHEAP)
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/)
    expect(await hashSecret('4826', CHEAP)).not.toBe(hashed)
    expect(await matchesHash('4826', hashed)).toBe(true)
    expect(await matchesHash('4827', hashed)).toBe(false)
  })
})

describe('the cost', () => {
  const perMib = (milliseconds: number) => (cost: { memoryKib: number }) =>
    Promise.resolve((cost.memoryKib / 1_024) * milliseconds)

  it('is the least on a slow machine, and never less', async () => {
    expect(await calibrate(perMib(20))).toEqual(LEAST_STRETCHING)
    expect(LEAST_STRETCHING.memoryKib).toBeGreaterThanOrEqual(65_536)
  })

  it('rises on a fast machine until a guess takes a quarter of a second', async () => {
    expect(await calibrate(perMib(2))).toEqual({ memoryKib: 131_072, passes: 3, lanes: 1 })
  })

  it('ends at what a desk with little memory can still spare', async () => {
    expect(await calibrate(perMib(0.001))).toEqual({ memoryKib: 262_144, passes: 3, lanes: 1 })
  })
})
