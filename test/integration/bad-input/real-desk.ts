import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Desk, openDesk } from '../../../main/core/desk.ts'
import { forkHosts, type HostProcess } from '../../../main/core/line/index.ts'
import { type CallInput, type CallOutput, CONTRACT_VERSION, type CoreCallName } from '../../../shared/contract/index.ts'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'
import { CHEAP } from '../../unit/people/cheap.ts'
import { LAN, PROFILE } from '../people/desk.ts'

const IMAGING_HOST = fileURLToPath(new URL('../../../main/core/scanning/imaging/host/host.ts', import.meta.url))

const TOKEN_HOST = fileURLToPath(new URL('../../../main/core/signing/tokens/host/host.ts', import.meta.url))

const JobMessage = z.looseObject({ kind: z.literal('job'), job: z.looseObject({ do: z.string() }) })

/** What is particular about the machine of a desk. */
export interface Machine {
  /** What the hosts of tokens find in their environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** The province's root, PEM. */
  readonly trustAuthority?: string
}

/** What the gate answered: an output, or the code of a refusal. */
export type Answer = { readonly output: unknown; readonly code: undefined } | { readonly code: ErrorCode }

/** The whole core in this process, behind its real gate, with a clock that a test sets. */
export class RealDesk {
  readonly directory: string
  /** What the core reported as a bug. */
  readonly reported: string[] = []
  now: number
  /** What the desk told its screens, without the screen. */
  readonly pushes: { readonly name: string; readonly payload: unknown }[] = []
  readonly #waiting = new Set<() => void>()
  readonly #desk: Desk
  #questions = 0
  #sentToHosts = 0
  /** What the hosts were asked to do, by the names of the jobs. */
  readonly jobs: string[] = []
  #killsAt: readonly number[] = []
  /** How many hosts were killed by {@link killHostAt}. */
  hostsKilled = 0

  private constructor(directory: string, desk: (own: RealDesk) => Desk, now: number) {
    this.directory = directory
    this.now = now
    this.#desk = desk(this)
  }

  /** A desk in a new directory, or in one that is there already; nobody is signed in. */
  static async open(
    now: number,
    directory = mkdtempSync(join(tmpdir(), 'motcua-core-')),
    { environment = {}, trustAuthority }: Machine = {},
  ): Promise<RealDesk> {
    let own: RealDesk | undefined
    const startHost = forkHosts((name) => (name === 'token' ? TOKEN_HOST : IMAGING_HOST), environment)
    const desk = await openDesk({
      dataDirectory: directory,
      applicationVersion: '0.1.0',
      osSecret: null,
      demonstration: false,
      trustAuthority: trustAuthority ?? null,
      resume: null,
      log: (level, text) => {
        if (level === 'error') own?.reported.push(text)
      },
      hold: () => undefined,
      push: (_screen, name, payload) => own?.hear(name, payload),
      startHost: (name, listener) => {
        const host = startHost(name, listener)
        return own === undefined ? host : own.#killable(host)
      },
      screens: () => [1, 2],
      people: {
        stretching: CHEAP,
        clock: { now: () => own?.now ?? now, steady: () => 0, after: () => () => undefined },
      },
    })
    own = new RealDesk(directory, () => desk, now)
    return own
  }

  /** A desk whose chief is signed in at screen 1. */
  static async found(now: number): Promise<RealDesk> {
    const desk = await RealDesk.open(now)
    await desk.found()
    return desk
  }

  /** Founds the desk; its chief is signed in at screen 1. */
  async found(): Promise<void> {
    await this.get('desk.found', { desk: PROFILE, officer: LAN })
  }

  /** What the gate answers a question of whatever shape. */
  async ask(call: CoreCallName, input: unknown, screen = 1): Promise<Answer> {
    this.#questions += 1
    const answer = await this.#desk.answer({ v: CONTRACT_VERSION, id: this.#questions, call, input }, screen)
    if (answer.kind === 'error') return { code: answer.error.code }
    if (answer.kind !== 'ok') throw new Error('The gate answers questions and pushes nothing')
    return { output: answer.output, code: undefined }
  }

  /**
   * What the desk answers a question that must succeed. The shape of the answer is the gate's promise.
   * @throws DeskError when it is refused
   */
  async get<Name extends CoreCallName>(call: Name, input: CallInput<Name>, screen?: number): Promise<CallOutput<Name>>
  async get(call: CoreCallName, input: unknown, screen = 1): Promise<unknown> {
    const answer = await this.ask(call, input, screen)
    if (answer.code !== undefined) throw new DeskError(answer.code)
    return answer.output
  }

  /** Tells the desk whether its machine runs on the battery. */
  power(onBattery: boolean): void {
    this.#desk.power(onBattery)
  }

  /** Kills the imaging host right after it was sent these of the coming messages, the next one being number 1. */
  killHostAt(...messages: readonly number[]): void {
    this.#sentToHosts = 0
    this.#killsAt = messages
  }

  #killable(host: HostProcess): HostProcess {
    return {
      send: (message) => {
        host.send(message)
        const { data } = JobMessage.safeParse(message)
        if (data !== undefined) this.jobs.push(data.job.do)
        this.#sentToHosts += 1
        if (!this.#killsAt.includes(this.#sentToHosts)) return
        this.hostsKilled += 1
        host.kill()
      },
      kill: () => host.kill(),
    }
  }

  /** Takes what the desk tells a screen. */
  hear(name: string, payload: unknown): void {
    this.pushes.push({ name, payload })
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  /** Waits until something holds, looked at anew whenever the desk tells of anything. */
  async until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (;;) {
      const heard = this.pushes.length
      const found = await look()
      if (found !== undefined) return found
      if (this.pushes.length === heard) await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** The page of a paper that was prepared under a ticket. */
  page(ticket: string): string {
    return this.#desk.redeemTicket(ticket).html
  }

  notePrinted(ticket: string): void {
    this.#desk.notePrinted(ticket, 'printer')
  }

  /** Ends the core, as at the end of the day; the directory stays. */
  close(): void {
    this.#desk.close()
  }

  /** Ends the core and opens it again on the same directory, with its chief signed in. */
  async reopen(): Promise<RealDesk> {
    this.close()
    const again = await RealDesk.open(this.now, this.directory)
    await again.get('session.open', { login: LAN.login, secret: { kind: 'passphrase', passphrase: LAN.passphrase } })
    return again
  }

  leave(): void {
    this.close()
    rmSync(this.directory, { recursive: true, force: true })
  }
}
