import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallInput, RunWish, SigningRun } from '../../../shared/contract/index.ts'
import type { SigningKind } from '../../../shared/signing/index.ts'
import { drawInks, makeDocument } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { signTrustList, trustListOf } from '../../pades/trust.ts'
import { layTokenBench, type TokenBench } from '../../token/bench.ts'
import { buildProxy, TokenProxy } from '../../token/proxy.ts'
import { USER_PIN } from '../../token/soft-tokens.ts'
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

/** The whole core behind its gate, with real tokens, the authority's responders and nothing made up. */
describe('the way of a signature', () => {
  let bench: TokenBench
  let proxy: TokenProxy
  let judges: Judges
  let desk: RealDesk
  let chief: string

  beforeAll(async () => {
    bench = await layTokenBench()
    proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
    judges = await Judges.summon(bench)
    desk = await RealDesk.open(Date.now(), undefined, {
      environment: { ...bench.softTokens.environment, ...proxy.environment },
      trustAuthority: readFileSync(bench.authority.rootFile, 'utf8'),
    })
    await desk.found()
    chief = (await desk.get('officers.list', {}))[0]?.id ?? ''
    await setUp()
  }, 180_000)
  afterAll(() => {
    desk?.leave()
    judges?.dismiss()
    bench?.close()
  })

  const leader = () => ({ token: bench.leader.serial, certificate: fingerprintOf(bench.certificates.leaderRsa) })
  const agency = () => ({ token: bench.agency.serial, certificate: fingerprintOf(bench.certificates.agency) })

  async function setUp(): Promise<void> {
    await desk.get('officers.add', IT)
    const secret = { kind: 'passphrase' as const, passphrase: IT.passphrase }
    await desk.get('session.open', { login: IT.login, secret }, 2)
    await desk.get('signing.set-settings', { modules: [proxy.library], service: null }, 2)
    const issuer = { name: 'CA', certificate: bench.authority.certificateOf('issuer').toString('base64') }
    const list = trustListOf(bench, { intermediates: [issuer] })
    const signed = signTrustList(list, bench.certificates.agency, bench.authority)
    await desk.get('signing.take-trust-list', { text: JSON.stringify(signed) })
    await desk.get('signing.register-certificate', { ...leader(), owner: { kind: 'officer', officer: chief } })
    await desk.get('signing.register-certificate', { ...agency(), owner: { kind: 'agency', officers: [chief] } })
    const { signature, seal } = await drawInks()
    await desk.get('signing.set-picture', { officer: chief, content: new Uint8Array(signature) })
    await desk.get('signing.set-picture', { officer: null, content: new Uint8Array(seal) })
  }

  /** A dossier whose draft result waits for the leader. */
  async function submitted(): Promise<{ readonly dossier: string; readonly document: string }> {
    const { id: dossier } = await desk.get('dossiers.accept', reception())
    const document = v7()
    const act = async (input: { readonly act: 'take-over' } | { readonly act: 'submit'; readonly to: string }) => {
      const { revision } = await desk.get('dossiers.view', { id: dossier })
      await desk.get('dossiers.act', { ...input, dossier, revision, note: '' })
    }
    await act({ act: 'take-over' })
    const content = new Uint8Array(await makeDocument({ words: 'NGUYEN THI LAN' }))
    await desk.get('signing.lay-document', { dossier, document, role: 'result', name: 'Trích lục khai sinh', content })
    await act({ act: 'submit', to: chief })
    return { dossier, document }
  }

  async function awaiting(kind: SigningKind): Promise<RunWish[]> {
    const { files } = await desk.get('signing.awaiting', { limit: 100 })
    return files.flatMap(({ row, revision, kind: theirs, file }) => {
      if (theirs !== kind || file === null) return []
      return [{ dossier: row.id, revision, signed: file.signed, of: file.file.address, place: null }]
    })
  }

  async function sign(
    kind: SigningKind,
    key: { readonly token: string; readonly certificate: string },
    items: RunWish[],
  ): Promise<SigningRun> {
    const run = v7()
    await desk.get('signing.start', { run, kind, ...key, items })
    const reached = (state: SigningRun['state']) =>
      desk.until(async () => {
        const view = await desk.get('signing.run', { run })
        return view.state === state || view.state === 'ended' || view.state === 'interrupted' ? view : undefined
      })
    await reached('asking-pin')
    await desk.get('signing.give-pin', { run, pin: Buffer.from(USER_PIN) })
    return reached('ended')
  }

  it('leads from the draft to the issued result, by the leader’s and the agency’s token, and every judge agrees', async () => {
    const { certificate, token } = leader()
    expect(await desk.get('signing.check', { token, certificate })).toMatchObject({
      faults: [],
      standing: { state: 'good' },
      owner: 'officer',
    })
    const made = [await submitted(), await submitted(), await submitted()]
    const toApprove = await awaiting('approval')
    expect(toApprove.map(({ dossier }) => dossier).sort()).toEqual(made.map(({ dossier }) => dossier).sort())
    const approved = await sign('approval', leader(), toApprove)
    expect(approved).toMatchObject({ state: 'ended', failure: null })
    expect(approved.items.map(({ state, level, name }) => [state, level, name])).toEqual(
      made.map(() => ['signed', 'B-T', 'Trích lục khai sinh']),
    )
    for (const { dossier } of made) expect((await desk.get('dossiers.view', { id: dossier })).row.state).toBe('signed')

    const toIssue = await awaiting('issue')
    expect(toIssue).toHaveLength(3)
    expect(await awaiting('approval')).toEqual([])
    const issued = await sign('issue', agency(), toIssue)
    expect(issued.items.map(({ state }) => state)).toEqual(['signed', 'signed', 'signed'])
    expect(await awaiting('issue')).toEqual([])
    expect(proxy.calls('C_Login')).toBe(2)

    for (const { dossier, document } of made) {
      expect((await desk.get('dossiers.view', { id: dossier })).row.state).toBe('done')
      const { files } = await desk.get('signing.files', { dossier })
      const result = files.find(({ signed }) => signed.kind === 'document' && signed.document === document)
      expect(result?.signatures.map(({ kind }) => kind)).toEqual(['approval', 'issue'])
      const address = result?.file.address ?? ''
      const { content } = await desk.get('papers.read', { dossier, address })
      const pdf = Buffer.from(content)
      expect(await judges.pdfsig(pdf)).toMatchObject([
        { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.', isWhole: false },
        { signature: 'Signature is Valid.', certificate: 'Certificate is Trusted.', isWhole: true },
      ])
      expect(await judges.openssl(pdf)).toBe(2)
      expect(await judges.qpdf(pdf)).toContain('No syntax or stream encoding errors found')
      const { report } = await desk.get('signing.verify', { dossier, address })
      expect(report.signatures.map(({ verdict }) => verdict)).toEqual(['valid', 'valid'])
    }
    expect(desk.reported).toEqual([])
  })

  it('signs no page that grew stale, and nothing for who locked the screen', async () => {
    const { dossier } = await submitted()
    const stale = (await awaiting('approval')).map((wish) => ({ ...wish, revision: 1 }))
    const refused = v7()
    const key = leader()
    await desk.get('signing.start', { run: refused, kind: 'approval', ...key, items: stale })
    const view = await desk.until(async () => {
      const seen = await desk.get('signing.run', { run: refused })
      return seen.state === 'ended' ? seen : undefined
    })
    expect(view.items.map(({ state, failure }) => [state, failure?.code])).toEqual([
      ['failed', 'dossiers.changed-meanwhile'],
    ])

    const run = v7()
    const logins = proxy.calls('C_Login')
    await desk.get('signing.start', { run, kind: 'approval', ...key, items: await awaiting('approval') })
    await desk.until(async () => ((await desk.get('signing.run', { run })).state === 'asking-pin' ? true : undefined))
    await desk.get('session.lock', {})
    await desk.get('session.unlock', { pin: '4826' })
    const rested = await desk.until(async () => {
      const seen = await desk.get('signing.run', { run })
      return seen.state === 'interrupted' ? seen : undefined
    })
    expect(rested.failure?.code).toBe('signing.officer-away')
    expect(proxy.calls('C_Login')).toBe(logins)
    await desk.get('signing.go-on', { run, token: key.token })
    await desk.until(async () => ((await desk.get('signing.run', { run })).state === 'asking-pin' ? true : undefined))
    await desk.get('signing.give-pin', { run, pin: null })
    const declined = await desk.until(async () => {
      const seen = await desk.get('signing.run', { run })
      return seen.state === 'ended' ? seen : undefined
    })
    expect(declined).toMatchObject({ failure: { code: 'signing.pin-declined' }, items: [{ state: 'stopped' }] })
    expect((await awaiting('approval')).map((file) => file.dossier)).toEqual([dossier])
  })
})
