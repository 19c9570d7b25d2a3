import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { TokensOptions } from '../../../main/core/signing/tokens/index.ts'
import { layTokenBench, type TokenBench } from '../../token/bench.ts'
import { buildProxy, TokenProxy } from '../../token/proxy.ts'
import { USER_PIN } from '../../token/soft-tokens.ts'
import { choiceOf, digestOf, HOST, signsRightly, startTokens, Typist } from './token-process.ts'

let bench: TokenBench
let proxy: TokenProxy
beforeAll(async () => {
  bench = await layTokenBench()
  proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
}, 180_000)
afterAll(() => bench?.close())
afterEach(() => proxy.heal())

const start = (more: Partial<TokensOptions> = {}) =>
  startTokens([proxy.library], { ...bench.softTokens.environment, ...proxy.environment }, more)

/** The leader's key, and who types its PIN. */
const leader = () => choiceOf(bench.leader, bench.certificates.leaderRsa)
const typing = (...pins: readonly string[]) => new Typist(...pins).ask
const PKCS1 = { key: 'rsa', padding: 'pkcs1', hash: 'sha256' } as const
const WRONG = '111111'

/** Tries of a PIN that reached the token. */
const logins = () => proxy.calls('C_Login')

describe('a PIN', () => {
  it('is tried once for each time it is typed, and every warning of the token is told until it is locked', async () => {
    proxy.set({ tries: 3 })
    const { tokens } = start()
    const answers = []
    for (const pinTyped of [WRONG, WRONG, WRONG]) {
      const typist = new Typist(pinTyped)
      const refused = await tokens.open(leader(), typist.ask).catch((error: unknown) => error)
      answers.push([typist.questions[0]?.token.pin, refused])
    }
    expect(answers).toMatchObject([
      ['ok', { code: 'signing.pin-few-tries' }],
      ['count-low', { code: 'signing.pin-last-try' }],
      ['final-try', { code: 'signing.pin-locked' }],
    ])
    expect(logins()).toBe(3)

    // The right one is not even asked for.
    const typist = new Typist(USER_PIN)
    await expect(tokens.open(leader(), typist.ask)).rejects.toMatchObject({ code: 'signing.pin-locked' })
    expect(typist.questions).toEqual([])
    expect(logins()).toBe(3)
    expect((await tokens.look()).tokens.map(({ view }) => view.pin)).toContain('locked')
  })

  it('that a token without warnings refuses is simply wrong', async () => {
    // Many set none of the flags.
    proxy.set({ fail: 'C_Login:0xa0', tries: 99 })
    const { tokens } = start()
    await expect(tokens.open(leader(), typing(WRONG))).rejects.toMatchObject({ code: 'signing.pin-wrong' })
    expect(logins()).toBe(1)
  })

  it('that is right takes the warning back', async () => {
    proxy.set({ tries: 3 })
    proxy.setTries(1)
    const { tokens } = start()
    const typist = new Typist(USER_PIN)
    const key = await tokens.open(leader(), typist.ask)
    expect(typist.questions).toMatchObject([{ token: { pin: 'final-try' } }])
    expect(key.pin).toBe('ok')
    await key.close()
  })

  it('is not tried when the token warns of more than the officer was told', async () => {
    proxy.set({ tries: 3 })
    const { tokens } = start()
    const refused = tokens.open(leader(), () => {
      // Another program uses tries up while the officer types.
      proxy.setTries(1)
      return Promise.resolve(Buffer.from(USER_PIN))
    })
    await expect(refused).rejects.toMatchObject({ code: 'signing.pin-warning' })
    expect(logins()).toBe(0)
  })

  it.each([
    ['0xa2', 'signing.pin-malformed'],
    ['0xa3', 'signing.pin-expired'],
    ['0x102', 'signing.pin-not-set'],
    ['0x104', 'signing.token-in-use'],
  ])('refused with %s is told as %s, after one login', async (code, told) => {
    proxy.set({ fail: `C_Login:${code}` })
    const { tokens } = start()
    await expect(tokens.open(leader(), typing(USER_PIN))).rejects.toMatchObject({ code: told })
    expect(logins()).toBe(1)
  })

  it('is not taken for right when somebody is logged in already', async () => {
    proxy.set({ 'in-use': 1 })
    const { tokens } = start()
    await expect(tokens.open(leader(), typing(WRONG))).rejects.toMatchObject({ code: 'signing.token-in-use' })
    expect(logins()).toBe(1)
  })

  it('is checked even where a logout failed before', async () => {
    const { tokens } = start()
    proxy.set({ fail: 'C_Logout:0x06' })
    await (await tokens.open(leader(), typing(USER_PIN))).close()
    proxy.set({})
    await expect(tokens.open(leader(), typing(WRONG))).rejects.toMatchObject({ code: 'signing.pin-few-tries' })
    expect(logins()).toBe(2)
  })
})

