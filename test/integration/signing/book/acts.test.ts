import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BINH, HOA, KHOA, LAN, refusalOf, THU } from '../../dossiers/dossier-desk.ts'
import { SigningDesk } from './signing-desk.ts'

let own: SigningDesk
beforeEach(async () => {
  own = await SigningDesk.open()
})
afterEach(() => own.leave())

const history = async (id: string) => (await own.desk.ask('dossiers.view', { id })).history
const counts = (asker: typeof HOA) => own.desk.ask('dossiers.counts', {}, asker)

describe('a leader signs a draft result', () => {
  test('which decides and signs the dossier with it, all at once', async () => {
    const { dossier, signed } = await own.submitted()
    const before = await own.revisionOf(dossier)
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    own.note(signature, KHOA)
    expect(await own.stateOf(dossier)).toBe('signed')
    expect(await own.revisionOf(dossier)).toBe(before + 2)
    const lines = (await history(dossier)).slice(-3)
    expect(lines.map(({ type }) => type)).toEqual(['dossier.file-signed', 'dossier.decided', 'dossier.signed'])
    expect(lines[0]).toMatchObject({
      officerName: KHOA.name,
      details: { name: 'Trích lục khai sinh', kind: 'approval', holder: KHOA.name, level: 'B-B' },
    })
    expect(lines[2]?.details).toMatchObject({ by: 'electronic' })
    const { files } = await own.ask('signing.files', { dossier })
    expect(files).toMatchObject([
      {
        role: 'result',
        file: signature.file,
        signatures: [{ kind: 'approval', holder: KHOA.name, officerName: KHOA.name, level: 'B-B' }],
      },
    ])
  })

  test('which only signs what was approved already', async () => {
    const { dossier, signed } = await own.submitted()
    await own.desk.act(dossier, { act: 'approve', note: 'Đồng ý' }, KHOA)
    own.note(await own.signature(dossier, signed, 'approval', { holder: 'khoa' }), KHOA)
    expect(await own.stateOf(dossier)).toBe('signed')
    expect((await history(dossier)).filter(({ type }) => type === 'dossier.decided')).toHaveLength(1)
  })

  test.each([
    ['another file took its place', 'signing.file-changed', { of: 'ab'.repeat(32) }],
    ['the page is stale', 'dossiers.changed-meanwhile', { revision: 1 }],
    ['nobody said which dossier was looked at', 'dossiers.changed-meanwhile', { revision: null }],
    ['it is a paper nobody filed', 'signing.nothing-there', { signed: { kind: 'paper', code: 'to-khai' } }],
    ['a copy is no approval', 'signing.kind-not-fitting', { kind: 'copy' }],
    ['it comes before the approval', 'signing.certificate-not-yours', { kind: 'issue' }],
    ['nobody registered the certificate', 'signing.certificate-not-yours', { certificate: 'cd'.repeat(32) }],
  ] as const)('but not when %s', async (_, code, parts) => {
    const { dossier, signed } = await own.submitted()
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'khoa', ...parts })
    const lines = (await history(dossier)).length
    expect(await refusalOf(() => own.note(signature, KHOA))).toMatchObject({ code })
    expect(await history(dossier)).toHaveLength(lines)
    expect(await own.stateOf(dossier)).toBe('deciding')
  })

  test('but not with the certificate of another, nor with the agency’s', async () => {
    const { dossier, signed } = await own.submitted()
    for (const holder of ['hoa', 'agency'] as const) {
      const signature = await own.signature(dossier, signed, 'approval', { holder })
      expect(await refusalOf(() => own.note(signature, KHOA)), holder).toMatchObject({
        code: 'signing.certificate-not-yours',
      })
    }
  })

  test('but not for the leader to whom it was submitted', async () => {
    const { dossier, signed } = await own.submitted(KHOA)
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'hoa' })
    expect(await refusalOf(() => own.note(signature, HOA))).toMatchObject({ code: 'signing.not-submitted-to-you' })
  })

  test('but not before it was submitted, and nobody without the right', async () => {
    const dossier = await own.taken()
    const { signed } = await own.lay(dossier)
    const early = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    expect(await refusalOf(() => own.note(early, KHOA))).toMatchObject({
      code: 'dossiers.act-not-allowed',
      details: { because: 'not-submitted' },
    })
    await own.ask('signing.register-certificate', {
      certificate: own.certificateOf('khoa'),
      token: 'HUAN-LUYEN-khoa',
      owner: { kind: 'officer', officer: BINH.id },
    })
    await own.desk.act(dossier, { act: 'submit', to: KHOA.id, note: '' }, BINH)
    const foreign = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    expect(await refusalOf(() => own.note(foreign, BINH))).toMatchObject({
      code: 'dossiers.act-not-allowed',
      details: { because: 'right' },
    })
  })

  test('and never twice with one certificate, whatever file is named', async () => {
    const { dossier, signed } = await own.submitted()
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    own.note(signature, KHOA)
    const again = { ...signature, revision: await own.revisionOf(dossier) }
    for (const of of [signature.of, signature.file.address]) {
      expect(await refusalOf(() => own.note({ ...again, of }, KHOA))).toMatchObject({ code: 'signing.already-signed' })
    }
    expect((await history(dossier)).filter(({ type }) => type === 'dossier.file-signed')).toHaveLength(1)
  })

  test('and keeps all of it or nothing, with what else stands in the transaction', async () => {
    const { dossier, signed } = await own.submitted()
    const signature = await own.signature(dossier, signed, 'approval', { holder: 'khoa' })
    const attempt = () =>
      own.desk.store.withinTransaction(() => {
        own.note(signature, KHOA)
        throw new Error('the row of the run cannot be written')
      })
    expect(attempt).toThrow('the row of the run')
    expect(await own.stateOf(dossier)).toBe('deciding')
    expect((await own.ask('signing.files', { dossier })).files[0]?.signatures).toEqual([])
    own.note(signature, KHOA)
    expect(await own.stateOf(dossier)).toBe('signed')
  })

  test('which a leader who rejects it leaves to be laid anew', async () => {
    const { dossier, signed } = await own.submitted()
    await own.desk.act(dossier, { act: 'reject', note: 'Sai họ tên' }, KHOA)
    if (signed.kind !== 'document') throw new Error('a document was laid')
    const again = await own.lay(dossier, 'result', { document: signed.document })
    await own.desk.act(dossier, { act: 'submit', to: KHOA.id, note: '' }, BINH)
    own.note(await own.signature(dossier, signed, 'approval', { holder: 'khoa' }), KHOA)
    const [file] = (await own.ask('signing.files', { dossier })).files
    expect(file?.file.address).not.toBe(again.of)
    expect(file?.signatures).toHaveLength(1)
  })
})

