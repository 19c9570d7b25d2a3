import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORE_CALL_NAMES } from '../../../shared/contract/names.ts'
import { OpenedSession } from '../../../shared/contract/people.ts'
import { COMMUNE, DeskProcess, LAN } from './desk-process.ts'

const FOUNDING = { desk: COMMUNE, officer: LAN }
const SIGN_IN = { login: LAN.login, secret: { kind: 'passphrase', passphrase: LAN.passphrase } } as const

describe('the core as a process', () => {
  it('founds a desk, and asks for a sign-in where one is needed', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    expect(await screen.ask('desk.state', {})).toMatchObject({ founded: false, session: null })
    expect(await screen.refusal('catalog.search', { query: 'khai sinh', limit: 5 })).toBe('gate.not-signed-in')
    const opened = OpenedSession.parse(await screen.ask('desk.found', FOUNDING))
    // Bytes come through the process border as bytes.
    expect(opened.draftKey).toBeInstanceOf(Uint8Array)
    expect(opened.draftKey).toHaveLength(32)
    expect(await screen.ask('desk.state', {})).toMatchObject({
      founded: true,
      logins: ['lan'],
      session: { officer: { login: 'lan' }, locked: false },
    })
    expect(await screen.ask('diagnostics.read', {})).toMatchObject({
      synchronous: 'FULL',
      journal: 'wal',
      cipher: 'aegis',
      chain: 'intact',
      clock: 'steady',
    })
    expect(await screen.ask('diagnostics.verify-ledger', {})).toMatchObject({ ok: true })
    expect(desk.logged).toEqual([])
  })

  it('keeps one session per screen', async () => {
    const desk = await DeskProcess.start()
    const [first, second] = [desk.seat(1), desk.seat(2)]
    await first.ask('desk.found', FOUNDING)
    expect(await second.refusal('officers.list', {})).toBe('gate.not-signed-in')
    await second.ask('session.open', SIGN_IN)
    expect(await second.ask('officers.list', {})).toHaveLength(1)
    await first.ask('session.close', {})
    expect(await first.refusal('officers.list', {})).toBe('gate.not-signed-in')
    expect(await second.ask('officers.list', {})).toHaveLength(1)
  })

  it('has somebody to answer every call of the contract', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    const unasked = new Set(['session.close', 'session.lock'])
    const refusals = await Promise.all(
      CORE_CALL_NAMES.filter((name) => !unasked.has(name)).map((name) => screen.refusal(name, {})),
    )
    const allowed = new Set(['answered', 'gate.bad-input', 'gate.forbidden'])
    expect(refusals.filter((code) => !allowed.has(code))).toEqual([])
  })

  it('answers nonsense on the line with an error, and goes on', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    expect(await screen.refusal('desk.destroy', {})).toBe('gate.unknown-call')
    expect(await screen.refusal('session.open', { login: '../etc', secret: 7 })).toBe('gate.bad-input')
    expect(await screen.send({ v: 99, call: 'desk.state', input: {} })).toMatchObject({
      error: { code: 'gate.version' },
    })
    expect(await screen.ask('desk.state', {})).toMatchObject({ founded: false })
  })

  it('comes back after kill -9 with its officers still there, and nothing of it on the disk', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    const key = Buffer.from(desk.held ?? []).subarray(1, 33)
    desk.kill()
    await screen.heard('core.lost')
    await screen.heard('core.back')
    expect(await screen.ask('officers.list', {})).toMatchObject([{ login: 'lan' }])
    expect(new Set(desk.pids).size).toBe(2)
    expect(key).toHaveLength(32)
    const entries = await readdir(desk.directory, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    expect(files.length).toBeGreaterThan(2)
    for (const name of files) {
      const content = await readFile(name)
      for (const form of [key, Buffer.from(key.toString('hex')), Buffer.from(key.toString('base64'))]) {
        expect(content.includes(form), name).toBe(false)
      }
    }
  })

  it('comes back again and again', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    for (const round of [0, 1, 2]) {
      desk.kill()
      await screen.heard('core.back', round)
      expect(await screen.ask('officers.list', {})).toHaveLength(1)
    }
  })

  it('asks for a sign-in after sleep, also when it crashed since', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    desk.supervisor.suspend()
    await screen.heard('session.changed')
    expect(screen.pushes.at(-1)).toEqual({ name: 'session.changed', payload: { session: null } })
    expect(desk.held).toBeNull()
    expect(await screen.refusal('officers.list', {})).toBe('gate.not-signed-in')
    desk.kill()
    await screen.heard('core.back')
    expect(await screen.refusal('officers.list', {})).toBe('gate.not-signed-in')
    await screen.ask('session.open', SIGN_IN)
    expect(await screen.ask('officers.list', {})).toHaveLength(1)
  })

  it('locks every screen with the machine, and a screen that was loaded anew', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    desk.supervisor.lock()
    await screen.heard('session.changed')
    expect(await screen.refusal('officers.list', {})).toBe('gate.locked')
    await screen.ask('session.unlock', { pin: LAN.pin })
    expect(await screen.ask('officers.list', {})).toHaveLength(1)
    const reloaded = desk.seat(1)
    expect(await reloaded.refusal('officers.list', {})).toBe('gate.locked')
    await reloaded.ask('session.unlock', { pin: LAN.pin })
    expect(await reloaded.ask('officers.list', {})).toHaveLength(1)
  })

  it('ends the session of a screen that was closed', async () => {
    const desk = await DeskProcess.start()
    const screen = desk.seat(1)
    await screen.ask('desk.found', FOUNDING)
    desk.supervisor.detach(1)
    expect(await desk.seat(1).ask('desk.state', {})).toMatchObject({ session: null })
    expect(desk.held).toBeNull()
  })

  it('refuses a ticket it never gave', async () => {
    const desk = await DeskProcess.start()
    desk.seat(1)
    await desk.supervisor.redeemTicket('7d3f5b8a-5b0e-4b58-9d5c-1f5a3f6f7a10').then(
      () => expect.unreachable(),
      (error: unknown) => expect(error).toMatchObject({ code: 'print.unknown-ticket' }),
    )
  })
})