describe('a reader with a PIN pad', () => {
  it('is waited for, and nobody is asked on the screen', async () => {
    proxy.set({ 'pin-pad': USER_PIN })
    const { tokens } = start()
    const typist = new Typist()
    const key = await tokens.open(leader(), typist.ask)
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
    expect(typist.questions).toEqual([])
    expect(proxy.log.filter((line) => line.startsWith('C_Login'))).toEqual(['C_Login user=1 pad=0'])
  })

  it('may take longer than a token', async () => {
    proxy.set({ 'pin-pad': USER_PIN, slow: 'C_Login:1500' })
    const { tokens } = start({ limits: { open: 1_000 } })
    await (await tokens.open(leader(), typing())).close()
  })

  it('tells of a wrong PIN and of one that nobody typed', async () => {
    const { tokens } = start()
    proxy.set({ 'pin-pad': WRONG })
    await expect(tokens.open(leader(), typing())).rejects.toMatchObject({ code: 'signing.pin-few-tries' })
    proxy.set({ 'pin-pad': 'cancel' })
    await expect(tokens.open(leader(), typing())).rejects.toMatchObject({ code: 'signing.pin-cancelled' })
    expect(logins()).toBe(2)
  })
})

describe('a key that asks at every signature', () => {
  it('has its PIN asked once for each, and tried once', async () => {
    proxy.set({ always: USER_PIN, tries: 5 })
    const { tokens } = start()
    const typist = new Typist(USER_PIN, USER_PIN, WRONG, USER_PIN)
    const key = await tokens.open(leader(), typist.ask)
    expect(key.pinEachTime).toBe(true)
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.pin-few-tries' })
    // The session goes on.
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
    expect(typist.questions.map((question) => question.for)).toEqual(['session', 'signature', 'signature', 'signature'])
    expect(typist.typed.every((pin) => pin.every((byte) => byte === 0))).toBe(true)
    expect(proxy.calls('C_Login user=1')).toBe(1)
    expect(proxy.calls('C_Login user=2')).toBe(3)
  })

  it('is unlocked at the pad where there is one', async () => {
    proxy.set({ always: USER_PIN, 'pin-pad': USER_PIN })
    const { tokens } = start()
    const key = await tokens.open(leader(), typing())
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
    expect(proxy.calls('C_Login user=2 pad=0')).toBe(1)
  })
})

