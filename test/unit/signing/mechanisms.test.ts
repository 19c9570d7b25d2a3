import { createHash, createVerify, generateKeyPairSync, privateEncrypt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { UNIX_ABI, WINDOWS_ABI } from '../../../main/core/signing/tokens/host/abi.ts'
import { signingInput } from '../../../main/core/signing/tokens/host/mechanisms.ts'
import { pinStateOf } from '../../../main/core/signing/tokens/host/slots.ts'

const HASHES = ['sha256', 'sha384', 'sha512'] as const
const digestOf = (hash: string) => createHash(hash).update('giấy tờ').digest()

describe('what a token is given to sign', () => {
  it.each(HASHES)('is a DigestInfo of %s that others take for a PKCS#1 signature', (hash) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const { mechanism, data } = signingInput(digestOf(hash), { key: 'rsa', padding: 'pkcs1', hash }, UNIX_ABI)
    expect(mechanism).toBe(1n)
    // CKM_RSA_PKCS: padding and the private key, as this does.
    const signature = privateEncrypt(privateKey, data)
    expect(createVerify(hash).update('giấy tờ').verify(publicKey, signature)).toBe(true)
  })

  it('is a digest and the parameters of PSS, with a salt as long', () => {
    const algorithm = { key: 'rsa', padding: 'pss', hash: 'sha384' } as const
    const { mechanism, parameter, data } = signingInput(digestOf('sha384'), algorithm, WINDOWS_ABI)
    expect([mechanism, parameter.toString('hex')]).toEqual([0x0dn, '600200000300000030000000'])
    expect(data).toEqual(digestOf('sha384'))
    expect(signingInput(digestOf('sha384'), algorithm, UNIX_ABI).parameter).toHaveLength(24)
  })

  it('is the bare digest on a curve', () => {
    const input = signingInput(digestOf('sha256'), { key: 'ec', hash: 'sha256' }, UNIX_ABI)
    expect([input.mechanism, input.data]).toEqual([0x1041n, digestOf('sha256')])
  })

  it('is never a digest of another hash', () => {
    expect(() => signingInput(digestOf('sha256'), { key: 'ec', hash: 'sha512' }, UNIX_ABI)).toThrow(RangeError)
  })
})

describe('the warnings of a token about its PIN', () => {
  it('are told by the gravest', () => {
    const all = [0x400n, 0x10400n, 0x30400n, 0x20400n, 0x70400n, 0x40400n].map(pinStateOf)
    expect(all).toEqual(['ok', 'count-low', 'final-try', 'final-try', 'locked', 'locked'])
  })
})
