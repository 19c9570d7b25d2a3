import { describe, expect, it } from 'vitest'
import { FAILURE_CODES, SetupFailure } from '../../../build/bootstrap/failures.mjs'

describe('what a person is told when set-up cannot go on', () => {
  it.each(FAILURE_CODES)('%s: one sentence in Vietnamese and one in English', (code) => {
    const { vi, en, message } = new SetupFailure(code, 'DETAIL')
    for (const sentence of [vi, en]) expect(sentence).toMatch(/^\p{Lu}.+[^.]\.$/u)
    for (const sentence of [vi, en]) expect(sentence.match(/\. /g)).toBeNull()
    expect(vi).toMatch(/hãy/)
    expect(message).toBe(en)
  })

  it('keeps the error behind it', () => {
    const cause = new Error('exit code 1')
    expect(new SetupFailure('not-built', '', cause).cause).toBe(cause)
  })

  it('knows no other code', () => {
    expect(() => new SetupFailure('something-else')).toThrow(RangeError)
  })
})
