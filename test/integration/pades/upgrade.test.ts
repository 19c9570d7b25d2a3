import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { only, readSignedData } from '../../../main/core/signing/pades/cms/read.ts'
import { OID } from '../../../main/core/signing/pades/der/oids.ts'
import { PdfFile } from '../../../main/core/signing/pades/pdf/file.ts'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import { StampAuthorities } from '../../../main/core/signing/pades/time-stamp/authorities.ts'
import { RevocationDesk } from '../../../main/core/signing/pades/trust/revocation.ts'
import type { Trust } from '../../../main/core/signing/pades/trust/trust-list.ts'
import { addDocumentStamp, upgradePdf } from '../../../main/core/signing/pades/upgrade/upgrade.ts'
import { findSignatures } from '../../../main/core/signing/pades/verification/signatures.ts'
import { verifyPdf } from '../../../main/core/signing/pades/verification/verify.ts'
import { makeDocument, rewritten } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { trustOf } from '../../pades/trust.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../token/bench.ts'

const RSA = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const

describe('time stamps and upgrades', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let trust: Trust

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    trust = trustOf(bench, certificates.agency)
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  const now = () => new Date()
  const authorities = (clock = now) => new StampAuthorities(trust.stampAddresses, () => trust.stampRoots, clock)
  const signer = (stamps?: StampAuthorities) =>
    new PdfSigner(
      softwareKey(certificates.leaderRsa, [bench.authority.certificateOf('issuer')]),
      RSA,
      stamps === undefined ? undefined : (digest) => stamps.findStamp(digest),
    )
  const wish = (stamps: StampAuthorities, archive: boolean) => ({
    trust,
    now: now(),
    desk: new RevocationDesk(now),
    stamping: (digest: Buffer) => stamps.findStamp(digest),
    archive,
  })

  it('stamps a signature while signing, as OpenSSL agrees', async () => {
    const { bytes, level } = await signer(authorities()).sign(await makeDocument(), { at: now() })
    expect(level).toBe('B-T')
    const [placed] = findSignatures(new PdfFile(bytes))
    const cms = readSignedData(placed?.value ?? Buffer.alloc(0))
    await judges.stamp(only(cms.unsigned, OID.signatureTimeStamp)?.raw ?? Buffer.alloc(0), cms.value)
    expect(await judges.pdfsig(bytes)).toMatchObject([
      { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.' },
    ])
    const { report } = await verifyPdf(bytes, { trust, now: now() })
    expect(report.signatures[0]).toMatchObject({ level: 'B-T', stampAuthority: { holder: 'TSA thử nghiệm' } })
  })

  it('keeps a signature without a stamp when no authority answers, and leaves that alone for longer and longer', async () => {
    let clock = Date.now()
    const stamps = authorities(() => new Date(clock))
    const before = bench.responders.asked.tsa
    bench.responders.behaviour.tsa = 'down'
    try {
      const { level } = await signer(stamps).sign(await makeDocument(), { at: now() })
      expect(level).toBe('B-B')
      await signer(stamps).sign(await makeDocument(), { at: now() })
      expect(bench.responders.asked.tsa - before).toBe(1)
      clock += 31_000
      bench.responders.behaviour.tsa = 'refuse'
      await stamps.findStamp(Buffer.alloc(32))
      expect(stamps.counts).toMatchObject([
        { asked: 2, granted: 0, failedInARow: 2, lastFailure: 'refused', restsUntil: clock + 60_000 },
      ])
    } finally {
      bench.responders.behaviour.tsa = 'answer'
    }
    clock += 61_000
    expect(await stamps.findStamp(Buffer.alloc(32, 1))).toBeDefined()
    expect(stamps.counts).toMatchObject([{ asked: 3, granted: 1, failedInARow: 0, restsUntil: 0 }])
    await expect(addDocumentStamp(await makeDocument(), async () => undefined)).rejects.toMatchObject({
      code: 'signing.stamp-unavailable',
    })
  })

  it('takes no stamp of an authority that the trust list does not lead to', async () => {
    const stamps = new StampAuthorities(trust.stampAddresses, () => [], now)
    expect(await stamps.findStamp(Buffer.alloc(32))).toBeUndefined()
    expect(stamps.counts[0]?.lastFailure).toBe('bad-answer')
  })

  it.each([
    ['of the classic kind', async () => makeDocument()],
    ['with packed objects', async () => rewritten(await makeDocument(), '--object-streams=generate')],
  ])('upgrades signatures of a file %s to B-LT and B-LTA without harming them', async (_, make) => {
    const once = await signer().sign(await make(), { at: now() })
    const twice = await new PdfSigner(
      softwareKey(certificates.leaderP384, [bench.authority.certificateOf('issuer')]),
      { key: 'ec', hash: 'sha384' },
      (digest) => authorities().findStamp(digest),
    ).sign(once.bytes, { at: now() })
    const kept = await upgradePdf(twice.bytes, wish(authorities(), false))
    expect(kept.level).toBe('B-LT')
    const archived = await upgradePdf(kept.bytes, wish(authorities(), true))
    expect(archived.level).toBe('B-LTA')
    expect(archived.bytes.subarray(0, twice.bytes.length).equals(twice.bytes)).toBe(true)
    // Two signatures, the stamp that the first one lacked, and the stamp over everything.
    expect(await judges.openssl(archived.bytes)).toBe(4)
    expect((await judges.pdfsig(archived.bytes)).slice(0, 2)).toMatchObject([
      { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.' },
      { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.' },
    ])
    expect(await judges.qpdf(archived.bytes)).toContain('No syntax or stream encoding errors found')
    // Nobody is asked any more: the file brings everything.
    const { report } = await verifyPdf(archived.bytes, { trust, now: now() })
    expect(report.signatures.map(({ verdict }) => verdict)).toEqual(['valid', 'valid', 'valid', 'valid'])
  })

  it('leaves a stamped signature standing whose certificate was revoked later, and fells one that was not stamped', async () => {
    const doomed = await bench.authority.issue({
      name: 'doomed',
      key: 'rsa-2048',
      holder: 'Trần Văn Bỏ',
      unit: 'UBND xã',
    })
    const key = softwareKey(doomed, [bench.authority.certificateOf('issuer')])
    const stamps = authorities()
    const stamped = await new PdfSigner(key, RSA, (digest) => stamps.findStamp(digest)).sign(await makeDocument(), {
      at: now(),
    })
    const bare = await new PdfSigner(key, RSA).sign(await makeDocument(), { at: now() })
    // Revocation counts in whole seconds, as certificates do.
    const second = Math.floor(Date.now() / 1_000)
    await expect.poll(() => Math.floor(Date.now() / 1_000), { timeout: 5_000 }).toBeGreaterThan(second)
    await bench.authority.revoke(doomed)
    const look = async (pdf: Buffer) =>
      (await verifyPdf(pdf, { trust, now: now(), desk: new RevocationDesk(now) })).report.signatures[0]
    expect(await look(stamped.bytes)).toMatchObject({ verdict: 'valid', standingNow: { state: 'revoked' } })
    const fallen = await look(bare.bytes)
    expect(fallen).toMatchObject({ verdict: 'invalid', standingThen: { state: 'revoked' } })
    expect(fallen?.faults).toContain('revoked')
  })
})
