import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CoreLine, type CorePort, UNSENDABLE } from '../../../preload/core-line.ts'
import { Listeners } from '../../../preload/listeners.ts'
import type { ResponseEnvelope } from '../../../shared/contract/envelope.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/names.ts'

const LOST = { ok: false, error: { code: 'core.unavailable', details: {} } }

/** A port whose other end is the test. */
class FakePort implements CorePort {
  onmessage: CorePort['onmessage'] = null
  readonly sent: unknown[] = []
  closed = false
  #onClose: (() => void) | undefined

  postMessage(message: unknown): void {
    this.sent.push(structuredClone(message))
  }
  addEventListener(_type: 'close', listener: () => void): void {
    this.#onClose = listener
  }
  close(): void {
    this.closed = true
  }
  dies(): void {
    this.#onClose?.()
  }
  answers(response: ResponseEnvelope): void {
    this.onmessage?.(new MessageEvent('message', { data: response }))
  }
}

let pushes: [string, unknown][]
let line: CoreLine
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  pushes = []
  line = new CoreLine((name, payload) => void pushes.push([name, payload]))
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the way to the core', () => {
  it('numbers the questions and matches the answers', async () => {
    const port = new FakePort()
    line.take(port)
    const first = line.ask('desk.state', {})
    const second = line.ask('papers.read', { bytes: Uint8Array.of(1) })
    expect(port.sent).toEqual([
      { v: CONTRACT_VERSION, id: 1, call: 'desk.state', input: {} },
      { v: CONTRACT_VERSION, id: 2, call: 'papers.read', input: { bytes: Uint8Array.of(1) } },
    ])
    port.answers({ kind: 'error', id: 2, error: { code: 'papers.unknown', details: { n: 1 } } })
    port.answers({ kind: 'ok', id: 1, output: 'state' })
    expect(await first).toEqual({ ok: true, output: 'state' })
    expect(await second).toEqual({ ok: false, error: { code: 'papers.unknown', details: { n: 1 } } })
  })

  it('passes pushes on', () => {
    const port = new FakePort()
    line.take(port)
    port.answers({ kind: 'push', name: 'dossiers.changed', payload: { id: null } })
    expect(pushes).toEqual([['dossiers.changed', { id: null }]])
  })

  it('holds questions until there is a port, in their order', async () => {
    const asked = [line.ask('one', {}), line.ask('two', {})]
    const port = new FakePort()
    line.take(port)
    expect(port.sent).toMatchObject([{ call: 'one' }, { call: 'two' }])
    port.answers({ kind: 'ok', id: 1, output: 1 })
    port.answers({ kind: 'ok', id: 2, output: 2 })
    expect(await Promise.all(asked)).toMatchObject([{ output: 1 }, { output: 2 }])
  })

  it('answers what was under way when the core dies, whoever says so, and holds what comes after', async () => {
    for (const die of [(port: FakePort) => port.dies(), () => line.lose(), () => line.take(new FakePort())]) {
      const port = new FakePort()
      line.take(port)
      const underWay = line.ask('dossiers.accept', {})
      die(port)
      expect(await underWay).toEqual(LOST)
    }
    line.lose()
    const later = line.ask('desk.state', {})
    const next = new FakePort()
    line.take(next)
    expect(next.sent).toHaveLength(1)
    next.answers({ kind: 'ok', id: 4, output: 'back' })
    expect(await later).toEqual({ ok: true, output: 'back' })
  })

  it('is not lost by the death of a port that was replaced', async () => {
    const old = new FakePort()
    const port = new FakePort()
    line.take(old)
    line.take(port)
    expect(old.closed).toBe(true)
    const asked = line.ask('desk.state', {})
    old.dies()
    port.answers({ kind: 'ok', id: 1, output: 'alive' })
    expect(await asked).toEqual({ ok: true, output: 'alive' })
  })

  it('gives up when no core comes', async () => {
    const asked = line.ask('desk.state', {})
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await asked).toEqual(LOST)
    const port = new FakePort()
    line.take(port)
    expect(port.sent).toEqual([])
  })

  it('lets no more than two hundred questions wait', async () => {
    for (let count = 0; count < 200; count += 1) void line.ask('desk.state', {})
    expect(await line.ask('desk.state', {})).toEqual(LOST)
    const port = new FakePort()
    line.take(port)
    expect(port.sent).toHaveLength(200)
  })

  it('refuses what cannot be sent', async () => {
    line.take(new FakePort())
    expect(await line.ask('desk.state', { listener: () => {} })).toEqual(UNSENDABLE)
  })
})

describe('the listeners of the page', () => {
  it('hear what they asked for until they stop', () => {
    const listeners = new Listeners()
    const heard: unknown[] = []
    const stop = listeners.add('dossiers.changed', (payload: unknown) => heard.push(payload))
    listeners.tell('dossiers.changed', 1)
    listeners.tell('core.lost', 2)
    listeners.tell('no such name', 3)
    stop()
    listeners.tell('dossiers.changed', 4)
    expect(heard).toEqual([1])
  })

  it('cannot ask for a name outside the contract', () => {
    const listeners = new Listeners()
    for (const name of ['desk:port', 'constructor', 7]) expect(() => listeners.add(name, () => {})).toThrow(TypeError)
    expect(() => listeners.add('core.lost', 'no function')).toThrow(TypeError)
  })

  it('do not keep each other from hearing', () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const listeners = new Listeners()
    const heard: unknown[] = []
    listeners.add('core.back', () => {
      throw new Error('of the page')
    })
    listeners.add('core.back', (payload: unknown) => heard.push(payload))
    listeners.tell('core.back', {})
    expect(heard).toEqual([{}])
    expect(reported).toHaveLength(1)
    vi.unstubAllGlobals()
  })
})
