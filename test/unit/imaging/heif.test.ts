import fc from 'fast-check'
import { expect, it } from 'vitest'
import { takeOut } from '../../../main/core/scanning/imaging/picture/open.ts'
import { isWholeHeif } from '../../../main/core/scanning/sources/heif.ts'
import { DeskError } from '../../../shared/errors.ts'
import { FORM, tiled } from '../../heif/heif.ts'
import { checkAsyncProperty, checkProperty } from '../../property.ts'

const KNOWN = ['imaging.not-a-picture', 'imaging.unknown-coding', 'imaging.damaged', 'imaging.too-large']
const SMALL = tiled({ columns: 2, rows: 1, width: 800, height: 600, turnsLeft: 1 })

it('whatever bytes of a HEIC are changed, it is a page or refused in words', async () => {
  const change = fc.tuple(fc.nat(SMALL.length - 1), fc.nat(255))
  await checkAsyncProperty(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const content = Buffer.from(SMALL)
      for (const [at, byte] of changes) content[at] = byte
      const outcome: unknown = await takeOut(content, 1).catch((error: unknown) => error)
      if (outcome instanceof DeskError) expect(KNOWN).toContain(outcome.code)
      else expect(outcome).toMatchObject({ mediaType: expect.stringMatching(/^image\/(jpeg|png)$/) })
    }),
    60,
  )
})

it('a HEIC that is cut off anywhere is not whole, and with something behind it, it is', () => {
  expect(isWholeHeif(FORM)).toBe(true)
  checkProperty(
    fc.property(fc.nat(FORM.length - 1), (length) => {
      expect(isWholeHeif(FORM.subarray(0, length))).toBe(false)
    }),
  )
  expect(isWholeHeif(Buffer.concat([FORM, Buffer.from('\0\0\0\x04SEFT', 'latin1')]))).toBe(true)
})
