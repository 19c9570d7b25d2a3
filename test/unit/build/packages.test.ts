import { describe, expect, it } from 'vitest'
import { firstDifference } from '../../../build/bootstrap/packages.mjs'

const zod = { version: '4.6.7', integrity: 'sha512-a' }
const locked = {
  '': { version: '0.1.0' },
  'node_modules/zod': zod,
  'node_modules/only-on-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}

describe('whether the installed packages are the locked ones', () => {
  it('is content when every package that this platform needs is there', () => {
    expect(firstDifference(locked, { 'node_modules/zod': zod })).toBeUndefined()
  })

  it('takes no offence at packages too many', () => {
    expect(
      firstDifference(locked, { 'node_modules/zod': zod, 'node_modules/old': { version: '1.0.0' } }),
    ).toBeUndefined()
  })

  it('names what is missing', () => {
    expect(firstDifference(locked, {})).toBe('node_modules/zod')
  })

  it('names what is of another version or has another content', () => {
    expect(firstDifference(locked, { 'node_modules/zod': { ...zod, version: '4.6.6' } })).toBe('node_modules/zod')
    expect(firstDifference(locked, { 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })).toBe('node_modules/zod')
  })

  it('does not excuse an optional package that is there but wrong', () => {
    const installed = {
      'node_modules/zod': zod,
      'node_modules/only-on-windows': { version: '2.0.0', integrity: 'sha512-b' },
    }
    expect(firstDifference(locked, installed)).toBe('node_modules/only-on-windows')
  })
})
