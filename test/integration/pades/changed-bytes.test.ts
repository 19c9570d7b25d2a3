import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import type { Trust } from '../../../main/core/signing/pades/trust/trust-list.ts'
import { verifyPdf } from '../../../main/core/signing/pades/verification/verify.ts'
import { makeDocument } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { trustOf } from '../../pades/trust.ts'
import { checkAsyncProperty } from '../../property.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../token/bench.ts'

/**
 * The changes of one bit that stay a signature: another version of the syntax where 1 stood, in SignedData and in
 * SignerInfo. They say nothing of what is signed.
 */
const VERSIONS = ['020103', '020105', '020103']

describe('a signed file of which a bit was changed', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let trust: Trust
  let signed: Buffer
  /** Where the digits of the signature stand. */
  let start: number
  let digits: string

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    trust = trustOf(bench, certificates.agency)
    const key = softwareKey(certificates.leaderRsa, [bench.authority.certificateOf('issuer')])
    const signer = new PdfSigner(key, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    signed = (await signer.sign(await makeDocument({ pages: 2, form: true }), { at: new Date(), reason: 'Phê duyệt' }))
      .bytes
    start = signed.indexOf('/Contents <') + '/Contents <'.length
    digits = signed.toString('latin1', start, signed.indexOf('>', start))
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  const withBit = (at: number, bit: number) => (signed[at] ?? 0) ^ (1 << bit)

  /** The changed letter behind those that stand before it. */
  const changed = (at: number, bit: number) =>
    `${signed.toString('latin1', at - 5, at)}${String.fromCharCode(withBit(at, bit))}`

  async function isBelieved(bytes: Buffer): Promise<boolean> {
    const { report } = await verifyPdf(bytes, { trust, now: new Date() })
    return report.signatures.some(({ verdict }) => verdict !== 'invalid')
  }

  function isBelievedWith(at: number, bit: number): Promise<boolean> {
    const broken = Buffer.from(signed)
    broken[at] = withBit(at, bit)
    return isBelieved(broken)
  }

  it('is believed as it was signed', async () => {
    expect(await isBelieved(signed)).toBe(true)
  })

  it('is invalid, wherever it was', async () => {
    await checkAsyncProperty(
      fc.asyncProperty(
        fc.integer({ min: 0, max: signed.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          // Digits of the signature's string may be large or small letters: that is the same signature.
          const isDigit = at >= start && at < start + digits.length
          fc.pre(!(isDigit && bit === 5 && /[a-f]/i.test(signed.toString('latin1', at, at + 1))))
          fc.pre(!(isDigit && VERSIONS.includes(changed(at, bit))))
          expect(await isBelievedWith(at, bit)).toBe(false)
        },
      ),
      300,
    )
  }, 60_000)

  it('is invalid for every bit of the frame of its signature, which nobody signs, but for numbers of versions', async () => {
    const enclosed = [certificates.leaderRsa.der, bench.authority.certificateOf('issuer')].map((der) => {
      const from = digits.indexOf(der.toString('hex'))
      expect(from).toBeGreaterThan(0)
      return { from, to: from + der.length * 2 }
    })
    const written = digits.replace(/0+$/, '').length
    const believed: string[] = []
    for (let digit = 0; digit < written + 4; digit++) {
      if (enclosed.some(({ from, to }) => digit >= from && digit < to)) continue
      // The higher bits make something else than a digit.
      for (const bit of [0, 1, 2, 3]) {
        if (await isBelievedWith(start + digit, bit)) believed.push(changed(start + digit, bit))
      }
    }
    expect(believed).toEqual(VERSIONS)
  }, 60_000)

  it('is not called valid by another program either', async () => {
    const broken = Buffer.from(signed)
    broken[200] = withBit(200, 0)
    expect((await judges.pdfsig(broken)).map(({ signature }) => signature)).not.toContain('Signature is Valid.')
  })
})
