import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedAttributes, signedData, signerOf } from '../../../main/core/signing/pades/cms/build.ts'
import { digestOf } from '../../../main/core/signing/pades/der/signature-check.ts'
import { PdfFile } from '../../../main/core/signing/pades/pdf/file.ts'
import { Increment } from '../../../main/core/signing/pades/pdf/increment.ts'
import { findPage } from '../../../main/core/signing/pades/pdf/pages.ts'
import { array, dictionary, name, PdfReference, PdfStream, text } from '../../../main/core/signing/pades/pdf/values.ts'
import { digestAround, fillHole, type Prepared } from '../../../main/core/signing/pades/signing/hole.ts'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import { RevocationDesk } from '../../../main/core/signing/pades/trust/revocation.ts'
import type { Trust } from '../../../main/core/signing/pades/trust/trust-list.ts'
import { verifyPdf } from '../../../main/core/signing/pades/verification/verify.ts'
import type { SignatureReport } from '../../../shared/signing/index.ts'
import { VerificationReport } from '../../../shared/signing/index.ts'
import { makeDocument, rewritten } from '../../pades/documents.ts'
import { foreignSignature } from '../../pades/foreign.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { trustListOf, trustOf } from '../../pades/trust.ts'
import type { TestCertificate } from '../../token/authority.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, LEADER, layAuthority } from '../../token/bench.ts'
import { openssl } from '../../token/openssl.ts'

const RSA = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const
const EC = { key: 'ec', hash: 'sha256' } as const

