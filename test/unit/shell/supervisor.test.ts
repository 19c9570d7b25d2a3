import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChildListener } from '../../../main/launch/child.ts'
import { CoreSupervisor } from '../../../main/launch/supervisor.ts'
import type { CoreMessage, ShellMessage } from '../../../shared/contract/control.ts'

/** A core that never runs: what it was sent, and a hand to make it speak and die. */
interface FakeCore {
  readonly sent: ShellMessage[]
  readonly says: (message: CoreMessage | string) => void
  readonly dies: () => void
  readonly killed: () => boolean
}

const START = {
  dataDirectory: '/desk',
  applicationVersion: '0.1.0',
  osSecret: null,
  demonstration: false,
  trustAuthority: null,
}

let cores: FakeCore[]
let supervisor: CoreSupervisor<string>
let logged: string[]

function launch(listener: ChildListener) {
  const sent: ShellMessage[] = []
  let killed = false
  cores.push({
    sent,
    says: listener.message,
    dies: () => listener.exit(null),
    killed: () => killed,
  })
  const name = `core ${cores.length}`
  return {
    pid: cores.length,
    send: (message: ShellMessage) => void sent.push(message),
    connect: (screen: number, reloaded: boolean) => {
      sent.push({ kind: 'screen', screen, reloaded })
      return `${name}, screen ${screen}`
    },
    kill: () => {
      killed = true
      listener.exit(null)
    },
  }
}

function core(number: number): FakeCore {
  const found = cores[number - 1]
  if (found === undefined) throw new Error(`core ${number} was not started`)
  return found
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  cores = []
  logged = []
  supervisor = new CoreSupervisor({
    launch,
    startOptions: Promise.resolve(START),
    log: (text) => void logged.push(text),
  })
  supervisor.begin()
  await vi.advanceTimersByTimeAsync(0)
})
afterEach(() => {
  vi.useRealTimers()
})

function seat() {
  const ports: string[] = []
  const pushes: string[] = []
  return {
    ports,
    pushes,
    handOver: (port: string) => void ports.push(port),
    push: (name: string) => void pushes.push(name),
  }
}

describe('a core that starts', () => {
  it('is told to start before anything else', () => {
    supervisor.attach(1, seat())
    expect(core(1).sent).toEqual([
      { kind: 'start', ...START, resume: null },
      { kind: 'screen', screen: 1, reloaded: true },
    ])
  })

  it('gets screens that were there before it could start', async () => {
    const early = new CoreSupervisor({ launch, startOptions: Promise.resolve(START), log: () => {} })
    const screen = seat()
    early.begin()
    early.attach(3, screen)
    expect(core(2).sent).toEqual([])
    await vi.advanceTimersByTimeAsync(0)
    expect(core(2).sent.map(({ kind }) => kind)).toEqual(['start', 'screen'])
    expect(screen.ports).toEqual(['core 2, screen 3'])
  })

  it('says nothing to the screens, who missed nobody', () => {
    const screen = seat()
    supervisor.attach(1, screen)
    core(1).says({ kind: 'ready' })
    expect(screen.pushes).toEqual([])
  })
})

describe('a core that dies', () => {
  it('is started again at once, with what it asked to hold and a new way to every screen', async () => {
    const screens = [seat(), seat()] as const
    supervisor.attach(1, screens[0])
    supervisor.attach(2, screens[1])
    core(1).says({ kind: 'ready' })
    core(1).says({ kind: 'hold', resume: Uint8Array.of(1, 2, 3) })
    core(1).dies()
    expect(screens[0].pushes).toEqual(['core.lost'])
    await vi.advanceTimersByTimeAsync(0)
    expect(core(2).sent[0]).toEqual({ kind: 'start', ...START, resume: Uint8Array.of(1, 2, 3) })
    core(2).says({ kind: 'ready' })
    for (const [index, screen] of screens.entries()) {
      expect(screen.pushes).toEqual(['core.lost', 'core.back'])
      expect(screen.ports).toEqual([`core 1, screen ${index + 1}`, `core 2, screen ${index + 1}`])
    }
  })

  it('is told which pages were loaded anew meanwhile, and know nothing', async () => {
    supervisor.attach(1, seat())
    supervisor.attach(2, seat())
    core(1).dies()
    supervisor.attach(2, seat())
    await vi.advanceTimersByTimeAsync(0)
    expect(core(2).sent.slice(1)).toEqual([
      { kind: 'screen', screen: 1, reloaded: false },
      { kind: 'screen', screen: 2, reloaded: true },
    ])
  })

  it('waits longer each time, and starts without what it held once that may be the cause', async () => {
    const resume = Uint8Array.of(9)
    core(1).says({ kind: 'hold', resume })
    for (const [number, wait] of [0, 250, 1_000, 4_000, 15_000, 15_000].entries()) {
      core(number + 1).dies()
      await vi.advanceTimersByTimeAsync(Math.max(0, wait - 1))
      expect(cores).toHaveLength(wait === 0 ? number + 2 : number + 1)
      await vi.advanceTimersByTimeAsync(1)
      expect(cores).toHaveLength(number + 2)
    }
    expect(core(4).sent[0]).toMatchObject({ resume })
    expect(core(5).sent[0]).toMatchObject({ resume: null })
  })

  it('starts at once again when the crash before was long ago', async () => {
    for (const number of [1, 2, 3]) {
      core(number).dies()
      await vi.advanceTimersByTimeAsync(0)
      expect(cores).toHaveLength(number + 1)
      await vi.advanceTimersByTimeAsync(61_000)
    }
  })

  it('fails what the shell asked it', async () => {
    const answer = expect(supervisor.redeemTicket('t')).rejects.toMatchObject({ code: 'core.unavailable' })
    core(1).dies()
    await answer
    await expect(supervisor.redeemTicket('t')).rejects.toMatchObject({ code: 'core.unavailable' })
  })
})

