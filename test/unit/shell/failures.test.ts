import { describe, expect, it } from 'vitest'
import { DeskError } from '../../../shared/errors.ts'
import { describeFailure } from '../../../shared/failures.ts'

const SECRET = 'Nguyễn Thị Bí Mật 044190012345'

describe('what a log says of a failure', () => {
  it('is its kind and its places in the code, never the words of its message', () => {
    const described = describeFailure(new TypeError(`cannot read ${SECRET}`))
    expect(described).toMatch(/^TypeError\n {4}at /)
    expect(described).not.toContain('Nguyễn')
    expect(described).not.toContain('044190012345')
  })

  it('does not take lines of the message for places', () => {
    const described = describeFailure(new Error(`first\n    at ${SECRET}\nlast`))
    expect(described).not.toContain('Nguyễn')
    expect(described).toContain('failures.test')
  })

  it('holds the code of the desk and of the system, and the causes', () => {
    const system = Object.assign(new Error(SECRET), { code: 'ENOSPC' })
    const described = describeFailure(new DeskError('store.disk-full', { system: 'ENOSPC' }, { cause: system }))
    expect(described).toMatch(/^store.disk-full \{"system":"ENOSPC"\}/)
    expect(described).toContain('because: Error ENOSPC')
    expect(described).not.toContain('Nguyễn')
  })

  it('takes no code that is a sentence', () => {
    expect(describeFailure(Object.assign(new Error('x'), { code: SECRET }))).not.toContain('Nguyễn')
  })

  it('names the type of what is no error', () => {
    expect(describeFailure(SECRET)).toBe('thrown: string')
    expect(describeFailure(undefined)).toBe('thrown: undefined')
  })
})
