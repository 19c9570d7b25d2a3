import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createKeys } from '../../../../main/core/signing/keys.ts'
import type { TokensOptions } from '../../../../main/core/signing/tokens/index.ts'
import type { SigningRun } from '../../../../shared/contract/index.ts'
import { makeDocument } from '../../../pades/documents.ts'
import { Judges } from '../../../pades/judges.ts'
import { trustOf } from '../../../pades/trust.ts'
import type { TestCertificate } from '../../../token/authority.ts'
import { layTokenBench, type TokenBench } from '../../../token/bench.ts'
import { buildProxy, TokenProxy } from '../../../token/proxy.ts'
import { USER_PIN } from '../../../token/soft-tokens.ts'
import { startTokens } from '../token-process.ts'
import { RunDesk, type RunDeskOptions } from './run-desk.ts'

const WRONG = '111111'

let bench: TokenBench
let proxy: TokenProxy
let judges: Judges
let contents: readonly Buffer[]
let content: Buffer
beforeAll(async () => {
  bench = await layTokenBench()
  proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
  judges = await Judges.summon(bench)
  contents = await Promise.all([1, 2, 3, 4].map((number) => makeDocument({ words: `SO ${number}` })))
  content = await makeDocument()
}, 180_000)
afterAll(() => {
  judges?.dismiss()
  bench?.close()
})

const desks: RunDesk[] = []
afterEach(() => {
  for (const desk of desks.splice(0)) desk.leave()
  proxy.heal()
})

async function openDesk(more: Partial<RunDeskOptions> = {}, tokensMore: Partial<TokensOptions> = {}): Promise<RunDesk> {
  const environment = { ...bench.softTokens.environment, ...proxy.environment }
  const { tokens } = startTokens([proxy.library], environment, tokensMore)
  const { leaderRsa, leaderP256, agency } = bench.certificates
  const desk = await RunDesk.open({
    keys: createKeys({ tokens: () => Promise.resolve(tokens), hasModules: () => true }),
    registered: [
      { certificate: leaderRsa, owner: 'officer' },
      { certificate: leaderP256, owner: 'officer' },
      { certificate: agency, owner: 'agency' },
    ],
    ...more,
  })
  desks.push(desk)
  return desk
}

const leader = (certificate: TestCertificate = bench.certificates.leaderRsa) => ({
  token: bench.leader.serial,
  certificate,
})
const agency = () => ({ token: bench.agency.serial, certificate: bench.certificates.agency })
const states = ({ items }: SigningRun) => items.map(({ state }) => state)
const logins = () => proxy.calls('C_Login')

async function judged(pdf: Buffer, count: number): Promise<void> {
  expect(await judges.pdfsig(pdf)).toEqual(
    Array.from({ length: count }, (_, index) => ({
      signature: 'Signature is Valid.',
      certificate: 'Certificate is Trusted.',
      isWhole: index === count - 1,
    })),
  )
  expect(await judges.openssl(pdf)).toBe(count)
  expect(await judges.qpdf(pdf)).toContain('No syntax or stream encoding errors found')
}