describe('what is held', () => {
  it('is wiped when the core takes it back, or gives something else', () => {
    const first = Uint8Array.of(1, 1)
    const second = Uint8Array.of(2, 2)
    core(1).says({ kind: 'hold', resume: first })
    core(1).says({ kind: 'hold', resume: second })
    expect([...first]).toEqual([0, 0])
    core(1).says({ kind: 'hold', resume: null })
    expect([...second]).toEqual([0, 0])
  })

  it('is wiped when the machine goes to sleep, and the core is told', async () => {
    const held = Uint8Array.of(7)
    core(1).says({ kind: 'hold', resume: held })
    supervisor.suspend()
    expect([...held]).toEqual([0])
    expect(core(1).sent.at(-1)).toEqual({ kind: 'suspend' })
    core(1).dies()
    await vi.advanceTimersByTimeAsync(0)
    expect(core(2).sent[0]).toMatchObject({ resume: null })
  })
})

describe('questions of the shell', () => {
  it('find their answers in whatever order these come', async () => {
    const one = supervisor.redeemTicket('one')
    const two = supervisor.redeemTicket('two')
    const form = (title: string) => ({ html: '<p>', paper: 'A5', title }) as const
    core(1).says({ kind: 'redeemed', requestId: 2, form: form('two') })
    core(1).says({ kind: 'redeemed', requestId: 1, form: form('one') })
    expect([(await one).title, (await two).title]).toEqual(['one', 'two'])
  })

  it('come back with the code of what went wrong', async () => {
    const asked = supervisor.notePrinted({ ticket: 't', paper: 'A4', target: 'file' })
    core(1).says({ kind: 'failed', requestId: 1, error: { code: 'print.unknown-ticket', details: {} } })
    await expect(asked).rejects.toMatchObject({ code: 'print.unknown-ticket' })
  })

  it('are not confused by messages that are none', () => {
    core(1).says('hello')
    core(1).says({ kind: 'noted', requestId: 99 })
    expect(logged).toEqual(['the core sent something that is no message'])
  })
})

describe('the end', () => {
  it('waits for the core to close its files, and starts no other', async () => {
    const ended = supervisor.end()
    expect(core(1).sent.at(-1)).toEqual({ kind: 'shutdown' })
    core(1).dies()
    await ended
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cores).toHaveLength(1)
  })

  it('comes by force when the core does not answer', async () => {
    const ended = supervisor.end()
    await vi.advanceTimersByTimeAsync(5_000)
    await ended
    expect(core(1).killed()).toBe(true)
  })

  it('comes at once between two cores', async () => {
    core(1).dies()
    await supervisor.end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cores).toHaveLength(1)
  })
})

describe('the power of the machine', () => {
  it('is told to the core that runs and to every core after it', async () => {
    supervisor.power(true)
    expect(core(1).sent.at(-1)).toEqual({ kind: 'power', onBattery: true })
    supervisor.power(false)
    supervisor.power(true)
    core(1).dies()
    await vi.advanceTimersByTimeAsync(0)
    expect(core(2).sent.filter(({ kind }) => kind === 'power')).toEqual([{ kind: 'power', onBattery: true }])
    expect(core(2).sent[0]?.kind).toBe('start')
  })
})
