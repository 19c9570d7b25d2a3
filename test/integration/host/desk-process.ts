import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { type ForkedPort, launchFork } from '../../../main/launch/fork.ts'
import { CoreSupervisor } from '../../../main/launch/supervisor.ts'
import type { CallInput, CallName } from '../../../shared/contract/contract.ts'
import { CoreMessage } from '../../../shared/contract/control.ts'
import { ResponseEnvelope } from '../../../shared/contract/envelope.ts'
import { CONTRACT_VERSION } from '../../../shared/contract/names.ts'
import { DeskError } from '../../../shared/errors.ts'

const HOST = fileURLToPath(new URL('../../../main/core/host.ts', import.meta.url))

export const COMMUNE: CallInput<'desk.found'>['desk'] = {
  communeName: 'Xã Đông Sơn',
  provinceName: 'Thanh Hóa',
  agencyCode: 'H56.17.22',
  deskName: 'Quầy 1',
  deskMark: 'Q1',
  phone: '',
  address: '',
  numbering: { kind: 'temporary' },
}

export const LAN: CallInput<'desk.found'>['officer'] = {
  name: 'Nguyễn Thị Lan',
  login: 'lan',
  position: 'Giám đốc Trung tâm',
  roles: ['chief'],
  passphrase: 'mưa núi gạo trăng',
  pin: '4826',
}

/** A screen without a window: asks over the line that a window's port would be. */
export class TestScreen {
  readonly pushes: { readonly name: string; readonly payload: unknown }[] = []
  readonly #answers = new Map<number, (response: ResponseEnvelope) => void>()
  readonly #waiting: { readonly until: () => boolean; readonly done: () => void }[] = []
  readonly #port: Promise<ForkedPort>
  #takeFirst: (port: ForkedPort) => void = () => undefined
  #latest: ForkedPort | undefined
  #lastId = 0

  constructor() {
    this.#port = new Promise((resolve) => {
      this.#takeFirst = resolve
    })
  }

  take(port: ForkedPort): void {
    this.#latest = port
    this.#takeFirst(port)
    port.hear((raw) => {
      const response = ResponseEnvelope.parse(raw)
      if (response.kind === 'push') this.hear(response.name, response.payload)
      else this.#answers.get(response.id)?.(response)
    })
  }

  hear(name: string, payload: unknown): void {
    this.pushes.push({ name, payload })
    for (const { until, done } of this.#waiting) if (until()) done()
  }

  /** Waits for a push of this name, one after the `after` first ones. */
  heard(name: string, after = 0): Promise<void> {
    const until = (): boolean => this.pushes.filter((push) => push.name === name).length > after
    return until() ? Promise.resolve() : new Promise((done) => this.#waiting.push({ until, done }))
  }

  /** Asks and waits for the raw answer. */
  async send(question: {
    readonly call: string
    readonly input: unknown
    readonly v?: number
  }): Promise<ResponseEnvelope> {
    const first = await this.#port
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      this.#answers.set(id, resolve)
      const port = this.#latest ?? first
      port.send({ v: CONTRACT_VERSION, id, ...question })
    })
  }

  /**
   * Asks and gives back the answer, of a shape the gate has checked.
   * @throws DeskError as the core answered
   */
  async ask<Name extends CallName>(call: Name, input: CallInput<Name>): Promise<unknown> {
    const response = await this.send({ call, input })
    if (response.kind === 'ok') return response.output
    if (response.kind === 'error') throw new DeskError(response.error.code, response.error.details)
    throw new Error('a push has no number')
  }

  /** The code with which a call is refused. */
  async refusal(call: string, input: unknown): Promise<string> {
    const response = await this.send({ call, input })
    return response.kind === 'error' ? response.error.code : 'answered'
  }
}

export interface DeskProcessOptions {
  readonly osSecret?: Uint8Array | null
  readonly demonstration?: boolean
  readonly trustAuthority?: string | null
  /** What the core and its hosts find in their environment. */
  readonly environment?: Readonly<Record<string, string>>
}

/** A core as a process of its own on a directory that goes away with the test, kept running by the real supervisor. */
export class DeskProcess {
  readonly directory: string
  readonly logged: string[] = []
  readonly supervisor: CoreSupervisor<ForkedPort>
  /** Process identifiers of every core so far. */
  readonly pids: (number | undefined)[] = []
  held: Uint8Array | null = null

  private constructor(directory: string, options: DeskProcessOptions) {
    this.directory = directory
    const launch = launchFork(HOST, options.environment)
    this.supervisor = new CoreSupervisor({
      launch: (listener) => {
        const child = launch({
          exit: listener.exit,
          message: (raw) => {
            const message = CoreMessage.parse(raw)
            if (message.kind === 'hold') this.held = message.resume
            listener.message(raw)
          },
        })
        this.pids.push(child.pid)
        return child
      },
      startOptions: Promise.resolve({
        dataDirectory: directory,
        applicationVersion: '0.1.0',
        osSecret: options.osSecret ?? null,
        demonstration: options.demonstration ?? false,
        trustAuthority: options.trustAuthority ?? null,
      }),
      log: (text) => this.logged.push(text),
    })
  }

  static async start(options: DeskProcessOptions = {}): Promise<DeskProcess> {
    const parent = await mkdtemp(join(tmpdir(), 'desk-process-'))
    const desk = new DeskProcess(join(parent, 'desk'), options)
    onTestFinished(async () => {
      await desk.supervisor.end()
      await rm(parent, { recursive: true })
    })
    desk.supervisor.begin()
    return desk
  }

  /** Puts a screen at the desk. */
  seat(number: number): TestScreen {
    const screen = new TestScreen()
    this.supervisor.attach(number, {
      handOver: (port) => screen.take(port),
      push: (name) => screen.hear(name, {}),
    })
    return screen
  }

  /** Ends the running core without a word, as a power cut or the operating system would. */
  kill(): void {
    const pid = this.pids.at(-1)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
}
