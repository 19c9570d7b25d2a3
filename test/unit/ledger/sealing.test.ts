import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEALED_OVERHEAD, seal, unseal } from '../../../main/core/ledger/sealing.ts'
import { checkProperty } from '../../property.ts'

const key = createSecretKey(randomBytes(32))
const eventId = randomBytes(16)
const TEXT = '{"name":"Đỗ Thị Ánh Nguyệt"}'

describe('a sealed payload', () => {
  it('opens to the text that was sealed', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2_000 }), (text) => {
        const sealed = seal(text, key, eventId)
        return unseal(sealed, key, eventId) === text && sealed.length === SEALED_OVERHEAD + Buffer.byteLength(text)
      }),
    )
  })

  it('opens to what was sealed by the documented format', () => {
    const fixed = createSecretKey(Buffer.alloc(32, 7))
    const sealed = Buffer.from(
      '010303030303030303030303035edccd62374d7c785884d3bd50c0df5885dd5b649456151e47fec9d6969ca10336d35f5fefd038dbda0553d74dda23e9f23ee260',
      'hex',
    )
    expect(unseal(sealed, fixed, Buffer.alloc(16, 9))).toBe(TEXT)
  })

  it('shows nothing of the text and never looks the same twice', () => {
    const sealed = seal(TEXT, key, eventId)
    expect(sealed.includes('Ánh')).toBe(false)
    expect(seal(TEXT, key, eventId)).not.toEqual(sealed)
  })

  it('opens under its own key and for its own event only', () => {
    const sealed = seal(TEXT, key, eventId)
    expect(() => unseal(sealed, createSecretKey(randomBytes(32)), eventId)).toThrow()
    expect(() => unseal(sealed, key, randomBytes(16))).toThrow()
  })

  it('does not open when any byte was changed or is missing', () => {
    const sealed = seal(TEXT, key, eventId)
    for (let offset = 0; offset < sealed.length; offset += 1) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset)
      expect(() => unseal(changed, key, eventId)).toThrow()
      expect(() => unseal(sealed.subarray(0, offset), key, eventId)).toThrow()
    }
  })
})
