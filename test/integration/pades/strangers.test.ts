import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_TRUST, PdfSigner, RevocationDesk, type Trust, verifyPdf } from '../../../main/core/signing/pades/index.ts'
import type { SignatureReport } from '../../../shared/signing/index.ts'
import { makeDocument } from '../../pades/documents.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { trustOf } from '../../pades/trust.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../token/bench.ts'

describe('verifying what strangers signed', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let trust: Trust
  let signed: Buffer

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    trust = trustOf(bench, certificates.agency)
    const key = softwareKey(certificates.leaderRsa, [bench.authority.certificateOf('issuer')])
    const signer = new PdfSigner(key, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    signed = (await signer.sign(await makeDocument(), { at: new Date() })).bytes
  }, 180_000)
  afterAll(() => bench?.close())

  async function reportOf(pdf: Buffer, believed: Trust): Promise<SignatureReport | undefined> {
    const desk = new RevocationDesk(() => new Date())
    return (await verifyPdf(pdf, { trust: believed, now: new Date(), desk })).report.signatures[0]
  }

  it('calls nothing valid, and nothing invalid only for that, while there is no trust list', async () => {
    const report = await reportOf(signed, NO_TRUST)
    expect(report).toMatchObject({
      verdict: 'unchecked',
      faults: [],
      isIntact: true,
      standingThen: { state: 'unchecked', why: 'no-trust-list' },
      standingNow: { state: 'unchecked', why: 'no-trust-list' },
    })
    const broken = Buffer.from(signed)
    broken[40] = (broken[40] ?? 0) ^ 1
    expect((await reportOf(broken, NO_TRUST))?.verdict).not.toBe('unchecked')
  })

  it('asks nobody whose certificate leads to no root of the list: a stranger wrote the addresses', async () => {
    const { asked } = bench.responders
    const before = { ...asked }
    const strange = trustOf(bench, certificates.agency, {
      roots: [{ name: 'Khác', certificate: certificates.leaderRsa.der.toString('base64') }],
    })
    expect((await reportOf(signed, strange))?.verdict).toBe('invalid')
    await reportOf(signed, NO_TRUST)
    expect(asked).toEqual(before)
    await reportOf(signed, trust)
    expect(asked).not.toEqual(before)
  })
})
