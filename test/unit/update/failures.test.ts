import { describe, expect, it } from 'vitest'
import { asUpdateError } from '../../../main/update/failures.ts'
import { DeskError } from '../../../shared/errors.ts'

const failure = (code: string) => Object.assign(new Error('of the library'), { code })

describe('a download that failed', () => {
  it.each([
    ['ERR_CHECKSUM_MISMATCH', 'update.damaged'],
    ['ERR_UPDATER_INVALID_SIGNATURE', 'update.damaged'],
    ['ERR_UPDATER_OLD_FILE_NOT_FOUND', 'update.not-installable'],
    ['ENOSPC', 'store.disk-full'],
    ['EROFS', 'store.read-only'],
    ['ECONNRESET', 'update.unreachable'],
  ])('with %s means %s', (code, meaning) => {
    expect(asUpdateError(failure(code))).toMatchObject({ code: meaning })
  })

  it('means that the line is gone when Chromium says no more than a sentence', () => {
    expect(asUpdateError(new Error('net::ERR_CONTENT_LENGTH_MISMATCH'))).toMatchObject({ code: 'update.unreachable' })
  })

  it('keeps its own meaning when it has one', () => {
    const own = new DeskError('update.bad-signature')
    expect(asUpdateError(own)).toBe(own)
  })
})
