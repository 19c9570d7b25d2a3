import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  pictureAppearance,
  sizeOfText,
  textAppearance,
} from '../../../main/core/signing/pades/appearance/appearance.ts'
import { Lettering } from '../../../main/core/signing/pades/appearance/lettering.ts'
import { copyLines, MARK, sealOver, topRight } from '../../../main/core/signing/pades/appearance/marks.ts'
import { readInk } from '../../../main/core/signing/pades/appearance/picture.ts'
import { PdfFile } from '../../../main/core/signing/pades/pdf/file.ts'
import { signBatch } from '../../../main/core/signing/pades/signing/batch.ts'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import { DeskError } from '../../../shared/errors.ts'
import { drawInks, makeDocument, openTinos, rewritten } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { type AuthorityBench, type BenchCertificates, issueAll, layAuthority } from '../../token/bench.ts'

const AT = new Date('2026-11-28T04:30:00Z')
const VALID = 'Signature is Valid.'
const TRUSTED = 'Certificate is Trusted.'

describe('signing PDFs', () => {
  let bench: AuthorityBench
  let certificates: BenchCertificates
  let judges: Judges
  let chain: readonly Buffer[]

  beforeAll(async () => {
    bench = await layAuthority()
    certificates = await issueAll(bench.authority)
    judges = await Judges.summon(bench)
    chain = [bench.authority.certificateOf('issuer'), bench.authority.certificateOf('root')]
  }, 180_000)
  afterAll(() => {
    judges?.dismiss()
    bench?.close()
  })

  const leader = () =>
    new PdfSigner(softwareKey(certificates.leaderRsa, chain), { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
  const curve = () => new PdfSigner(softwareKey(certificates.leaderP384, chain), { key: 'ec', hash: 'sha384' })
  const agency = () =>
    new PdfSigner(softwareKey(certificates.agency, chain), { key: 'rsa', padding: 'pss', hash: 'sha512' })

  async function judged(pdf: Buffer, count: number): Promise<void> {
    expect(await judges.pdfsig(pdf)).toEqual(
      Array.from({ length: count }, (_, index) => ({
        signature: VALID,
        certificate: TRUSTED,
        isWhole: index === count - 1,
      })),
    )
    expect(await judges.openssl(pdf)).toBe(count)
    expect(await judges.qpdf(pdf)).toContain('No syntax or stream encoding errors found')
  }

  it.each([
    ['with a table of the classic kind', async () => makeDocument({ pages: 2 })],
    ['with packed objects', async () => rewritten(await makeDocument({ pages: 2 }), '--object-streams=generate')],
    ['linearised', async () => rewritten(await makeDocument({ pages: 2 }), '--linearize')],
    [
      'linearised with packed objects',
      async () => rewritten(await makeDocument({ pages: 2 }), '--linearize', '--object-streams=generate'),
    ],
    ['with a form', async () => makeDocument({ form: true })],
    [
      'with a form in packed objects',
      async () => rewritten(await makeDocument({ form: true }), '--object-streams=generate'),
    ],
  ])('keeps three signatures in a row valid in a file %s', async (_, make) => {
    const original = await make()
    const first = await leader().sign(original, { at: AT, signer: 'Nguyễn Thị Ánh Tuyết', reason: 'Phê duyệt' })
    const second = await curve().sign(first.bytes, { at: AT })
    const third = await agency().sign(second.bytes, { at: AT, location: 'xã Tân Hưng' })
    expect(third.level).toBe('B-B')
    expect(third.bytes.subarray(0, original.length).equals(original)).toBe(true)
    await judged(third.bytes, 3)
  })

  it.each([0, 90, 180, 270])('shows what is seen of signatures upright on pages turned by %i degrees', async (turn) => {
    const page = turn % 180 === 0 ? { width: 595, height: 842 } : { width: 842, height: 595 }
    const { signature, seal } = await drawInks()
    const lines = copyLines('full', 'Ủy ban nhân dân xã Tân Hưng', AT)
    const lettering = new Lettering(openTinos(), lines)
    const box = { x: 300, y: 100, width: 140, height: 60 }
    const mark = topRight(page, sizeOfText(lettering, lines, MARK.letterSize))
    let pdf = await makeDocument({ turn })
    const looks = [
      { box, looks: pictureAppearance(readInk(signature, 'blue')) },
      { box: sealOver(box, page), looks: pictureAppearance(readInk(seal, 'red')) },
      { box: mark, looks: textAppearance(lettering, lines, MARK.letterSize) },
    ]
    // By three keys: NSS, which pdfsig asks, stumbles over one certificate that signs more than twice.
    const signers = [leader(), agency(), curve()]
    for (const [index, look] of looks.entries()) {
      const signed = await signers[index]?.sign(pdf, { at: AT, appearance: { page: 1, ...look } })
      pdf = signed?.bytes ?? pdf
    }
    await judged(pdf, 3)
    const { words, colourAt } = await judges.seen(pdf)
    expect(words).toContain('SAO Y\nỦy ban nhân dân xã Tân Hưng\nThời gian ký: 2026-11-28T11:30:00+07:00')
    // The topmost dot of the seal, and one of the stroke of the signature.
    const ring = sealOver(box, page)
    const red = await colourAt(ring.x + ring.width / 2, ring.y + ring.height - 1.5, page.height)
    expect(red.r).toBeGreaterThan(150)
    expect(red.b).toBeLessThan(120)
  })

  it('gives every field a name of its own and the file an identifier', async () => {
    const once = await leader().sign(await makeDocument(), { at: AT })
    const twice = new PdfFile((await leader().sign(once.bytes, { at: AT })).bytes)
    const form = twice.dictionary(twice.root.catalog.get('AcroForm'))
    const names = twice.items(form.get('Fields')).map((field) => twice.dictionary(field).get('T'))
    expect(new Set(names.map((name) => JSON.stringify(name))).size).toBe(2)
    expect(form.get('SigFlags')).toBe(3)
    expect(twice.items(twice.references.trailer.get('ID'))).toHaveLength(2)
  })

  it.each([
    ['signing.pdf-encrypted', async () => rewritten(await makeDocument(), '--encrypt', '', 'owner', '256', '--')],
    ['signing.pdf-damaged', async () => (await makeDocument({ pages: 3 })).subarray(0, 1_500)],
    ['signing.pdf-damaged', async () => Buffer.from('not a PDF at all')],
    ['signing.pdf-damaged', async () => shifted(await makeDocument())],
  ])('refuses with %s', async (code, make) => {
    const pdf = await make()
    await expect(leader().sign(pdf, { at: AT })).rejects.toMatchObject({ code })
  })

  it('refuses a page that is not there and a place beyond the page', async () => {
    const pdf = await makeDocument()
    const looks = pictureAppearance(readInk((await drawInks()).seal, 'red'))
    const place = (page: number, x: number) => ({
      at: AT,
      appearance: { page, box: { x, y: 10, width: 100, height: 100 }, looks },
    })
    await expect(leader().sign(pdf, place(2, 10))).rejects.toMatchObject({ code: 'signing.no-such-page' })
    await expect(leader().sign(pdf, place(1, 550))).rejects.toMatchObject({ code: 'signing.place-outside' })
  })

  it('writes nothing that does not fit the certificate', async () => {
    const key = softwareKey(certificates.leaderRsa, chain)
    const other = { ...key, certificate: certificates.agency.der }
    const signer = new PdfSigner(other, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    await expect(signer.sign(await makeDocument(), { at: AT })).rejects.toMatchObject({ code: 'signing.key-mismatch' })
    expect(() => new PdfSigner(key, { key: 'ec', hash: 'sha256' })).toThrow(DeskError)
  })

  it('signs a batch file by file, whatever becomes of the others, and stops when the token is gone', async () => {
    const pdf = await makeDocument()
    const file = (name: string, content: Buffer) => ({ name, read: async () => ({ pdf: content, wish: { at: AT } }) })
    const files = [file('one', pdf), file('broken', pdf.subarray(0, 900)), file('three', pdf)]
    const seen: string[] = []
    for await (const outcome of signBatch(leader(), files, () => false)) {
      seen.push('signed' in outcome ? `${outcome.name} signed` : `${outcome.name} failed`)
      if ('signed' in outcome) await judged(outcome.signed.bytes, 1)
    }
    expect(seen).toEqual(['one signed', 'broken failed', 'three signed'])
    const gone = { ...softwareKey(certificates.leaderRsa, chain), sign: () => Promise.reject(new Error('gone')) }
    const stopped: string[] = []
    const signer = new PdfSigner(gone, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    for await (const { name } of signBatch(signer, files, () => true)) stopped.push(name)
    expect(stopped).toEqual(['one'])
  })

  it('signs 50 MB within three times their size', async () => {
    const pdf = await makeDocument({ padding: 50_000_000 })
    const signer = leader()
    const before = process.memoryUsage().rss
    const { bytes } = await signer.sign(pdf, { at: AT })
    // The original was there before; what is added is the signed file.
    expect(process.memoryUsage().rss - before).toBeLessThan(pdf.length * 2)
    expect(bytes.length).toBeLessThan(pdf.length + 60_000)
    expect(await judges.openssl(bytes)).toBe(1)
  })
})

/** A file whose table points beside its objects. */
function shifted(pdf: Buffer): Buffer {
  const table = pdf.lastIndexOf('xref\n0')
  const broken = Buffer.from(pdf)
  broken.write('0000000007', table + 'xref\n0 7\n0000000000 65535 f \n'.length, 'latin1')
  return broken
}
