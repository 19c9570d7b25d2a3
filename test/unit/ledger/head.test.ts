import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type SignedHead, signHead, verifyHead } from '../../../main/core/ledger/device.ts'

const rawPublicKey = (key: { export(options: { format: 'der'; type: 'spki' }): Buffer }): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(-32)

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const head = { device: '01890a5d-ac96-774b-bcce-b302099a8057', epoch: 1, sequence: 42, hash: Buffer.alloc(32, 5) }

describe('a signed head', () => {
  it('is verified with the public key of its device, and with no other', () => {
    const signed = signHead(head, privateKey)
    expect(signed.signature).toHaveLength(64)
    expect(verifyHead(signed, rawPublicKey(publicKey))).toBe(true)
    expect(verifyHead(signed, rawPublicKey(generateKeyPairSync('ed25519').publicKey))).toBe(false)
  })

  const signed = signHead(head, privateKey)
  it.each<[string, SignedHead]>([
    ['device', { ...signed, device: '01890a5d-ac96-774b-bcce-b302099a8058' }],
    ['epoch', { ...signed, epoch: 2 }],
    ['sequence', { ...signed, sequence: 43 }],
    ['hash', { ...signed, hash: Buffer.alloc(32, 6) }],
    ['signature', { ...signed, signature: Buffer.alloc(64) }],
  ])('covers its %s', (_field, changed) => {
    expect(verifyHead(changed, rawPublicKey(publicKey))).toBe(false)
  })
})
