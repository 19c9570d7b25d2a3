import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readResume, writeResume } from '../../../main/core/people/resume.ts'
import { checkProperty } from '../../property.ts'

const KEY = randomBytes(32)
const SESSIONS = [{ screen: 3, officer: '019ab000-0000-7000-8000-000000000001', locked: true }]

describe('a resume', () => {
  it('reads back as it was written, its key a copy', () => {
    const bytes = writeResume({ key: KEY, sessions: SESSIONS })
    const resume = readResume(bytes)
    expect(resume).toEqual({ key: KEY, sessions: SESSIONS })
    bytes.fill(0)
    expect(resume?.key).toEqual(KEY)
  })

  it('is refused when it is of another version or cut short, or names nobody', () => {
    const bytes = writeResume({ key: KEY, sessions: SESSIONS })
    expect(readResume(Uint8Array.from([2, ...bytes.subarray(1)]))).toBeUndefined()
    for (let length = 0; length < bytes.length; length += 1) {
      expect(readResume(bytes.subarray(0, length))).toBeUndefined()
    }
    expect(readResume(writeResume({ key: KEY, sessions: [] }))).toBeUndefined()
  })

  it('is refused when it is garbage, whatever it is', () => {
    const garbage = fc.tuple(fc.constantFrom(0, 1, 2), fc.uint8Array({ maxLength: 200 }))
    checkProperty(
      fc.property(garbage, ([layout, rest]) => {
        expect(readResume(Uint8Array.from([layout, ...rest]))).toBeUndefined()
      }),
      300,
    )
  })
})