describe('the agency issues what a leader approved', () => {
  test('which completes the dossier with the signed file', async () => {
    const { dossier, signed } = await own.approved()
    const signature = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
    own.note(signature, THU)
    const view = await own.desk.ask('dossiers.view', { id: dossier })
    expect(view.row.state).toBe('done')
    expect(view.result).toEqual({ ...signature.file, fileName: 'Trích lục khai sinh.pdf' })
    expect(view.history.at(-1)).toMatchObject({ type: 'dossier.completed', officerName: THU.name })
    // And it is returned as any other result.
    const handed = await own.desk.act(
      dossier,
      { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' },
      LAN,
    )
    expect(handed.row.state).toBe('returned')
  })

  test('but nothing that no leader signed, and nothing twice', async () => {
    const { dossier, signed } = await own.submitted()
    await own.desk.act(dossier, { act: 'approve', note: '' }, KHOA)
    await own.desk.act(dossier, { act: 'sign', note: 'Ký giấy' }, KHOA)
    const early = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
    expect(await refusalOf(() => own.note(early, THU))).toMatchObject({ code: 'signing.not-approved-yet' })
    const approved = await own.approved()
    const signature = await own.signature(approved.dossier, approved.signed, 'issue', { holder: 'agency' })
    own.note(signature, THU)
    expect(await refusalOf(() => own.note(signature, THU))).toMatchObject({ code: 'signing.already-signed' })
  })

  test('but nothing for who may not issue, though they may use the certificate', async () => {
    await own.ask('signing.register-certificate', {
      certificate: own.certificateOf('agency'),
      token: 'HUAN-LUYEN-xa',
      owner: { kind: 'agency', officers: [THU.id, BINH.id] },
    })
    const { dossier, signed } = await own.approved()
    const signature = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
    expect(await refusalOf(() => own.note(signature, BINH))).toMatchObject({
      code: 'dossiers.act-not-allowed',
      details: { act: 'complete', because: 'right' },
    })
    await own.desk.act(
      dossier,
      { act: 'complete', file: { name: 'giay.pdf', content: new Uint8Array(Buffer.from('%PDF-1.7')) }, note: '' },
      BINH,
    )
    const late = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
    expect(await refusalOf(() => own.note(late, THU))).toMatchObject({
      code: 'dossiers.act-not-allowed',
      details: { because: 'has-result' },
    })
  })

  test('and who may issue may complete with nothing else', async () => {
    const { dossier } = await own.approved()
    const file = { name: 'giay.pdf', content: new Uint8Array(Buffer.from('%PDF-1.7')) }
    expect(await refusalOf(() => own.desk.act(dossier, { act: 'complete', file, note: '' }, THU))).toMatchObject({
      code: 'dossiers.act-not-allowed',
      details: { because: 'right' },
    })
  })

  test('whose result moves on with a stamp that comes later', async () => {
    const { dossier, signed } = await own.approved()
    const signature = await own.signature(dossier, signed, 'issue', { holder: 'agency' })
    own.note(signature, THU)
    const file = await own.keepFile(dossier, Buffer.from('%PDF-1.7 ký và đóng dấu thời gian'))
    const stamp = { dossier, signed, of: signature.file.address, file, level: 'B-T', evidence: null } as const
    expect(own.book.noteStamped(stamp, own.desk.now)).toBe(true)
    // What was stamped once is another file by now.
    expect(own.book.noteStamped(stamp, own.desk.now)).toBe(false)
    const view = await own.desk.ask('dossiers.view', { id: dossier })
    expect(view.result).toMatchObject(file)
    expect(view.history.at(-1)).toMatchObject({ type: 'dossier.file-stamped', details: { level: 'B-T' } })
    const [kept] = (await own.ask('signing.files', { dossier })).files
    expect(kept?.signatures.map(({ level }) => level)).toEqual(['B-T', 'B-T'])
    expect((await own.desk.ask('papers.read', { dossier, address: file.address })).name).toBe('Trích lục khai sinh.pdf')
    // The gate of the return looks at the newest file as well.
    const result = await own.desk.act(
      dossier,
      { act: 'hand-over', to: 'applicant', receiverName: 'Nguyễn Thị Đào', note: '' },
      LAN,
    )
    expect(result.row.state).toBe('returned')
  })
})

describe('what waits for a signature', () => {
  test('is told to whom it waits for, the earliest due first, with the file', async () => {
    const first = await own.submitted(KHOA)
    own.desk.now += 60_000
    const second = await own.submitted(KHOA)
    const other = await own.submitted(HOA)
    const bare = await own.taken()
    await own.desk.act(bare, { act: 'submit', to: KHOA.id, note: 'Ký giấy' }, BINH)
    const awaiting = (asker: typeof HOA, limit = 50) => own.ask('signing.awaiting', { limit }, asker)
    const mine = await awaiting(KHOA)
    expect(mine.files.map(({ row }) => row.id)).toEqual([first.dossier, second.dossier, bare])
    expect(mine.files[0]).toMatchObject({
      kind: 'approval',
      revision: await own.revisionOf(first.dossier),
      submittedBy: BINH.name,
      note: 'Kính trình',
      file: { name: 'Trích lục khai sinh', file: { address: first.of }, signatures: [] },
    })
    expect(mine.files[2]?.file).toBeNull()
    expect(mine.more).toBe(false)
    expect(await awaiting(KHOA, 2)).toMatchObject({ more: true })
    expect((await awaiting(HOA)).files.map(({ row }) => row.id)).toEqual([other.dossier])
    expect((await awaiting(THU)).files).toEqual([])
    expect(await counts(KHOA)).toMatchObject({ toSign: 3 })

    await own.desk.act(second.dossier, { act: 'approve', note: '' }, KHOA)
    own.note(await own.signature(first.dossier, first.signed, 'approval', { holder: 'khoa' }), KHOA)
    expect((await awaiting(KHOA)).files.map(({ row }) => row.id)).toEqual([second.dossier, bare])
    const toIssue = await awaiting(THU)
    expect(toIssue.files).toMatchObject([
      {
        row: { id: first.dossier },
        kind: 'issue',
        submittedBy: KHOA.name,
        file: { signatures: [{ kind: 'approval' }] },
      },
    ])
    expect(await counts(THU)).toMatchObject({ toSign: 1, awaitingSignature: 2 })
    expect(await counts(KHOA)).toMatchObject({ toSign: 2, awaitingSignature: 1 })

    own.note(await own.signature(first.dossier, first.signed, 'issue', { holder: 'agency' }), THU)
    expect((await awaiting(THU)).files).toEqual([])
    expect(await counts(THU)).toMatchObject({ toSign: 0, awaitingSignature: 1 })
  })

  test('is a queue that who issues sees more of, also while searching in it', async () => {
    const { dossier } = await own.approved()
    const paperless = await own.submitted(KHOA)
    await own.desk.act(paperless.dossier, { act: 'approve', note: '' }, KHOA)
    await own.desk.act(paperless.dossier, { act: 'sign', note: 'Ký giấy' }, KHOA)
    own.desk.room.catchUpSearch()
    for (const text of ['', 'dao']) {
      const ofAgency = await own.desk.search({ queue: 'awaiting-signature', text }, THU)
      expect(ofAgency.rows.map(({ id }) => id)).toEqual([dossier])
      expect((await own.desk.search({ queue: 'awaiting-signature', text }, KHOA)).rows).toEqual([])
    }
  })
})
