import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { coreContract } from '../../../shared/contract/contract.ts'
import { SigningRun } from '../../../shared/contract/index.ts'
import { OfficerView } from '../../../shared/contract/people.ts'
import { makeDocument } from '../../pades/documents.ts'
import { Judges } from '../../pades/judges.ts'
import { signTrustList, trustListOf } from '../../pades/trust.ts'
import { layTokenBench, type TokenBench } from '../../token/bench.ts'
import { buildProxy, TokenProxy } from '../../token/proxy.ts'
import { USER_PIN } from '../../token/soft-tokens.ts'
import { reception } from '../dossiers/dossier-desk.ts'
import { COMMUNE, DeskProcess, LAN, type TestScreen } from '../host/desk-process.ts'
import { fingerprintOf } from './runs/run-desk.ts'

const IT = {
  name: 'Phạm Quốc Huy',
  login: 'huy',
  position: 'Công nghệ thông tin',
  roles: ['it' as const],
  passphrase: 'sóng biển chiều hè',
  pin: '730218',
}

let bench: TokenBench
let proxy: TokenProxy
let judges: Judges
beforeAll(async () => {
  bench = await layTokenBench()
  proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
  judges = await Judges.summon(bench)
}, 180_000)
afterAll(() => {
  judges?.dismiss()
  bench?.close()
})

/** A desk with the agency's certificate registered, and a dossier with documents that go with its result. */
async function setUp(desk: DeskProcess, screen: TestScreen, documents: readonly string[]): Promise<string> {
  await screen.ask('desk.found', { desk: COMMUNE, officer: LAN })
  await screen.ask('officers.add', IT)
  const second = desk.seat(2)
  const secret = { kind: 'passphrase' as const, passphrase: IT.passphrase }
  await second.ask('session.open', { login: IT.login, secret })
  await second.ask('signing.set-settings', { modules: [proxy.library], service: null })
  const issuer = { name: 'CA', certificate: bench.authority.certificateOf('issuer').toString('base64') }
  const list = signTrustList(
    trustListOf(bench, { intermediates: [issuer] }),
    bench.certificates.agency,
    bench.authority,
  )
  await screen.ask('signing.take-trust-list', { text: JSON.stringify(list) })
  const officers = OfficerView.array().parse(await screen.ask('officers.list', {}))
  const users = officers.filter(({ login }) => login === LAN.login).map(({ id }) => id)
  const owner = { kind: 'agency' as const, officers: users }
  await screen.ask('signing.register-certificate', { ...agency(), owner })
  const { id: dossier, ...rest } = reception()
  await screen.ask('dossiers.accept', { id: dossier, ...rest })
  const content = new Uint8Array(await makeDocument())
  for (const document of documents) {
    await screen.ask('signing.lay-document', { dossier, document, role: 'attachment', name: 'Phụ lục', content })
  }
  return dossier
}

const agency = () => ({ token: bench.agency.serial, certificate: fingerprintOf(bench.certificates.agency) })

async function filesOf(screen: TestScreen, dossier: string) {
  const answer = await screen.ask('signing.files', { dossier })
  const { files } = coreContract['signing.files'].output.parse(answer)
  return files.filter(({ signed }) => signed.kind === 'document')
}

/** Waits until a run is so, asking anew whenever the core tells of anything. */
async function until(screen: TestScreen, run: string, isSo: (view: SigningRun) => boolean): Promise<SigningRun> {
  for (;;) {
    const heard = screen.pushes.filter(({ name }) => name === 'signing.changed').length
    const view = SigningRun.parse(await screen.ask('signing.run', { run }))
    if (isSo(view)) return view
    await screen.heard('signing.changed', heard)
  }
}

it('goes on after the core was killed in the middle of a run, and signs nothing twice', async () => {
  const environment = { ...bench.softTokens.environment, ...proxy.environment }
  const trustAuthority = readFileSync(bench.authority.rootFile, 'utf8')
  const desk = await DeskProcess.start({ environment, trustAuthority })
  const screen = desk.seat(1)
  const documents = Array.from({ length: 5 }, () => v7())
  const dossier = await setUp(desk, screen, documents)
  const items = (await filesOf(screen, dossier)).map(({ signed, file }) => ({
    dossier,
    revision: null,
    signed,
    of: file.address,
    place: null,
  }))
  expect(items).toHaveLength(5)
  const run = v7()
  proxy.set({ slow: 'C_Sign:1500' })
  await screen.ask('signing.start', { run, kind: 'attachment', ...agency(), items })
  await until(screen, run, ({ state }) => state === 'asking-pin')
  await screen.ask('signing.give-pin', { run, pin: new Uint8Array(Buffer.from(USER_PIN)) })
  await until(screen, run, (view) => view.items.some(({ state }) => state === 'signed'))
  desk.kill()
  proxy.set({})
  await screen.heard('core.back')

  const found = SigningRun.parse(await screen.ask('signing.run', { run }))
  expect(found).toMatchObject({ state: 'interrupted', failure: { code: 'signing.interrupted' } })
  const before = found.items.filter(({ state }) => state === 'signed').length
  expect(before).toBeGreaterThan(0)
  const kept = await filesOf(screen, dossier)
  expect(kept.filter(({ signatures }) => signatures.length === 1)).toHaveLength(before)

  await screen.ask('signing.go-on', { run, token: agency().token })
  await until(screen, run, ({ state }) => state === 'asking-pin')
  await screen.ask('signing.give-pin', { run, pin: new Uint8Array(Buffer.from(USER_PIN)) })
  const done = await until(screen, run, ({ state }) => state === 'ended')
  expect(done.items.map(({ state }) => state)).toEqual(documents.map(() => 'signed'))
  for (const { signatures, file } of await filesOf(screen, dossier)) {
    expect(signatures.map(({ kind }) => kind)).toEqual(['attachment'])
    const read = await screen.ask('papers.read', { dossier, address: file.address })
    const { content } = coreContract['papers.read'].output.parse(read)
    expect(await judges.openssl(Buffer.from(content))).toBe(1)
  }
  // One login for each time that somebody typed.
  expect(proxy.calls('C_Login')).toBe(2)
}, 120_000)