describe('a run', () => {
  it('signs many files under one PIN, each with its event, and stamps them where an authority answers', async () => {
    const desk = await openDesk({ trust: trustOf(bench, bench.certificates.agency) })
    const files = await desk.lay(Array.from({ length: 25 }, (_, index) => contents[index % 4] ?? content))
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    const asked = await desk.until(run, ({ state }) => state === 'asking-pin')
    expect(asked).toMatchObject({ pin: 'ok', pinEachTime: false, owner: 'officer', isTraining: false })
    await desk.type(run, USER_PIN)
    const done = await desk.rest(run)
    expect(done).toMatchObject({ state: 'ended', failure: null })
    expect(done.items.map(({ state, level }) => [state, level])).toEqual(files.map(() => ['signed', 'B-T']))
    expect(logins()).toBe(1)
    expect(proxy.calls('C_Logout')).toBeGreaterThan(0)
    expect(new Set(desk.dossiersChanged)).toEqual(new Set(files.map(({ dossier }) => dossier)))
    for (const file of files) expect(desk.book.signatures(file.dossier, file.signed)).toHaveLength(1)
    for (const file of files.slice(0, 3)) await judged(await desk.content(file), 1)
    expect(desk.reported).toEqual([])
  })

  it('adds to what others signed: three signatures by two tokens stay valid', async () => {
    // The agency's token holds no issuer: that comes from the trust list.
    const issuer = { name: 'CA', certificate: bench.authority.certificateOf('issuer').toString('base64') }
    const trust = trustOf(bench, bench.certificates.agency, { intermediates: [issuer] })
    const desk = await openDesk({ trust })
    const file = await desk.layOne(content, { kind: 'document', document: '01932f00-0000-7000-8000-0000000000d1' })
    const ways = [
      ['approval', leader()],
      ['issue', agency()],
      ['digitized', leader(bench.certificates.leaderP256)],
    ] as const
    for (const [kind, key] of ways) {
      const run = desk.start([desk.wishFor(file)], kind, key)
      await desk.type(run, USER_PIN)
      expect(states(await desk.rest(run))).toEqual(['signed'])
    }
    await judged(await desk.content(file), 3)
    expect(logins()).toBe(3)
  })

  it('leaves out what cannot be signed, and signs the others', async () => {
    const desk = await openDesk()
    const broken = Buffer.from('%PDF-1.7\nnothing of a PDF follows')
    const wishes = (await desk.lay([content, broken, content])).map(({ wish }) => wish)
    const gone = { ...(await desk.layOne(content)).wish, of: 'f'.repeat(64) }
    const run = desk.start([...wishes, gone], 'digitized', leader())
    await desk.type(run, USER_PIN)
    const done = await desk.rest(run)
    expect(done.items.map(({ state, failure }) => [state, failure?.code])).toEqual([
      ['signed', undefined],
      ['failed', 'signing.pdf-damaged'],
      ['signed', undefined],
      ['failed', 'signing.file-changed'],
    ])
    expect(done.state).toBe('ended')
  })

  it('stops before the next file when it is told to, and signs nothing after', async () => {
    const desk = await openDesk()
    proxy.set({ slow: 'C_Sign:300' })
    const files = await desk.lay(contents)
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, USER_PIN)
    await desk.until(run, (view) => states(view).includes('signed'))
    desk.room.handlers['signing.stop']({ run }, desk.caller)
    const done = await desk.rest(run)
    expect(done).toMatchObject({ state: 'ended', failure: null })
    expect(states(done)).toContain('stopped')
    const signed = states(done).filter((state) => state === 'signed').length
    expect(files.flatMap((file) => desk.book.signatures(file.dossier, file.signed))).toHaveLength(signed)
    expect(proxy.calls('C_Logout')).toBeGreaterThan(0)
  })

  it('refuses a certificate that the checks find at fault, before anybody types', async () => {
    const desk = await openDesk()
    desk.faults = ['revoked']
    const { wish } = await desk.layOne(content)
    const run = desk.start([wish], 'digitized', leader())
    expect(await desk.rest(run)).toMatchObject({
      state: 'ended',
      failure: { code: 'signing.certificate-refused', details: { fault: 'revoked' } },
      items: [{ state: 'stopped' }],
    })
    expect(logins()).toBe(0)
  })

  it('is begun once, is nobody else’s, and keeps its token to itself', async () => {
    const desk = await openDesk()
    const [one, other] = (await desk.lay(contents)).map(({ wish }) => [wish])
    const run = desk.start(one ?? [], 'digitized', leader())
    desk.start(one ?? [], 'digitized', leader(), run)
    expect(() => desk.start(one ?? [], 'copy', agency(), run)).toThrow(
      expect.objectContaining({ code: 'signing.other-run' }),
    )
    expect(() => desk.start(other ?? [], 'digitized', leader(bench.certificates.leaderP256))).toThrow(
      expect.objectContaining({ code: 'signing.token-busy' }),
    )
    // An officer's certificate issues nothing.
    expect(() => desk.start(other ?? [], 'issue', leader())).toThrow(
      expect.objectContaining({ code: 'signing.certificate-not-yours' }),
    )
    const stranger = { ...desk.caller, officer: { ...desk.caller.officer, id: '01932f00-0000-7000-8000-0000000000ff' } }
    for (const call of ['signing.run', 'signing.stop'] as const) {
      expect(() => desk.room.handlers[call]({ run }, stranger)).toThrow(
        expect.objectContaining({ code: 'signing.unknown-run' }),
      )
    }
    await desk.type(run, USER_PIN)
    expect(states(await desk.rest(run))).toEqual(['signed'])
    expect(desk.room.handlers['signing.runs']({}, desk.caller)).toMatchObject({ runs: [{ id: run, state: 'ended' }] })
    expect(() => desk.room.handlers['signing.give-pin']({ run, pin: Buffer.from(USER_PIN) }, desk.caller)).toThrow(
      expect.objectContaining({ code: 'signing.pin-not-asked' }),
    )
  })
})

