import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PdfSigner } from '../../../main/core/signing/pades/signing/sign.ts'
import type { CallInput, HistoryLine } from '../../../shared/contract/index.ts'
import { makeDocument } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { softwareKey } from '../../pades/software-key.ts'
import { signTrustList, trustListOf } from '../../pades/trust.ts'
import { MockService } from '../../signing-service/mock-service.ts'
import { LEADER, layTokenBench, type TokenBench } from '../../token/bench.ts'
import { RealDesk } from '../bad-input/real-desk.ts'
import { reception } from '../dossiers/dossier-desk.ts'
import { fingerprintOf } from './runs/run-desk.ts'

const IT: CallInput<'officers.add'> = {
  name: 'Phạm Quốc Huy',
  login: 'huy',
  position: 'Công nghệ thông tin',
  roles: ['it'],
  passphrase: 'sóng biển chiều hè',
  pin: '730218',
}
const IT_SCREEN = 2

/** The whole core behind its gate: signatures that were made elsewhere, by others or by the local service. */
describe('signatures from outside', () => {
  let bench: TokenBench
  let service: MockService
  let strangers: MockService
  let desk: RealDesk
  let chief: string

  beforeAll(async () => {
    bench = await layTokenBench()
    const issuers = [bench.authority.certificateOf('issuer')]
    const { wrongPurpose, leaderRsa, agency } = bench.certificates
    service = await MockService.start(wrongPurpose, leaderRsa, issuers)
    strangers = await MockService.start(wrongPurpose, agency, issuers)
    desk = await RealDesk.open(Date.now(), undefined, {
      environment: bench.softTokens.environment,
      trustAuthority: readFileSync(bench.authority.rootFile, 'utf8'),
    })
    await desk.found()
    chief = (await desk.get('officers.list', {}))[0]?.id ?? ''
    await desk.get('officers.add', IT)
    const secret = { kind: 'passphrase' as const, passphrase: IT.passphrase }
    await desk.get('session.open', { login: IT.login, secret }, IT_SCREEN)
  }, 180_000)
  afterAll(() => {
    desk?.leave()
    service?.stop()
    strangers?.stop()
    bench?.close()
  })
  beforeEach(() => {
    service.behaviour = 'sign'
  })

  const offer = (address: string | null, modules: readonly string[] = []) =>
    desk.get('signing.set-settings', { modules: [...modules], service: address }, IT_SCREEN)

  async function believe(): Promise<void> {
    const list = signTrustList(trustListOf(bench), bench.certificates.agency, bench.authority)
    await desk.get('signing.take-trust-list', { text: JSON.stringify(list) })
  }

  /** A dossier with a document that is to be signed as an attachment. */
  async function laid(
    content: Buffer,
  ): Promise<Pick<CallInput<'signing.sign-by-service'>, 'dossier' | 'signed' | 'of'>> {
    const { id: dossier } = await desk.get('dossiers.accept', reception())
    const document = v7()
    const name = 'Công văn trả lời xác minh'
    await desk.get('signing.lay-document', {
      dossier,
      document,
      role: 'incoming',
      name,
      content: new Uint8Array(content),
    })
    const { files } = await desk.get('signing.files', { dossier })
    const of = files.find(({ signed }) => signed.kind === 'document')?.file.address ?? ''
    return { dossier, signed: { kind: 'document', document }, of }
  }

  async function byLeader(pdf: Buffer): Promise<Buffer> {
    const key = softwareKey(bench.certificates.leaderRsa, [bench.authority.certificateOf('issuer')])
    const signer = new PdfSigner(key, { key: 'rsa', padding: 'pkcs1', hash: 'sha256' })
    return (await signer.sign(pdf, { at: new Date(), reason: 'Trả lời xác minh' })).bytes
  }

  const history = async (dossier: string): Promise<readonly HistoryLine[]> =>
    (await desk.get('dossiers.view', { id: dossier })).history

  it('are told of, and kept as evidence when something new was found', async () => {
    const { dossier, of: address } = await laid(await byLeader(await makeDocument()))
    const verified = async () => (await history(dossier)).filter(({ type }) => type === 'dossier.file-verified')
    const first = await desk.get('signing.verify', { dossier, address })
    expect(first.report.signatures).toMatchObject([
      { verdict: 'unchecked', faults: [], standingNow: { why: 'no-trust-list' }, signer: { holder: LEADER } },
    ])
    await desk.get('signing.verify', { dossier, address })
    expect(await verified()).toMatchObject([{ details: { verdict: 'unchecked' } }])

    await believe()
    const then = await desk.get('signing.verify', { dossier, address })
    expect(then.report.signatures).toMatchObject([{ verdict: 'valid', standingNow: { state: 'good', source: 'ocsp' } }])
    expect((await verified()).map(({ details }) => details.verdict)).toEqual(['unchecked', 'valid'])
    expect(desk.reported).toEqual([])
  })

  it('of a file from anywhere are told of, and nothing of it is kept', async () => {
    await believe().catch(() => undefined)
    const content = new Uint8Array(await byLeader(await makeDocument()))
    const { report, print } = await desk.get('signing.verify-file', { name: 'công văn.pdf', content })
    expect(report.signatures).toMatchObject([{ verdict: 'valid', coversWholeFile: true }])
    const { ticket, html } = await desk.get('documents.prepare', {
      kind: 'signature-report',
      subject: print,
      paper: 'A4',
    })
    for (const said of ['công văn.pdf', LEADER, 'HỢP LỆ', 'không bị thu hồi, theo OCSP', 'Trả lời xác minh']) {
      expect(html).toContain(said)
    }
    expect(desk.page(ticket)).toBe(html)
    const wrong = new Uint8Array(content)
    wrong[60] = (wrong[60] ?? 0) ^ 1
    const bad = await desk.get('signing.verify-file', { name: 'sửa.pdf', content: wrong })
    expect(bad.report.state === 'unreadable' || bad.report.signatures[0]?.verdict === 'invalid').toBe(true)
    const nothing = await desk.get('signing.verify-file', { name: 'a.txt', content: Uint8Array.from([65, 66]) })
    expect(nothing.report.state).toBe('unreadable')
  })

  it('have no report any more once it was let go', async () => {
    const wish = { kind: 'signature-report' as const, subject: v7(), paper: 'A4' as const }
    expect(await desk.ask('documents.prepare', wish)).toEqual({ code: 'signing.report-gone' })
  })

  it('are asked of the local service only where it is switched on, at an address of this machine', async () => {
    await offer(null)
    const file = await laid(await makeDocument())
    const wish = { run: v7(), ...file, revision: null, kind: 'incoming' as const }
    expect(await desk.ask('signing.sign-by-service', wish)).toEqual({ code: 'signing.service-off' })
    expect((await desk.get('signing.tokens', {})).serviceOffered).toBe(false)
    const far = { modules: [], service: 'wss://10.0.0.5:8987' }
    expect(await desk.ask('signing.set-settings', far, IT_SCREEN)).toEqual({ code: 'signing.service-address' })
    await offer(service.address)
    expect((await desk.get('signing.tokens', {})).serviceOffered).toBe(true)
  })

  it('by the local service are kept when its certificate is the asker’s to use, once for what was asked once', async () => {
    await believe().catch(() => undefined)
    await offer(service.address, [bench.softTokens.module])
    const key = { token: bench.leader.serial, certificate: fingerprintOf(bench.certificates.leaderRsa) }
    const file = await laid(await makeDocument())
    const wish = { run: v7(), ...file, revision: null, kind: 'incoming' as const }
    const asked = service.asked.length
    // Nobody said yet whose certificate it is, or it is no agency's: then nobody is asked for a PIN.
    const refused = async (kind: 'incoming' | 'digitized') =>
      (await desk.ask('signing.sign-by-service', { ...wish, run: v7(), kind })).code
    expect(await refused('incoming')).toBe('signing.certificate-not-yours')
    await desk.get('signing.register-certificate', { ...key, owner: { kind: 'officer', officer: chief } })
    expect(await refused('incoming')).toBe('signing.certificate-not-yours')
    await desk.get('signing.register-certificate', { ...key, owner: { kind: 'agency', officers: [chief] } })
    expect(await refused('digitized')).toBe('signing.kind-not-fitting')
    expect(service.asked.length).toBe(asked)

    const [one, same] = await Promise.all([
      desk.get('signing.sign-by-service', wish),
      desk.get('signing.sign-by-service', wish),
    ])
    expect(same).toEqual(one)
    expect(await desk.get('signing.sign-by-service', wish)).toEqual(one)
    expect(service.asked.length).toBe(asked + 1)
    expect(one).toMatchObject({ level: 'B-B', certificate: { holder: LEADER } })
    const { files } = await desk.get('signing.files', { dossier: file.dossier })
    const [signed] = files.filter((each) => each.signed.kind === 'document')
    expect(signed?.signatures).toMatchObject([{ kind: 'incoming', holder: LEADER }])
    const { content } = await desk.get('papers.read', { dossier: file.dossier, address: one.file })
    const judges = await Judges.summon(bench)
    try {
      expect(await judges.openssl(Buffer.from(content))).toBe(1)
    } finally {
      judges.dismiss()
    }
    // A stamp follows what it signed as it follows everything else.
    const stamped = await desk.until(async () => {
      const now = (await desk.get('signing.files', { dossier: file.dossier })).files
      const found = now.find((each) => each.signed.kind === 'document')?.signatures[0]
      return found?.level === 'B-B' ? undefined : found
    })
    expect(['B-T', 'B-LT']).toContain(stamped.level)
    expect(desk.reported).toEqual([])
  })

  it('by the local service leave nothing behind when they are refused', async () => {
    await believe().catch(() => undefined)
    const file = await laid(await makeDocument())
    const wish = () => ({ run: v7(), ...file, revision: null, kind: 'incoming' as const })
    await offer(strangers.address)
    expect(await desk.ask('signing.sign-by-service', wish())).toEqual({ code: 'signing.certificate-not-yours' })
    await offer(service.address)
    service.behaviour = 'close-window'
    expect(await desk.ask('signing.sign-by-service', wish())).toEqual({ code: 'signing.service-refused' })
    service.behaviour = 'sign-twice'
    expect(await desk.ask('signing.sign-by-service', wish())).toEqual({ code: 'signing.service-bad-signature' })
    const other = { ...wish(), of: 'ab'.repeat(32) }
    expect(await desk.ask('signing.sign-by-service', other)).toEqual({ code: 'signing.file-changed' })
    const gone = { ...wish(), signed: { kind: 'document' as const, document: v7() } }
    expect(await desk.ask('signing.sign-by-service', gone)).toEqual({ code: 'signing.nothing-there' })
    const { files } = await desk.get('signing.files', { dossier: file.dossier })
    expect(files.filter((each) => each.signed.kind === 'document').map((each) => each.signatures)).toEqual([[]])
    expect(desk.reported).toEqual([])
  })

  it('by the local service come one at a time', async () => {
    await believe().catch(() => undefined)
    await offer(service.address)
    service.behaviour = 'silent'
    const file = await laid(await makeDocument())
    const asked = service.asked.length
    const first = desk.ask('signing.sign-by-service', { run: v7(), ...file, revision: null, kind: 'incoming' })
    await expect.poll(() => service.asked.length).toBe(asked + 1)
    const second = { run: v7(), ...file, revision: null, kind: 'incoming' as const }
    expect(await desk.ask('signing.sign-by-service', second)).toEqual({ code: 'signing.service-busy' })
    service.stop()
    expect(await first).toEqual({ code: 'signing.service-failed' })
  })

  it('with keys in files are made in a demonstration alone', async () => {
    const key = { content: Uint8Array.from([1]), password: Uint8Array.from([2]) }
    expect(await desk.ask('signing.open-training-key', key)).toEqual({ code: 'signing.training-not-allowed' })
    expect((await desk.get('signing.tokens', {})).trainingAllowed).toBe(false)
  })
})
