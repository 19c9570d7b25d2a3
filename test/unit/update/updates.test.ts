import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Offer } from '../../../main/update/engine.ts'
import { Updates } from '../../../main/update/updates.ts'
import { shellCalls } from '../../../shared/contract/desk.ts'
import { createGate } from '../../../shared/contract/gate.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/names.ts'
import { DeskError } from '../../../shared/errors.ts'
import { makeIdentity } from './publisher.ts'

const OFFER: Offer = { version: '0.2.0', notes: 'Nhanh hơn.', installable: true }
const AVAILABLE = { state: 'available', ...OFFER }
const READY = { state: 'ready', version: '0.2.0', notes: 'Nhanh hơn.' }

/** An engine that does what the test says. */
class ScriptedEngine {
  offer: Offer | undefined = OFFER
  failure: DeskError | undefined
  cancelled = 0
  installs = 0
  onPercent: (percent: number) => void = () => {}
  finish: (isHere: boolean) => void = () => {}
  fail: (failure: DeskError) => void = () => {}

  async check(): Promise<Offer | undefined> {
    if (this.failure !== undefined) throw this.failure
    return this.offer
  }
  download(onPercent: (percent: number) => void): Promise<boolean> {
    this.onPercent = onPercent
    return new Promise((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
    })
  }
  cancel(): void {
    this.cancelled += 1
    this.finish(false)
  }
  async install(): Promise<void> {
    if (this.failure !== undefined) throw this.failure
    this.installs += 1
  }
}

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'updates-'))
  const authority = makeIdentity({ name: 'Province', certifiesThrough: 1 }).certificate
  await writeFile(join(directory, 'update.json'), JSON.stringify({ feed: 'https://tinh.example/', authority }))
})
afterAll(() => rm(directory, { recursive: true }))

let engine: ScriptedEngine
let loaded: number
let logged: string[]
beforeEach(() => {
  engine = new ScriptedEngine()
  loaded = 0
  logged = []
})

/** Updates behind the gate of the shell; what is given back asks one call. */
function updatesOf(file = 'update.json') {
  const program = { quit: () => {}, releaseSingleInstanceLock: () => {}, once: () => {} }
  const log = (text: string): void => void logged.push(text)
  const updates = new Updates({ configurationFile: join(directory, file), program, log }, async () => {
    loaded += 1
    return engine
  })
  const gate = createGate({
    contract: shellCalls,
    handlers: () => updates.handlers(),
    callerOf: (screen) => ({ screen, officer: null, rights: new Set(), locked: false, mustChange: false }),
    report: (call, failure) => void logged.push(`bug in ${call}: ${failure}`),
  })
  return async (step: 'state' | 'check' | 'download' | 'cancel' | 'install') => {
    const answer = await gate({ v: CONTRACT_VERSION, id: 1, call: `shell.update-${step}`, input: {} }, 1)
    return answer.kind === 'ok' ? answer.output : answer.kind === 'error' ? answer.error.code : undefined
  }
}

describe('updates', () => {
  it('are off without a configuration, and nothing is loaded', async () => {
    const ask = updatesOf('none.json')
    expect(await ask('state')).toEqual({ state: 'off' })
    expect(await ask('check')).toEqual({ state: 'off' })
    expect(loaded).toBe(0)
  })

  it('load nothing before somebody looks for one', async () => {
    const ask = updatesOf()
    expect(await ask('state')).toEqual({ state: 'unchecked' })
    expect(loaded).toBe(0)
    await ask('check')
    await ask('check')
    expect(loaded).toBe(1)
  })

  it('tell when there was none', async () => {
    engine.offer = undefined
    const before = Date.now()
    const none = { state: 'none', checkedAt: expect.toSatisfy((at: number) => at >= before && at <= Date.now()) }
    const ask = updatesOf()
    expect(await ask('check')).toEqual(none)
    expect(await ask('state')).toEqual(none)
  })

  it('go step by step, each one asked for', async () => {
    const ask = updatesOf()
    expect(await ask('check')).toEqual(AVAILABLE)
    const download = ask('download')
    expect(await ask('state')).toEqual({ state: 'downloading', version: '0.2.0', notes: 'Nhanh hơn.', percent: 0 })
    engine.onPercent(41.7)
    expect(await ask('state')).toMatchObject({ percent: 41 })
    expect(await ask('check')).toMatchObject({ state: 'downloading' })
    engine.finish(true)
    expect(await download).toEqual(READY)
    expect(await ask('install')).toEqual({})
    expect(engine.installs).toBe(1)
  })

  it('can be cancelled while they come, and begun again', async () => {
    const ask = updatesOf()
    await ask('check')
    const download = ask('download')
    await ask('state')
    await ask('cancel')
    expect(await download).toEqual(AVAILABLE)
    expect(engine.cancelled).toBe(1)
    const again = ask('download')
    await ask('state')
    engine.finish(true)
    expect(await again).toEqual(READY)
  })

  it('stay what they were when a step fails, and the log says why', async () => {
    const ask = updatesOf()
    engine.failure = new DeskError('update.bad-signature', { reason: 'time' })
    expect(await ask('check')).toBe('update.bad-signature')
    expect(await ask('state')).toEqual({ state: 'unchecked' })
    expect(logged.join()).toContain('"reason":"time"')
    engine.failure = undefined
    await ask('check')
    const download = ask('download')
    await ask('state')
    engine.fail(new DeskError('update.damaged'))
    expect(await download).toBe('update.damaged')
    expect(await ask('state')).toEqual(AVAILABLE)
  })

  it('are fetched anew when what was fetched is damaged by the time it is installed', async () => {
    const ask = updatesOf()
    await ask('check')
    const download = ask('download')
    await ask('state')
    engine.finish(true)
    await download
    engine.failure = new DeskError('update.damaged')
    expect(await ask('install')).toBe('update.damaged')
    expect(await ask('state')).toEqual(AVAILABLE)
  })

  it('skip no step', async () => {
    const ask = updatesOf()
    expect(await ask('download')).toBe('update.not-installable')
    expect(await ask('install')).toBe('update.not-installable')
    expect(await ask('cancel')).toEqual({})
    await ask('check')
    expect(await ask('install')).toBe('update.not-installable')
    expect(engine.installs).toBe(0)
  })
})
