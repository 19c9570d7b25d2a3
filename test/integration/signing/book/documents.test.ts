import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileSigned } from '../../../../main/core/dossiers/index.ts'
import { draft } from '../../../../main/core/ledger/index.ts'
import { makeDocument, rewritten } from '../../../pades/documents.ts'
import { BINH, HOA, KHOA, LAN, refusalOf, THU } from '../../dossiers/dossier-desk.ts'
import { BIRTH_NOTE, FORM, filePdf, readingOf } from '../../paper-files/filed.ts'
import { SigningDesk } from './signing-desk.ts'

let own: SigningDesk
beforeEach(async () => {
  own = await SigningDesk.open()
})
afterEach(() => own.leave())

const files = async (dossier: string) => (await own.ask('signing.files', { dossier })).files

describe('a document that is to be signed', () => {
  test('is laid, replaced under its identifier, and dropped', async () => {
    const dossier = await own.taken()
    const document = v7()
    const first = await own.lay(dossier, 'result', { document, name: 'Dự thảo' })
    const second = await own.lay(dossier, 'result', { document, name: 'Trích lục khai sinh' })
    expect(second.of).not.toBe(first.of)
    expect(await files(dossier)).toMatchObject([{ name: 'Trích lục khai sinh', role: 'result' }])
    await own.ask('signing.drop-document', { dossier, document }, BINH)
    await own.ask('signing.drop-document', { dossier, document }, BINH)
    expect(await files(dossier)).toEqual([])
    const { history } = await own.desk.ask('dossiers.view', { id: dossier })
    expect(history.slice(-3).map(({ type, details }) => [type, details.name])).toEqual([
      ['dossier.document-filed', 'Dự thảo'],
      ['dossier.document-filed', 'Trích lục khai sinh'],
      ['dossier.document-dropped', 'Trích lục khai sinh'],
    ])
    expect(own.desk.changed.at(-1)).toBe(dossier)
    // No page of the dossier grew stale by it.
    await own.desk.ask('dossiers.act', { act: 'send-back', dossier, revision: 2, note: '' }, BINH)
  })

  test('shows what another machine signed of the same file at the same time, and reads it', async () => {
    const { dossier, signed, of } = await own.submitted()
    own.note(await own.signature(dossier, signed, 'approval', { holder: 'khoa' }), KHOA)
    // As its event comes from the other machine, which knew nothing of the signature here.
    const content = await makeDocument({ words: 'KY O MAY KHAC' })
    const beside = await own.keepFile(dossier, content)
    const { certificate, evidence, run } = await own.signature(dossier, signed, 'approval', { holder: 'hoa' })
    const at = own.desk.now
    const told = { at, signed, of, file: beside, kind: 'approval', owner: 'officer', level: 'B-B' } as const
    const open = { ...told, certificate, evidence, run }
    const personal = { holder: HOA.name, unit: 'UBND xã Quảng Trạch' }
    own.desk.ledger.append([draft(fileSigned, { dossier, open, personal })], { officer: HOA.id, now: at })
    expect(await files(dossier)).toMatchObject([
      {
        signatures: [{ kind: 'approval', officerName: KHOA.name }],
        rivals: [{ file: beside, signatures: [{ kind: 'approval', officerName: HOA.name, holder: HOA.name, at }] }],
      },
    ])
    const read = await own.desk.ask('papers.read', { dossier, address: beside.address })
    expect(Buffer.from(read.content).equals(content)).toBe(true)
    expect(await own.desk.ledger.verify()).toMatchObject({ ok: true })
  })

  test('is read and drawn like any other file of the dossier', async () => {
    const dossier = await own.taken()
    const { of } = await own.lay(dossier)
    const read = await own.desk.ask('papers.read', { dossier, address: of })
    expect(read).toMatchObject({ mediaType: 'application/pdf', name: 'trich-luc-khai-sinh.pdf' })
    expect(Buffer.from(read.content.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test.each([
    ['a picture', 'signing.not-a-pdf', async () => Buffer.from('89504e470d0a1a0a', 'hex')],
    ['nothing', 'signing.not-a-pdf', async () => Buffer.alloc(0)],
    ['half a PDF', 'signing.pdf-damaged', async () => (await makeDocument()).subarray(0, 400)],
    [
      'a PDF with a password',
      'signing.pdf-encrypted',
      async () => rewritten(await makeDocument(), '--encrypt', 'u', 'o', '256', '--'),
    ],
  ] as const)('is not %s', async (_, code, make) => {
    const dossier = await own.taken()
    const input = { dossier, document: v7(), role: 'result', name: 'Dự thảo', content: new Uint8Array(await make()) }
    expect(await refusalOf(() => own.ask('signing.lay-document', { ...input, role: 'result' }, BINH))).toMatchObject({
      code,
    })
    expect(await files(dossier)).toEqual([])
  })

  test('is one result at a time, and stays once it is signed', async () => {
    const { dossier, signed } = await own.submitted()
    if (signed.kind !== 'document') throw new Error('a document was laid')
    const { document } = signed
    expect(await refusalOf(() => own.lay(dossier))).toMatchObject({ code: 'signing.result-laid' })
    await own.lay(dossier, 'attachment', { name: 'Phụ lục' })
    own.note(await own.signature(dossier, signed, 'approval', { holder: 'khoa' }), KHOA)
    for (const act of [
      () => own.lay(dossier, 'result', { document }),
      () => own.ask('signing.drop-document', { dossier, document }, BINH),
    ]) {
      expect(await refusalOf(act)).toMatchObject({ code: 'signing.document-signed' })
    }
    expect((await files(dossier)).map(({ name }) => name)).toEqual(['Trích lục khai sinh', 'Phụ lục'])
  })

  test('is no result any more once a leader signed on paper, but an attachment still may come', async () => {
    const { dossier, signed } = await own.submitted()
    await own.desk.act(dossier, { act: 'approve', note: '' }, KHOA)
    await own.desk.act(dossier, { act: 'sign', note: '' }, KHOA)
    if (signed.kind !== 'document') throw new Error('a document was laid')
    const { document } = signed
    for (const act of [
      () => own.lay(dossier, 'result', { document }),
      () => own.lay(dossier, 'attachment', { document }),
      () => own.ask('signing.drop-document', { dossier, document }, BINH),
    ]) {
      expect(await refusalOf(act)).toMatchObject({ code: 'signing.document-too-late' })
    }
    const laid = await own.lay(dossier, 'attachment')
    own.note(await own.signature(dossier, laid.signed, 'attachment', { holder: 'agency' }), THU)
    expect((await files(dossier)).at(-1)).toMatchObject({ role: 'attachment', signatures: [{ kind: 'attachment' }] })
    // An attachment that is signed is no act.
    expect(await own.stateOf(dossier)).toBe('signed')
  })

  test('is one of forty at most', async () => {
    const dossier = await own.taken()
    for (let count = 0; count < 40; count += 1) await own.lay(dossier, 'incoming')
    expect(await refusalOf(() => own.lay(dossier, 'incoming'))).toMatchObject({
      code: 'signing.too-many-documents',
      details: { most: 40 },
    })
  }, 60_000)

  test('keeps its files from being swept, also those before it was signed', async () => {
    const { dossier, signed, of } = await own.submitted()
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    own.note(signature, KHOA)
    const later = own.desk.now + 400 * 86_400_000
    await own.desk.papers.sweep(later)
    for (const address of [of, signature.file.address]) {
      expect(await own.desk.papers.isReadable(dossier, address)).toBe(true)
    }
    expect((await own.desk.papers.read(dossier, signature.evidence.address)).length).toBe(signature.evidence.bytes)
  })
})

describe('a paper that was scanned', () => {
  const PAPER = { kind: 'paper', code: FORM } as const

  test('is signed as digitized or as a copy, and the signed file stands for it', async () => {
    const { id: dossier } = await own.desk.accept()
    const { address } = await filePdf(own.desk, dossier, FORM)
    const revision = await own.revisionOf(dossier)
    const digitized = await own.signature(dossier, PAPER, 'digitized', { holder: 'khoa' })
    own.note(digitized, KHOA)
    const copy = await own.signature(dossier, PAPER, 'copy', { holder: 'agency' })
    own.note(copy, THU)
    const { papers } = await own.desk.ask('papers.of-dossier', { dossier })
    expect(papers[0]?.file).toMatchObject({ file: copy.file, pictures: 1, pages: 1 })
    expect(await files(dossier)).toMatchObject([
      { signed: PAPER, role: null, signatures: [{ kind: 'digitized' }, { kind: 'copy', officerName: THU.name }] },
    ])
    // Every file that it was can still be opened, and no page of the dossier grew stale.
    for (const each of [address, digitized.file.address, copy.file.address]) {
      expect(await own.desk.ask('papers.read', { dossier, address: each })).toMatchObject({ name: expect.any(String) })
    }
    expect(await own.revisionOf(dossier)).toBe(revision)
  })

  test('is signed with no stranger’s file, and none that was filed since', async () => {
    const { id: dossier } = await own.desk.accept()
    await filePdf(own.desk, dossier, FORM)
    const signature = await own.signature(dossier, PAPER, 'digitized', { holder: 'khoa' })
    await filePdf(own.desk, dossier, FORM)
    expect(await refusalOf(() => own.note(signature, KHOA))).toMatchObject({ code: 'signing.file-changed' })
    own.note(await own.signature(dossier, PAPER, 'digitized', { holder: 'khoa' }), KHOA)
    // Scanned anew it is a new file, which nobody signed.
    await filePdf(own.desk, dossier, FORM)
    expect((await files(dossier))[0]?.signatures).toEqual([])
  })

  test('that is no PDF is not offered for signing', async () => {
    const { id: dossier } = await own.desk.accept()
    const jpeg = Buffer.from('ffd8ffe000104a46494600010101004800480000ffd9', 'hex')
    const { address, size } = await own.desk.papers.put(dossier, jpeg)
    await filePdf(own.desk, dossier, BIRTH_NOTE, {
      file: { address, bytes: size, mediaType: 'image/jpeg' },
    })
    expect(await files(dossier)).toEqual([])
    const paper = { kind: 'paper', code: BIRTH_NOTE } as const
    const signature = await own.signature(dossier, paper, 'digitized', { holder: 'khoa' })
    expect(await refusalOf(() => own.note(signature, KHOA))).toMatchObject({ code: 'signing.not-a-pdf' })
  })

  describe('and is read while it is signed', () => {
    /** Reads the file that was filed, as the queue does when its turn comes. */
    async function read(dossier: string, of: string) {
      const withText = await own.keepFile(dossier, Buffer.from('%PDF-1.7 có chữ'))
      const reading = await own.desk.paperFiles.filing.keepReading(dossier, [readingOf('Tờ khai đăng ký khai sinh')])
      const note = () =>
        own.desk.paperFiles.filing.notePaperRead({ dossier, code: FORM, of, file: withText, reading }, own.desk.now)
      note()
      note()
      await own.desk.paperFiles.text.settled()
      return withText
    }
    const found = async () => (await own.desk.ask('papers.search', { text: 'khai sinh', limit: 5 })).hits

    test('keeps the signed file, and its words are found all the same', async () => {
      const { id: dossier } = await own.desk.accept()
      const { address } = await filePdf(own.desk, dossier, FORM)
      const signature = await own.signature(dossier, PAPER, 'digitized', { holder: 'khoa' })
      own.note(signature, KHOA)
      await read(dossier, address)
      const { papers } = await own.desk.ask('papers.of-dossier', { dossier })
      expect(papers[0]?.file).toMatchObject({ file: signature.file, read: true })
      expect((await files(dossier))[0]?.signatures).toHaveLength(1)
      expect(await found()).toMatchObject([{ dossier, file: signature.file.address }])
      const { history } = await own.desk.ask('dossiers.view', { id: dossier })
      expect(history.filter(({ type }) => type === 'dossier.paper-read')).toHaveLength(1)
      // What is signed a second time keeps its words.
      own.note(await own.signature(dossier, PAPER, 'copy', { holder: 'agency' }), THU)
      await own.desk.paperFiles.text.settled()
      expect(await found()).toHaveLength(1)
    })

    test('is signed though its text came after it was looked at', async () => {
      const { id: dossier } = await own.desk.accept()
      const { address } = await filePdf(own.desk, dossier, FORM)
      const wish = await own.signature(dossier, PAPER, 'digitized', { holder: 'khoa' })
      const withText = await read(dossier, address)
      const asked = own.book.requireSignable(
        { ...wish, of: address },
        { officer: KHOA.id, rights: new Set(['decide']) },
      )
      expect(asked.file.address).toBe(withText.address)
      own.note({ ...wish, of: address }, KHOA)
      expect((await files(dossier))[0]).toMatchObject({ file: wish.file, signatures: [{ kind: 'digitized' }] })
      expect(await found()).toMatchObject([{ file: wish.file.address }])
    })
  })
})

test('tables come out the same from a replay, in whatever order it was told', async () => {
  const { dossier, signed } = await own.approved()
  const other = await own.approved()
  own.note(await own.signature(other.dossier, other.signed, 'issue', { holder: 'agency' }), THU)
  await filePdf(own.desk, dossier, FORM)
  own.note(await own.signature(dossier, { kind: 'paper', code: FORM }, 'digitized', { holder: 'khoa' }), KHOA)
  const digests = () =>
    ['results-to-issue', 'filed-papers', 'signing-certificates', 'dossiers'].map((name) =>
      own.desk.ledger.projectionDigest(name),
    )
  const before = digests()
  await own.desk.ledger.rebuild()
  expect(digests()).toEqual(before)
  expect((await own.ask('signing.awaiting', { limit: 5 }, THU)).files.map(({ row }) => row.id)).toEqual([dossier])
  expect(signed.kind).toBe('document')
})

test('what was lawfully destroyed is signed and stamped by nobody, and names nobody', async () => {
  const { dossier, signed } = await own.approved()
  const issue = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
  const file = await own.keepFile(dossier)
  own.desk.ledger.destroyPersonalData(dossier)
  const [found] = await files(dossier)
  expect(found).toMatchObject({ name: '', signatures: [{ kind: 'approval', holder: '', unit: '' }] })
  expect(await refusalOf(() => own.note(issue, THU))).toMatchObject({ code: 'ledger.personal-data-destroyed' })
  const stamp = { dossier, signed, of: found?.file.address ?? '', file, level: 'B-T', evidence: null } as const
  expect(own.book.noteStamped(stamp, own.desk.now)).toBe(false)
  expect(await own.stateOf(dossier)).toBe('signed')
})

test('nothing is asked of a dossier that is not there', async () => {
  const unknown = { code: 'dossiers.unknown' }
  expect(await refusalOf(() => own.ask('signing.files', { dossier: v7() }, LAN))).toMatchObject(unknown)
  expect(await refusalOf(() => own.lay(v7()))).toMatchObject(unknown)
})