describe('the PIN of a run', () => {
  it('is asked for again after a mistake, with the warning of the token, and tried once for each time it was typed', async () => {
    proxy.set({ tries: 3 })
    const desk = await openDesk()
    const files = await desk.lay(contents.slice(0, 2))
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, WRONG)
    const second = await desk.until(run, ({ state, failure }) => state === 'asking-pin' && failure !== null)
    expect(second).toMatchObject({ pin: 'count-low', failure: { code: 'signing.pin-few-tries' } })
    expect(logins()).toBe(1)
    await desk.type(run, USER_PIN)
    const done = await desk.rest(run)
    expect(done).toMatchObject({ state: 'ended', failure: null })
    expect(states(done)).toEqual(['signed', 'signed'])
    expect(logins()).toBe(2)
  })

  it('that was locked interrupts the run, and is not asked for any more', async () => {
    proxy.set({ tries: 3 })
    proxy.setTries(1)
    const desk = await openDesk()
    const files = await desk.lay(contents.slice(0, 1))
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    expect(await desk.until(run, ({ state }) => state === 'asking-pin')).toMatchObject({ pin: 'final-try' })
    await desk.type(run, WRONG)
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.pin-locked' } })
    desk.goOn(run, bench.leader.serial)
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.pin-locked' } })
    expect(logins()).toBe(1)
  })

  it('is asked for every file where the key wants that; a mistake costs that try and no file', async () => {
    proxy.set({ always: USER_PIN, tries: 5 })
    const desk = await openDesk()
    const files = await desk.lay(contents.slice(0, 3))
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, USER_PIN)
    for (const pin of [USER_PIN, WRONG, USER_PIN, USER_PIN]) {
      const view = await desk.until(run, ({ state, pinEachTime }) => state === 'asking-pin' && pinEachTime)
      expect(view.items.filter(({ state }) => state === 'signing')).toHaveLength(1)
      await desk.type(run, pin)
    }
    const done = await desk.rest(run)
    expect(states(done)).toEqual(['signed', 'signed', 'signed'])
    expect(proxy.calls('C_Login user=1')).toBe(1)
    expect(proxy.calls('C_Login user=2')).toBe(4)
  })

  it('is typed at the reader where that has keys, and a mistake there is not tried again by the program', async () => {
    proxy.set({ 'pin-pad': WRONG })
    const desk = await openDesk()
    const files = await desk.lay(contents.slice(0, 2))
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.until(run, ({ state }) => state === 'at-reader')
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.pin-few-tries' } })
    expect(logins()).toBe(1)
    proxy.set({ 'pin-pad': USER_PIN })
    desk.goOn(run, bench.leader.serial)
    expect(states(await desk.rest(run))).toEqual(['signed', 'signed'])
    expect(logins()).toBe(2)
  })

  it('that nobody types closes the question, and the officer who leaves or locks the screen as well', async () => {
    const desk = await openDesk({ answerWithinMs: 50 })
    const files = await desk.lay(contents.slice(0, 1))
    const wishes = files.map(({ wish }) => wish)
    const unanswered = desk.start(wishes, 'digitized', leader())
    expect(await desk.rest(unanswered)).toMatchObject({
      state: 'interrupted',
      failure: { code: 'signing.pin-unanswered' },
      items: [{ state: 'waiting' }],
    })
    const patient = await openDesk()
    const { wish } = await patient.layOne(content)
    const locked = patient.start([wish], 'digitized', leader())
    await patient.until(locked, ({ state }) => state === 'asking-pin')
    patient.seat = 'locked'
    patient.room.seatsChanged()
    expect(await patient.rest(locked)).toMatchObject({
      state: 'interrupted',
      failure: { code: 'signing.officer-away' },
    })
    expect(logins()).toBe(0)
    patient.seat = 'here'
    patient.goOn(locked, bench.leader.serial)
    await patient.type(locked, USER_PIN)
    expect(states(await patient.rest(locked))).toEqual(['signed'])
  })

  it('is not needed twice while the screen is locked, but nothing is signed for who signed out', async () => {
    const desk = await openDesk()
    proxy.set({ slow: 'C_Sign:300' })
    const files = await desk.lay(contents)
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, USER_PIN)
    await desk.until(run, (view) => states(view).includes('signed'))
    desk.seat = 'locked'
    desk.room.seatsChanged()
    await desk.until(run, (view) => states(view).filter((state) => state === 'signed').length >= 2)
    desk.seat = 'gone'
    desk.room.seatsChanged()
    const rested = await desk.rest(run)
    expect(rested).toMatchObject({ state: 'interrupted', failure: { code: 'signing.officer-away' } })
    expect(states(rested)).toContain('waiting')
    expect(proxy.calls('C_Logout')).toBeGreaterThan(0)
  })
})

