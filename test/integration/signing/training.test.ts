import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PdfSigner, RevocationDesk, readTrustList, verifyPdf } from '../../../main/core/signing/pades/index.ts'
import { signingRuleOn } from '../../../main/core/signing/tokens/index.ts'
import { DeskTrainingKeys, makePractice } from '../../../main/core/signing/training/index.ts'
import { DEMONSTRATION_TOKEN_PIN } from '../../../shared/people/demonstration.ts'
import { makeDocument } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import type { TestCertificate } from '../../token/authority.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, LEADER, layAuthority } from '../../token/bench.ts'
import { openssl } from '../../token/openssl.ts'

const PASSWORD = 'huan-luyen 2026'

describe('training without a token', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
  }, 180_000)
  afterAll(() => bench?.close())

  const trainingKeys = () =>
    new DeskTrainingKeys({ isDemonstration: true, practice: undefined, rule: () => signingRuleOn('2026-11-28') })

  async function keyFile(
    { name, file, keyFile: key }: TestCertificate,
    ...options: readonly string[]
  ): Promise<Buffer> {
    await openssl(bench.folder, [
      ...['pkcs12', '-export', '-in', file, '-inkey', key, '-certfile', bench.authority.issuerFile],
      ...['-name', 'Khóa huấn luyện', '-passout', `pass:${PASSWORD}`, '-out', `${name}.p12`, ...options],
    ])
    return readFileSync(join(bench.folder, `${name}.p12`))
  }

  const kinds = [
    ['RSA as OpenSSL 3 writes it', 'leaderRsa', []],
    [
      'RSA as older programs write it',
      'leaderRsa',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['P-256', 'leaderP256', []],
    ['P-384', 'leaderP384', []],
  ] as const

  it.each(kinds)('opens a file of PKCS#12 and signs with it: %s', async (_name, which, options) => {
    const certificate = certificates[which]
    const keys = trainingKeys()
    const password = Buffer.from(PASSWORD)
    const token = await keys.openFile(await keyFile(certificate, ...options), password)
    expect(password.every((byte) => byte === 0)).toBe(true)
    const [found] = keys.look()
    expect(found?.view).toMatchObject({ serial: token, certificates: [{ holder: LEADER }] })
    expect(found?.certificates[0]?.der.equals(certificate.der)).toBe(true)
    expect(found?.issuers[0]?.equals(bench.authority.certificateOf('issuer'))).toBe(true)

    const fingerprint = found?.view.certificates[0]?.fingerprint ?? ''
    // A file asks for nothing more.
    const key = await keys.open({ token, certificate: fingerprint }, () => Promise.reject(new Error('nobody is asked')))
    for (const algorithm of key.algorithms) {
      const { bytes } = await new PdfSigner(key, algorithm).sign(await makeDocument(), { at: new Date() })
      const judges = await Judges.summon(bench)
      try {
        expect(await judges.openssl(bytes)).toBe(1)
      } finally {
        judges.dismiss()
      }
    }
  })

  it.each([
    ['another password', async () => [await keyFile(certificates.leaderRsa), 'khac'] as const],
    ['no file of keys', async () => [await makeDocument(), PASSWORD] as const],
    ['half a file', async () => [(await keyFile(certificates.leaderRsa)).subarray(0, 900), PASSWORD] as const],
    ['certificates without a key', async () => [await withoutKey(), PASSWORD] as const],
  ])('opens nothing with %s', async (_name, make) => {
    const [content, password] = await make()
    const keys = trainingKeys()
    await expect(keys.openFile(content, Buffer.from(password))).rejects.toMatchObject({
      code: 'signing.training-key-unreadable',
    })
    expect(keys.look()).toEqual([])
  })

  it('vouches for what a practice token signs, and calls nothing valid that nobody could answer for', async () => {
    const now = Date.now()
    const practice = makePractice([{ name: 'lanh-dao', holder: LEADER, unit: 'Ủy ban nhân dân xã Đông Hòa' }], now)
    const keys = new DeskTrainingKeys({ isDemonstration: true, practice, rule: () => signingRuleOn('2026-11-28') })
    const [view] = keys.look().map((found) => found.view)
    const choice = { token: view?.serial ?? '', certificate: view?.certificates[0]?.fingerprint ?? '' }
    const key = await keys.open(choice, async () => Buffer.from(DEMONSTRATION_TOKEN_PIN))
    const { bytes } = await new PdfSigner(key, key.algorithms[0]).sign(await makeDocument(), { at: new Date(now) })

    const trust = readTrustList(practice.trustList, practice.authority, new Date(now))
    const { report } = await verifyPdf(bytes, {
      trust,
      now: new Date(now),
      desk: new RevocationDesk(() => new Date(now)),
    })
    expect(report.signatures).toMatchObject([
      { verdict: 'unchecked', faults: [], isIntact: true, standingNow: { why: 'no-address' } },
    ])
    expect(report.signatures[0]?.signer?.holder).toBe(`${LEADER} (HUẤN LUYỆN)`)
  })

  it('is certified as OpenSSL wants it, and by nobody else', async () => {
    const practice = makePractice([{ name: 'a', holder: LEADER, unit: 'Xã' }], Date.now())
    writeFileSync(join(bench.folder, 'practice-root.pem'), practice.authority)
    const [token] = practice.tokens
    writeFileSync(join(bench.folder, 'practice.der'), Buffer.from(token?.certificate ?? '', 'base64'))
    await openssl(bench.folder, ['x509', '-inform', 'DER', '-in', 'practice.der', '-out', 'practice.pem'])
    const said = await openssl(bench.folder, ['verify', '-x509_strict', '-CAfile', 'practice-root.pem', 'practice.pem'])
    expect(said.toString()).toContain('practice.pem: OK')
    await expect(
      openssl(bench.folder, ['verify', '-CAfile', bench.authority.rootFile, 'practice.pem']),
    ).rejects.toThrow('unable to get local issuer certificate')
  })

  async function withoutKey(): Promise<Buffer> {
    await openssl(bench.folder, [
      ...['pkcs12', '-export', '-nokeys', '-in', certificates.leaderRsa.file, '-passout', `pass:${PASSWORD}`],
      ...['-out', 'bare.p12'],
    ])
    return readFileSync(join(bench.folder, 'bare.p12'))
  }
})
