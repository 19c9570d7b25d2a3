import {
  constants,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  verify,
  X509Certificate,
} from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCertificate } from '../../../main/core/signing/pades/trust/certificate.ts'
import { findChain } from '../../../main/core/signing/pades/trust/chain.ts'
import { readTrustList } from '../../../main/core/signing/pades/trust/trust-list.ts'
import type { HashName, SignatureAlgorithm } from '../../../main/core/signing/signing-key.ts'
import { signingRuleOn } from '../../../main/core/signing/tokens/index.ts'
import { signDigest } from '../../../main/core/signing/training/digest-signer.ts'
import { DeskTrainingKeys, findPractice, layPractice, makePractice } from '../../../main/core/signing/training/index.ts'
import { DEMONSTRATION_TOKEN_PIN } from '../../../shared/people/demonstration.ts'
import { checkProperty } from '../../property.ts'

const HASHES = ['sha256', 'sha384', 'sha512'] as const satisfies readonly HashName[]
const LEADER = { name: 'lanh-dao', holder: 'Hoàng Minh Tuệ', unit: 'Ủy ban nhân dân xã Đông Hòa' }
const NOW = Date.UTC(2026, 10, 28)

describe('signing digests in memory', () => {
  const keys = {
    rsa: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
    // One bit less than whole bytes: the encoding of PSS is a byte shorter than the key.
    odd: generateKeyPairSync('rsa', { modulusLength: 2_049 }),
    'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  }
  const isRight = (key: KeyObject, algorithm: SignatureAlgorithm, message: Buffer, signature: Buffer): boolean => {
    if (algorithm.key === 'ec') return verify(algorithm.hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature)
    const padding = algorithm.padding === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
    const saltLength = constants.RSA_PSS_SALTLEN_DIGEST
    return verify(
      algorithm.hash,
      message,
      { key, padding, ...(algorithm.padding === 'pss' ? { saltLength } : {}) },
      signature,
    )
  }

  it.each([
    ['rsa', { key: 'rsa', padding: 'pkcs1' }],
    ['rsa', { key: 'rsa', padding: 'pss' }],
    ['odd', { key: 'rsa', padding: 'pss' }],
    ['P-256', { key: 'ec' }],
    ['P-384', { key: 'ec' }],
  ] as const)('gives what Node verifies: %s %o', (name, kind) => {
    const { privateKey, publicKey } = keys[name]
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom(...HASHES), (bytes, hash) => {
        const message = Buffer.from(bytes)
        const algorithm: SignatureAlgorithm = { ...kind, hash }
        const signature = signDigest(privateKey, createHash(hash).update(message).digest(), algorithm)
        expect(isRight(publicKey, algorithm, message, signature)).toBe(true)
        expect(isRight(publicKey, algorithm, Buffer.concat([message, Buffer.from('.')]), signature)).toBe(false)
      }),
      20,
    )
  })
})

describe('a training authority', () => {
  const practice = makePractice([LEADER, { ...LEADER, name: 'co-quan', holder: 'Ủy ban nhân dân xã Đông Hòa' }], NOW)
  const certificates = practice.tokens.map(({ certificate }) => Buffer.from(certificate, 'base64'))

  it('certifies each holder for signing documents, and says that it is for training', () => {
    const trust = readTrustList(practice.trustList, practice.authority, new Date(NOW))
    for (const [index, der] of certificates.entries()) {
      const chain = findChain(readCertificate(der), [], trust.roots, 'signing')
      expect(chain.faults).toEqual([])
      expect(chain.certificates).toHaveLength(2)
      const read = new X509Certificate(der)
      expect(read.subject).toContain('(HUẤN LUYỆN)')
      expect(read.ca).toBe(false)
      const key = createPrivateKey(practice.tokens[index]?.key ?? '')
      expect(read.checkPrivateKey(key)).toBe(true)
    }
  })

  it('vouches for nobody whom another one certified', () => {
    const other = makePractice([LEADER], NOW)
    const trust = readTrustList(practice.trustList, practice.authority, new Date(NOW))
    const [stranger] = other.tokens.map(({ certificate }) => readCertificate(Buffer.from(certificate, 'base64')))
    if (stranger === undefined) throw new Error('nobody was certified')
    expect(findChain(stranger, [], trust.roots, 'signing').faults).toContain('issuer-unknown')
    expect(() => readTrustList(other.trustList, practice.authority, new Date(NOW))).toThrow(
      'signing.trust-list-invalid',
    )
  })

  it('lies in the directory of its desk, for this account alone', () => {
    const directory = mkdtempSync(join(tmpdir(), 'motcua-practice-'))
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
    expect(findPractice(directory)).toBeUndefined()
    layPractice(directory, practice)
    expect(findPractice(directory)).toEqual(practice)
    if (process.platform !== 'win32') expect(statSync(join(directory, 'training-keys.json')).mode & 0o077).toBe(0)
    writeFileSync(join(directory, 'training-keys.json'), '{"version":2}')
    expect(findPractice(directory)).toBeUndefined()
  })
})

describe('training keys', () => {
  const practice = makePractice([LEADER], NOW)
  const rule = () => signingRuleOn('2026-11-28')
  const keys = new DeskTrainingKeys({ isDemonstration: true, practice, rule })
  const [token] = keys.look()
  const choice = {
    token: token?.view.serial ?? '',
    certificate: token?.view.certificates[0]?.fingerprint ?? '',
  }

  it('ask for the published PIN once and wipe what was typed', async () => {
    const typed = Buffer.from(DEMONSTRATION_TOKEN_PIN)
    const key = await keys.open(choice, async () => typed)
    expect(typed.every((byte) => byte === 0)).toBe(true)
    expect(key.algorithms[0]).toEqual({ key: 'ec', hash: 'sha256' })
    expect(await key.sign(createHash('sha256').update('a').digest(), key.algorithms[0])).toHaveLength(64)
    await key.close()
  })

  it.each([
    ['another PIN', choice, '000000', 'signing.pin-wrong'],
    ['no such token', { ...choice, token: 'XN-01' }, '246810', 'signing.no-token'],
    ['no such certificate', { ...choice, certificate: '0'.repeat(64) }, '246810', 'signing.no-certificate'],
  ])('are refused with %s', async (_what, wish, pin, code) => {
    await expect(keys.open(wish, async () => Buffer.from(pin))).rejects.toMatchObject({ code })
  })

  it('exist in a demonstration alone', async () => {
    const real = new DeskTrainingKeys({ isDemonstration: false, practice, rule })
    expect(real.look()).toEqual([])
    expect(real.has(choice.token)).toBe(false)
    const password = Buffer.from('mật khẩu')
    await expect(real.openFile(Buffer.from('abc'), password)).rejects.toMatchObject({
      code: 'signing.training-not-allowed',
    })
    expect(password.every((byte) => byte === 0)).toBe(true)
  })
})