describe('a token that goes wrong', () => {
  it('is told of when it is pulled out in a batch, keeps what is signed, and is opened anew when it is back', async () => {
    proxy.set({ 'remove-after-signs': 2 })
    const { tokens, started } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    expect(await signsRightly(key, PKCS1)).toBe(true)
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.token-gone' })
    expect((await tokens.look()).tokens).toEqual([])
    await expect(tokens.open(leader(), typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.no-token' })

    proxy.set({})
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.not-open' })
    await key.close()
    const again = await tokens.open(leader(), typing(USER_PIN))
    expect(await signsRightly(again, PKCS1)).toBe(true)
    await again.close()
    expect(logins()).toBe(2)
    expect(proxy.calls('C_Finalize')).toBeGreaterThan(0)
    expect(started()).toBe(1)
  })

  it.each([0x05, 0x30, 0x31, 0x32, 0x82, 0xb0, 0xb3, 0xe0, 0xe1])('is gone when C_Sign returns %i', async (code) => {
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    proxy.set({ fail: `C_Sign:${code.toString(16)}` })
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.token-gone' })
    expect(logins()).toBe(1)
    expect(proxy.calls('C_Finalize')).toBe(1)
  })

  it('may refuse one signature and give the next, each in a session of its own', async () => {
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    proxy.set({ fail: 'C_Sign:0x54' })
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({
      code: 'signing.token-failed',
      details: { code: '0x00000054' },
    })
    proxy.set({})
    // SoftHSM says CKR_OPERATION_ACTIVE in a session whose signature was left unfinished.
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
  })

  it('that hangs is ended and does not hold anything else up', async () => {
    const { tokens, started, running } = start({ limits: { sign: 1_000 } })
    const key = await tokens.open(leader(), typing(USER_PIN))
    proxy.set({ hang: 'C_Sign' })
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.token-slow' })
    await vi.waitFor(() => expect(running()).toBe(0))
    proxy.set({})
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.not-open' })
    const again = await tokens.open(leader(), typing(USER_PIN))
    expect(await signsRightly(again, PKCS1)).toBe(true)
    await again.close()
    expect(started()).toBe(2)
    expect(logins()).toBe(2)
  })

  it('that hangs does not keep its host when the core is gone', async () => {
    const env = { ...process.env, ...bench.softTokens.environment, ...proxy.environment }
    proxy.set({ hang: 'C_Initialize' })
    const host = fork(HOST, [], { serialization: 'advanced', execArgv: [], env })
    const over = once(host, 'exit')
    host.send({ kind: 'job', id: 1, job: { do: 'load', path: proxy.library } })
    host.send({ kind: 'job', id: 2, job: { do: 'glance' } })
    await vi.waitFor(() => expect(proxy.calls('C_Initialize')).toBe(1), { timeout: 20_000 })
    host.disconnect()
    expect(await over).toEqual([null, 'SIGKILL'])
  })

  it('that hangs at the login has had its one try and gets no second', async () => {
    proxy.set({ hang: 'C_Login' })
    const { tokens } = start({ limits: { open: 1_000 } })
    await expect(tokens.open(leader(), typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.token-slow' })
    expect(logins()).toBe(1)
  })

  it.each(['C_Initialize', 'C_GetSlotList', 'C_GetTokenInfo'])('that crashes in %s harms nobody', async (call) => {
    proxy.set({ crash: call })
    const { tokens } = start()
    const { modules } = await tokens.look()
    expect(modules).toMatchObject([{ problem: { code: 'signing.token-crashed' } }])
    proxy.set({})
    expect((await tokens.look()).tokens).toHaveLength(2)
  })

  it('that crashes while it signs is started again, and asks for the PIN again', async () => {
    const { tokens, started } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    proxy.set({ crash: 'C_Sign' })
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.token-crashed' })
    proxy.set({})
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.not-open' })
    const again = await tokens.open(leader(), typing(USER_PIN))
    expect(await signsRightly(again, PKCS1)).toBe(true)
    await again.close()
    expect(started()).toBe(2)
    expect(logins()).toBe(2)
  })

  it('that is slow is waited for without standing in the way of the host', async () => {
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    proxy.set({ slow: 'C_Sign:400' })
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
  })
})

describe('a module', () => {
  it('that grants no locks is initialised without', async () => {
    proxy.set({ 'cant-lock': 1 })
    const { tokens } = start()
    expect((await tokens.look()).tokens).toHaveLength(2)
    expect(proxy.log.filter((line) => line.startsWith('C_Initialize'))).toEqual([
      'C_Initialize with wishes',
      'C_Initialize',
    ])
  })

  it('that was initialised before is as good', async () => {
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    // The module says that the token is gone and does not let itself be ended.
    proxy.set({ fail: 'C_Finalize:0x06', 'remove-after-signs': 0 })
    await expect(key.sign(digestOf('sha256'), PKCS1)).rejects.toMatchObject({ code: 'signing.token-gone' })
    proxy.set({})
    expect((await tokens.look()).tokens).toHaveLength(2)
  })

  it('that does not start says so', async () => {
    proxy.set({ fail: 'C_Initialize:0x06' })
    const { tokens } = start()
    expect((await tokens.look()).modules).toMatchObject([{ problem: { code: 'signing.module-failed' } }])
  })

  it('without the mechanisms of the rules refuses before the PIN', async () => {
    const { tokens } = start()
    proxy.set({ hide: '0xd' })
    const key = await tokens.open(leader(), typing(USER_PIN))
    expect(key.algorithms.every((one) => one.key === 'rsa' && one.padding === 'pkcs1')).toBe(true)
    await key.close()
    proxy.set({ hide: '0x1,0xd' })
    await expect(tokens.open(leader(), typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.no-mechanism' })
    proxy.set({ hide: '0x1041' })
    const onCurve = choiceOf(bench.leader, bench.certificates.leaderP256)
    await expect(tokens.open(onCurve, typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.no-mechanism' })
    expect(logins()).toBe(1)
  })

  it('with two tokens that nobody can tell apart tries no PIN on either', async () => {
    proxy.set({ 'double-slots': 1 })
    const { tokens } = start()
    const seen = (await tokens.look()).tokens.map(({ view }) => view.serial)
    expect(seen).toHaveLength(3)
    const double = seen.find((serial, index) => seen.indexOf(serial) !== index)
    const choice = double === bench.leader.serial ? leader() : choiceOf(bench.agency, bench.certificates.agency)
    await expect(tokens.open(choice, typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.token-ambiguous' })
    expect(logins()).toBe(0)
  })

  it.each(['empty', 'same'])('with %s identifiers has its keys told apart by their public halves', async (ids) => {
    proxy.set({ ids })
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
  })

  it('is opened by one batch at a time', async () => {
    const { tokens } = start()
    const key = await tokens.open(leader(), typing(USER_PIN))
    const other = choiceOf(bench.leader, bench.certificates.leaderP256)
    await expect(tokens.open(other, typing(USER_PIN))).rejects.toMatchObject({ code: 'signing.token-busy' })
    expect(await signsRightly(key, PKCS1)).toBe(true)
    await key.close()
    expect(logins()).toBe(1)
  })
})