describe('verifying PDFs', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let trust: Trust
  let signed: Buffer

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    trust = trustOf(bench, certificates.agency)
    signed = (
      await leader().sign(await makeDocument({ pages: 2, form: true }), { at: new Date(), reason: 'Phê duyệt' })
    ).bytes
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  const leader = () =>
    new PdfSigner(softwareKey(certificates.leaderRsa, [bench.authority.certificateOf('issuer')]), RSA)
  const by = (certificate: TestCertificate) =>
    new PdfSigner(softwareKey(certificate, [bench.authority.certificateOf('issuer')]), EC)
  const desk = () => new RevocationDesk(() => new Date())

  async function reports(pdf: Buffer, online = true, believed = trust): Promise<readonly SignatureReport[]> {
    const now = new Date()
    const { report } = await verifyPdf(pdf, { trust: believed, now, ...(online ? { desk: desk() } : {}) })
    return VerificationReport.parse(report).signatures
  }

  /** A new version of the signed file by somebody who has no key. */
  function changed(change: (file: PdfFile, increment: Increment) => void): Buffer {
    const file = new PdfFile(signed)
    const increment = new Increment(file)
    change(file, increment)
    return increment.build().bytes
  }

  it('tells who signed, and that all is well', async () => {
    const [report] = await reports(signed)
    expect(report).toMatchObject({
      verdict: 'valid',
      faults: [],
      isIntact: true,
      coversWholeFile: true,
      reason: 'Phê duyệt',
      level: 'B-B',
      standingNow: { state: 'good', source: 'ocsp' },
      signer: { holder: LEADER, issuer: 'CA thử nghiệm' },
    })
  })

  it('says "not checked" and never "valid" when nobody tells about revocation', async () => {
    const [offline] = await reports(signed, false)
    expect(offline).toMatchObject({ verdict: 'unchecked', standingNow: { state: 'unchecked', why: 'not-asked' } })
    bench.responders.behaviour.ocsp = 'down'
    bench.responders.behaviour.crl = 'down'
    try {
      const [report] = await reports(signed)
      expect(report).toMatchObject({ verdict: 'unchecked', standingNow: { state: 'unchecked', why: 'unreachable' } })
    } finally {
      bench.responders.behaviour.ocsp = 'answer'
      bench.responders.behaviour.crl = 'answer'
    }
  })

  it('asks the revocation list where OCSP refuses', async () => {
    bench.responders.behaviour.ocsp = 'refuse'
    try {
      const [report] = await reports(signed)
      expect(report).toMatchObject({ verdict: 'valid', standingNow: { state: 'good', source: 'crl' } })
    } finally {
      bench.responders.behaviour.ocsp = 'answer'
    }
  })

  it.each([
    ['revoked', 'revoked'],
    ['expired', 'expired'],
    ['wrongPurpose', 'wrong-purpose'],
  ] as const)('refuses a signature of a certificate that is %s', async (which, fault) => {
    const pdf = (await by(certificates[which]).sign(await makeDocument(), { at: new Date() })).bytes
    const [report] = await reports(pdf)
    expect(report?.verdict).toBe('invalid')
    expect(report?.faults).toContain(fault)
  })

  it('believes nobody beside the trust list', async () => {
    const other = await layAuthority()
    try {
      const roots = trustListOf(other).roots
      const [report] = await reports(signed, false, trustOf(bench, certificates.agency, { roots }))
      expect(report).toMatchObject({ verdict: 'invalid', faults: ['issuer-unknown'] })
    } finally {
      other.close()
    }
  })

  it('tells changes of what is seen from those that leave it', async () => {
    const first = (file: PdfFile) => {
      const page = findPage(file, 1)
      if (page === undefined) throw new Error('no page')
      return page
    }
    const stream = () => new PdfStream(dictionary({}), Buffer.from('BT ET'))
    const cases: readonly (readonly [string, string, Buffer])[] = [
      [
        'content replaced',
        'content',
        changed((file, increment) => {
          const { reference, dictionary: page } = first(file)
          increment.put(reference, page.with({ Contents: increment.add(stream()) }))
        }),
      ],
      [
        'content stream replaced in its place',
        'content',
        changed((file, increment) => {
          const contents = first(file).dictionary.get('Contents')
          if (contents instanceof PdfReference) increment.put(contents, stream())
          else for (const one of file.items(contents)) if (one instanceof PdfReference) increment.put(one, stream())
        }),
      ],
      [
        'annotation laid over',
        'annotation',
        changed((file, increment) => {
          const { reference, dictionary: page } = first(file)
          const note = increment.add(
            dictionary({ Type: name('Annot'), Subtype: name('FreeText'), Rect: array(0, 0, 99, 99) }),
          )
          increment.put(reference, page.with({ Annots: array(...file.items(page.get('Annots')), note) }))
        }),
      ],
      [
        'form filled',
        'form-filled',
        changed((file, increment) => {
          const form = file.findDictionary(file.root.catalog.get('AcroForm'))
          const [field] = file.items(form?.get('Fields'))
          if (field instanceof PdfReference) increment.put(field, file.dictionary(field).with({ V: text('B') }))
        }),
      ],
      [
        'pages put in another order',
        'content',
        changed((file, increment) => {
          const pages = file.root.catalog.get('Pages')
          if (!(pages instanceof PdfReference)) throw new Error('no pages')
          const node = file.dictionary(pages)
          increment.put(pages, node.with({ Kids: array(...[...file.items(node.get('Kids'))].reverse()) }))
        }),
      ],
      [
        'another catalog',
        'content',
        changed((file, increment) =>
          increment.put(file.root.reference, file.root.catalog.with({ Pages: increment.add(dictionary({})) })),
        ),
      ],
    ]
    for (const [what, change, pdf] of cases) {
      const [report] = await reports(pdf, false)
      expect([what, report?.verdict, report?.laterChanges], what).toEqual([
        what,
        'invalid',
        expect.arrayContaining([change]),
      ])
      expect(report?.isIntact, what).toBe(true)
      expect(report?.faults, what).toContain('changed-after')
    }
    const informed = changed((file, increment) =>
      increment.put(file.root.reference, file.root.catalog.with({ Metadata: increment.add(stream()) })),
    )
    expect((await reports(informed))[0]).toMatchObject({ verdict: 'valid', laterChanges: ['document-information'] })
  })

  it('finds an object that comes later where the signed file spoke of none', async () => {
    const file = new PdfFile(await makeDocument())
    const page = findPage(file, 1)
    if (page === undefined) throw new Error('no page')
    const prepared = new Increment(file)
    const ghost = new PdfReference(file.references.size + 40)
    prepared.put(
      page.reference,
      page.dictionary.with({ Contents: array(...[page.dictionary.get('Contents') ?? null].flat(), ghost) }),
    )
    const blank = (await leader().sign(prepared.build().bytes, { at: new Date() })).bytes
    expect((await reports(blank))[0]?.verdict).toBe('valid')
    const later = new Increment(new PdfFile(blank))
    later.put(ghost, new PdfStream(dictionary({}), Buffer.from('BT ET')))
    const [report] = await reports(later.build().bytes)
    expect(report).toMatchObject({ verdict: 'invalid', laterChanges: ['content'] })
  })

  it('is not deceived by a file whose page is its security store or its metadata as well', async () => {
    for (const key of ['DSS', 'Metadata'] as const) {
      const file = new PdfFile(await makeDocument())
      const page = findPage(file, 1)
      if (page === undefined) throw new Error('no page')
      const increment = new Increment(file)
      const shown = increment.add(new PdfStream(dictionary({}), Buffer.from('BT ET')))
      increment.put(page.reference, page.dictionary.with({ Contents: shown }))
      const entry = key === 'DSS' ? dictionary({ Certs: array(shown) }) : shown
      increment.put(file.root.reference, file.root.catalog.with({ [key]: entry }))
      const prepared = (await leader().sign(increment.build().bytes, { at: new Date() })).bytes
      expect((await reports(prepared))[0]?.verdict, key).toBe('valid')
      const later = new Increment(new PdfFile(prepared))
      later.put(shown, new PdfStream(dictionary({}), Buffer.from('BT (other) Tj ET')))
      expect((await reports(later.build().bytes))[0], key).toMatchObject({
        verdict: 'invalid',
        laterChanges: ['content'],
      })
    }
  })

  it('refuses ranges that leave out more than the signature, overlap, or stand beside it', async () => {
    const signer = leader()
    const pdf = await makeDocument()
    const wider = await forged(signer.prepare(pdf, { at: new Date() }), ({ start, end, length }) => [
      0,
      start,
      end + 8,
      length - end - 8,
    ])
    const shorter = await forged(signer.prepare(pdf, { at: new Date() }), ({ start, end, length }) => [
      0,
      start - 20,
      end,
      length - end,
    ])
    const overlapping = await forged(signer.prepare(pdf, { at: new Date() }), ({ start, end, length }) => [
      0,
      start,
      end - 40,
      length - end,
    ])
    const late = await forged(signer.prepare(pdf, { at: new Date() }), ({ start, end, length }) => [
      10,
      start - 10,
      end,
      length - end,
    ])
    for (const [forgery, fault] of [
      [wider, 'range-does-not-fit'],
      [shorter, 'range-does-not-fit'],
      [overlapping, 'range-does-not-fit'],
      [late, 'range-broken'],
    ] as const) {
      const [report] = await reports(forgery)
      expect(report).toMatchObject({ verdict: 'invalid', isIntact: false, coversWholeFile: false })
      expect(report?.faults).toContain(fault)
    }
  })

  it('refuses a dictionary in which the signature stands twice', async () => {
    const prepared = leader().prepare(await makeDocument(), { at: new Date(), location: 'aaaa' })
    prepared.bytes.write('/Contents', prepared.bytes.lastIndexOf('/Location'), 'latin1')
    const [report] = await reports(await filled(prepared, (digest) => digest))
    expect(report?.verdict).toBe('invalid')
    expect(report?.faults).toContain('dictionary-ambiguous')
  })

  it('refuses a signature whose attribute binds another certificate, and one that binds none', async () => {
    for (const [fault, attribute] of [
      ['other-certificate', signerOf(certificates.agency.der, [], RSA).signingCertificate],
      ['certificate-not-bound', signerOf(certificates.agency.der, [], RSA).signingCertificate.subarray(0, 0)],
    ] as const) {
      const prepared = leader().prepare(await makeDocument(), { at: new Date() })
      const [report] = await reports(await filled(prepared, (digest) => digest, attribute))
      expect(report?.faults).toEqual([fault])
    }
  })

  it('relies upon nothing that was made with SHA-1', async () => {
    const prepared = leader().prepare(await makeDocument(), { at: new Date() })
    const { bytes, hole } = prepared
    const signedBytes = Buffer.concat([bytes.subarray(0, hole.start), bytes.subarray(hole.end)])
    const { file, keyFile } = certificates.leaderRsa
    const made = await openssl(
      bench.folder,
      [
        ...['cms', '-sign', '-binary', '-md', 'sha1', '-outform', 'DER', '-cades', '-nosmimecap'],
        ...['-signer', file, '-inkey', keyFile, '-certfile', bench.authority.issuerFile],
      ],
      signedBytes,
    )
    const [report] = await reports(fillHole(prepared, made))
    expect(report).toMatchObject({ verdict: 'invalid', level: null })
    expect(report?.faults).toContain('weak-algorithm')
    expect(report?.faults).not.toContain('digest-mismatch')
  })

  it('reads signatures of other programs', async () => {
    const by = async (program: 'pdfsig' | 'podofosign') =>
      (await reports(await foreignSignature(program, await makeDocument(), certificates.leaderRsa, bench)))[0]
    // Not PAdES, so without a level, but right.
    expect(await by('pdfsig')).toMatchObject({ verdict: 'valid', faults: [], level: null })
    // PoDoFo 0.9 puts two signers into one signature, which PDF does not allow.
    const double = await by('podofosign')
    expect(double?.verdict).toBe('invalid')
    expect(double?.faults).toContain('several-signers')
  })

  it('says what a file is when there is nothing to verify', async () => {
    const state = async (pdf: Buffer) => (await verifyPdf(pdf, { trust, now: new Date() })).report.state
    expect(await state(await makeDocument())).toBe('unsigned')
    expect(await state(Buffer.from('%PDF-1.7 and nothing'))).toBe('unreadable')
    expect(await state(await rewritten(await makeDocument(), '--encrypt', '', 'owner', '256', '--'))).toBe('encrypted')
  })

  type Hole = { readonly start: number; readonly end: number; readonly length: number }

  /** A file signed over a range of the forger's choice. */
  async function forged(
    { bytes, hole }: Prepared,
    range: (hole: Hole) => readonly [number, number, number, number],
  ): Promise<Buffer> {
    const chosen = range({ ...hole, length: bytes.length })
    const at = bytes.lastIndexOf('/ByteRange [') + '/ByteRange ['.length
    bytes.write(`${chosen.join(' ')}]`, at, 'latin1')
    const [first, firstLength, second, secondLength] = chosen
    const digest = digestOf(
      'sha256',
      bytes.subarray(first, first + firstLength),
      bytes.subarray(second, second + secondLength),
    )
    return filled({ bytes, hole }, () => digest)
  }

  /** Fills a hole with a signature that is right in itself. */
  async function filled(prepared: Prepared, digest: (own: Buffer) => Buffer, binding?: Buffer): Promise<Buffer> {
    const own = signerOf(certificates.leaderRsa.der, [bench.authority.certificateOf('issuer')], RSA)
    const signer = binding === undefined ? own : { ...own, signingCertificate: binding }
    const attributes = signedAttributes(signer, digest(digestAround(prepared, 'sha256')))
    const raw = await softwareKey(certificates.leaderRsa).sign(digestOf('sha256', attributes), RSA)
    return fillHole(prepared, signedData(signer, attributes, raw))
  }
})
