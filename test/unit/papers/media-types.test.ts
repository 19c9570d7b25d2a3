import { describe, expect, it } from 'vitest'
import { detectMediaType } from '../../../main/core/papers/media-types.ts'

describe('detectMediaType', () => {
  it.each([
    ['application/pdf', '255044462d312e37'],
    ['image/jpeg', 'ffd8ffe000104a464946'],
    ['image/png', '89504e470d0a1a0a0000000d'],
    ['image/tiff', '49492a0008000000'],
    ['image/tiff', '4d4d002a00000008'],
  ])('knows %s by its first bytes', (mediaType, hex) => {
    expect(detectMediaType(Buffer.from(hex, 'hex'))).toBe(mediaType)
  })

  it.each([
    ['nothing', ''],
    ['a cut signature', '255044'],
    ['a program', '4d5a9000'],
    ['a script', '23212f62696e2f7368'],
    ['an archive or office document', '504b0304'],
    ['a web page', '3c21444f4354595045'],
    ['a PDF behind something else', '0a255044462d312e37'],
    ['an animated GIF', '474946383961'],
  ])('refuses %s', (_what, hex) => {
    expect(detectMediaType(Buffer.from(hex, 'hex'))).toBeUndefined()
  })
})
