import { writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { TokenSight } from '../../../main/core/signing/tokens/index.ts'
import { COMMUNE, LEADER, layTokenBench, type TokenBench } from '../../token/bench.ts'
import { windowsLibrary } from '../../token/library-files.ts'
import { buildProxy, TokenProxy } from '../../token/proxy.ts'
import { USER_PIN } from '../../token/soft-tokens.ts'
import { choiceOf, digestOf, MESSAGE, signsRightly, startTokens, Typist } from './token-process.ts'

let bench: TokenBench
beforeAll(async () => {
  bench = await layTokenBench()
}, 180_000)
afterAll(() => bench?.close())

const start = () => startTokens([bench.softTokens.module], bench.softTokens.environment)

describe('tokens', () => {
  it('shows what is plugged in, with the certificates people sign with and none of the issuers, before any PIN', async () => {
    const { tokens, logged } = start()
    const { tokens: found, modules } = await tokens.look()
    expect(modules).toEqual([{ path: bench.softTokens.module, problem: null }])
    expect(new Set(found.map(({ view }) => view.serial))).toEqual(new Set([bench.leader.serial, bench.agency.serial]))

    const leader = found.find(({ view }) => view.serial === bench.leader.serial)
    expect(leader?.view).toMatchObject({ label: 'LANH-DAO', pin: 'ok', pinPad: false })
    expect(leader?.view.certificates).toHaveLength(6)
    expect(leader?.issuers).toEqual([bench.authority.certificateOf('issuer')])

    const rsa = choiceOf(bench.leader, bench.certificates.leaderRsa).certificate
    const view = leader?.view.certificates.find(({ fingerprint }) => fingerprint === rsa)
    expect(view).toMatchObject({
      holder: LEADER,
      unit: COMMUNE,
      issuer: 'CA thử nghiệm',
      keyKind: 'rsa',
      keyBits: 2_048,
    })
    expect(view?.purposes).toEqual(['digital-signature', 'non-repudiation', 'email', 'document-signing'])
    expect(logged).toEqual([])
  })

  it('signs by RSA in both ways and on both curves, after one PIN for each key', async () => {
    const { tokens } = start()
    const { leaderRsa, leaderP256, leaderP384 } = bench.certificates
    for (const [certificate, ways] of [
      [leaderRsa, 6],
      [leaderP256, 3],
      [leaderP384, 2],
    ] as const) {
      const typist = new Typist(USER_PIN)
      const key = await tokens.open(choiceOf(bench.leader, certificate), typist.ask)
      expect(key.certificate).toEqual(certificate.der)
      expect(key.chain).toEqual([bench.authority.certificateOf('issuer')])
      expect(key.algorithms).toHaveLength(ways)
      for (const algorithm of key.algorithms) expect(await signsRightly(key, algorithm)).toBe(true)
      expect(typist.questions).toMatchObject([{ for: 'session', token: { pin: 'ok' } }])
      await key.close()
    }
  })

  it('wipes what was typed', async () => {
    const { tokens } = start()
    const typist = new Typist(USER_PIN, '000000')
    const choice = choiceOf(bench.agency, bench.certificates.agency)
    await (await tokens.open(choice, typist.ask)).close()
    await expect(tokens.open(choice, typist.ask)).rejects.toMatchObject({ code: 'signing.pin-few-tries' })
    expect(typist.typed.map((pin) => pin.every((byte) => byte === 0))).toEqual([true, true])
    await (await tokens.open(choice, new Typist(USER_PIN).ask)).close()
  })

  it('keeps two tokens open at once, each with its own PIN', async () => {
    const { tokens } = start()
    const leader = await tokens.open(choiceOf(bench.leader, bench.certificates.leaderRsa), new Typist(USER_PIN).ask)
    const agency = await tokens.open(choiceOf(bench.agency, bench.certificates.agency), new Typist(USER_PIN).ask)
    for (const key of [leader, agency, leader]) expect(await signsRightly(key, key.algorithms[0])).toBe(true)
    await leader.close()
    expect(await signsRightly(agency, agency.algorithms[0])).toBe(true)
    await agency.close()
  })

  it('logs out when a key is closed, and signs no more with it', async () => {
    const { tokens } = start()
    const choice = choiceOf(bench.leader, bench.certificates.leaderP256)
    const key = await tokens.open(choice, new Typist(USER_PIN).ask)
    await key.close()
    await key.close()
    await expect(key.sign(digestOf('sha256'), key.algorithms[0])).rejects.toMatchObject({ code: 'signing.not-open' })
    await expect(tokens.open(choice, new Typist('111111').ask)).rejects.toMatchObject({ code: 'signing.pin-few-tries' })
    await (await tokens.open(choice, new Typist(USER_PIN).ask)).close()
  })

  it('refuses a token, a certificate and an algorithm that are not there without asking for a PIN', async () => {
    const { tokens } = start()
    const typist = new Typist()
    const { leaderRsa, agency } = bench.certificates
    const open = (choice: { token: string; certificate: string }) => tokens.open(choice, typist.ask)
    await expect(open({ ...choiceOf(bench.leader, leaderRsa), token: 'ffff' })).rejects.toMatchObject({
      code: 'signing.no-token',
    })
    await expect(open(choiceOf(bench.leader, agency))).rejects.toMatchObject({ code: 'signing.no-certificate' })
    expect(typist.questions).toEqual([])

    const key = await tokens.open(choiceOf(bench.agency, agency), new Typist(USER_PIN).ask)
    await expect(key.sign(digestOf('sha256'), { key: 'ec', hash: 'sha256' })).rejects.toMatchObject({
      code: 'signing.no-mechanism',
    })
    await key.close()
  })

  it('gives up quietly when nobody types', async () => {
    const { tokens } = start()
    const choice = choiceOf(bench.agency, bench.certificates.agency)
    await expect(tokens.open(choice, new Typist().ask)).rejects.toThrow('nobody types')
    await expect(tokens.open(choice, new Typist('').ask)).rejects.toMatchObject({ code: 'signing.pin-malformed' })
    await (await tokens.open(choice, new Typist(USER_PIN).ask)).close()
  })

  it('finds a certificate without its key out after the PIN, and says so', async () => {
    const { tokens } = start()
    const { leaderP384 } = bench.certificates
    const typist = new Typist(USER_PIN)
    await expect(tokens.open(choiceOf(bench.agency, leaderP384), typist.ask)).rejects.toMatchObject({
      code: 'signing.no-key',
    })
    // The token is free again.
    await (await tokens.open(choiceOf(bench.agency, bench.certificates.agency), new Typist(USER_PIN).ask)).close()
  })

  it('tells of tokens that come and go', async () => {
    const { tokens } = startTokens([bench.softTokens.module], bench.softTokens.environment, { lookEveryMs: 50 })
    const sights: TokenSight[] = []
    const stop = tokens.watch((sight) => void sights.push(sight))
    await vi.waitFor(() => expect(sights.at(-1)?.tokens).toHaveLength(2), { timeout: 20_000 })
    const away = `${bench.softTokens.directory}-away`
    await rename(bench.softTokens.directory, away)
    try {
      await vi.waitFor(() => expect(sights.at(-1)?.tokens).toHaveLength(0), { timeout: 20_000 })
    } finally {
      await rename(away, bench.softTokens.directory)
    }
    stop()
    const { length } = sights
    await tokens.look()
    expect(sights).toHaveLength(length)
  })

  it('sees a token once through two libraries, tells why others are of no use, and ends what is set no more', async () => {
    const proxy = new TokenProxy(await buildProxy(bench.folder), bench.folder, bench.softTokens.module)
    const text = join(bench.folder, 'module.so')
    const windows = join(bench.folder, 'module.dll')
    writeFileSync(text, 'no library')
    writeFileSync(windows, windowsLibrary(64, ['C_GetFunctionList']))
    const modules = [bench.softTokens.module, proxy.library, '/no/such/module.so', text, windows]
    const { tokens, started, running } = startTokens(modules, { ...bench.softTokens.environment, ...proxy.environment })
    const sight = await tokens.look()
    expect(sight.tokens).toHaveLength(2)
    expect(sight.modules.map(({ problem }) => problem?.code)).toEqual([
      undefined,
      undefined,
      'signing.module-missing',
      'signing.not-a-module',
      'signing.module-wrong-machine',
    ])
    expect([started(), running()]).toEqual([2, 2])
    modules.splice(0, modules.length, bench.softTokens.module)
    expect((await tokens.look()).modules).toHaveLength(1)
    await vi.waitFor(() => expect(running()).toBe(1), { timeout: 20_000 })
  })

  it('signs the message it was given and no other', async () => {
    const { tokens } = start()
    const key = await tokens.open(choiceOf(bench.leader, bench.certificates.leaderP256), new Typist(USER_PIN).ask)
    const [one, other] = await Promise.all([
      key.sign(digestOf('sha256'), key.algorithms[0]),
      key.sign(digestOf('sha256', Buffer.concat([MESSAGE, Buffer.of(1)])), key.algorithms[0]),
    ])
    expect(one.equals(other)).toBe(false)
    expect(await signsRightly(key, key.algorithms[0])).toBe(true)
    await key.close()
  })
})