describe('a token that goes in the middle of a run', () => {
  it.each([
    ['is pulled out', { 'remove-after-signs': 2 }, 'signing.token-gone'],
    ['crashes', { crash: 'C_Sign' }, 'signing.token-crashed'],
    ['hangs', { hang: 'C_Sign' }, 'signing.token-slow'],
  ] as const)('because it %s leaves what is signed, and the rest is signed once it is back', async (_, fault, code) => {
    const desk = await openDesk({}, { limits: { sign: 1_500 } })
    proxy.set('remove-after-signs' in fault ? fault : { slow: 'C_Sign:200' })
    const files = await desk.lay(contents)
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, USER_PIN)
    if (!('remove-after-signs' in fault)) {
      await desk.until(run, (view) => states(view).includes('signed'))
      proxy.set(fault)
    }
    const rested = await desk.rest(run)
    expect(rested).toMatchObject({ state: 'interrupted', failure: { code } })
    const before = states(rested).filter((state) => state === 'signed').length
    expect(before).toBeGreaterThan(0)
    expect(states(rested).filter((state) => state === 'waiting')).toHaveLength(contents.length - before)
    expect(logins()).toBe(1)

    proxy.set({})
    desk.goOn(run, bench.leader.serial)
    await desk.type(run, USER_PIN)
    expect(states(await desk.rest(run))).toEqual(['signed', 'signed', 'signed', 'signed'])
    expect(logins()).toBe(2)
    for (const file of files) {
      expect(desk.book.signatures(file.dossier, file.signed)).toHaveLength(1)
      expect(await judges.openssl(await desk.content(file))).toBe(1)
    }
  })

  it('cannot be gone on with while another one is plugged in', async () => {
    const desk = await openDesk()
    const { wish } = await desk.layOne(content)
    const run = desk.start([wish], 'digitized', { ...leader(), token: 'another' })
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.no-token' } })
    desk.goOn(run, bench.agency.serial)
    expect(await desk.rest(run)).toMatchObject({ state: 'interrupted', failure: { code: 'signing.no-certificate' } })
    desk.goOn(run, bench.leader.serial)
    await desk.type(run, USER_PIN)
    expect(states(await desk.rest(run))).toEqual(['signed'])
    expect(logins()).toBe(1)
  })

  it('signs the others when it refuses one in its own way, and is left alone when it refuses the next as well', async () => {
    const desk = await openDesk()
    proxy.set({ fail: 'C_Sign:0x54' })
    const files = await desk.lay(contents)
    const run = desk.start(
      files.map(({ wish }) => wish),
      'digitized',
      leader(),
    )
    await desk.type(run, USER_PIN)
    const rested = await desk.rest(run)
    expect(rested).toMatchObject({ state: 'interrupted', failure: { code: 'signing.token-failed' } })
    expect(states(rested)).toEqual(['failed', 'waiting', 'waiting', 'waiting'])
  })
})
