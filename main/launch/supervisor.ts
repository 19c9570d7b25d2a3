import { CoreMessage, type RedeemedForm, type ShellMessage } from '../../shared/contract/control.ts'
import { DeskError } from '../../shared/errors.ts'
import type { CoreChild, Launch } from './child.ts'
import { HostProcesses, type LaunchHost } from './hosts.ts'

/** Milliseconds before a core that ended is started again, by how often it ended of late; the last one for every further time. */
const WAITS_MS = [0, 250, 1_000, 4_000, 15_000] as const
/** A core that ran this long has recovered, and the next crash counts as the first. */
const RECOVERED_AFTER_MS = 60_000
/** Crashes of late after which what the core asked to hold is dropped: it may be the very cause. */
const MOST_RESUMES = 3
/** How long a core may take to close its files before it is ended. */
const LONGEST_GOODBYE_MS = 5_000

/** What a core is told when it starts, save what it asked to be held. */
export type StartOptions = Omit<Extract<ShellMessage, { kind: 'start' }>, 'kind' | 'resume'>

/** A screen as the supervisor sees it. */
export interface Seat<Port> {
  /** Takes the screen's end of a new channel to the core; the one before is dead. */
  readonly handOver: (port: Port) => void
  /** Tells the screen that the core went or came back. */
  readonly push: (name: 'core.lost' | 'core.back') => void
}

export interface SupervisorOptions<Port> {
  readonly launch: Launch<Port>
  /** May still be on its way (the operating system's secret) when the core already starts. */
  readonly startOptions: Promise<StartOptions>
  /** Starts the processes that the core asks for; left out where a core starts them itself (plain Node). */
  readonly launchHost?: LaunchHost<Port>
  readonly log: (text: string) => void
}

interface Pending {
  readonly resolve: (message: CoreMessage) => void
  readonly reject: (error: DeskError) => void
}

/**
 * Keeps one core running: starts it, starts it again when it ended, hands every screen a way to it, and gives a core that
 * comes back what the one before asked to be held.
 */
export class CoreSupervisor<Port> {
  readonly #options: SupervisorOptions<Port>
  readonly #seats = new Map<number, Seat<Port>>()
  /** Screens whose page was loaded anew since a core last heard of them. */
  readonly #reloaded = new Set<number>()
  readonly #pending = new Map<number, Pending>()
  readonly #hosts: HostProcesses<Port>
  /** The core that runs and was told to start. */
  #core: CoreChild<Port> | undefined
  #held: Uint8Array | null = null
  #onBattery: boolean | undefined
  #crashes: number[] = []
  #lastRequest = 0
  /** Whether screens were told that the core is gone. */
  #missed = false
  #restart: NodeJS.Timeout | undefined
  #ending: { readonly done: () => void } | undefined

  constructor(options: SupervisorOptions<Port>) {
    this.#options = options
    this.#hosts = new HostProcesses(options.launchHost, options.log)
  }

  /** Starts the core. */
  begin(): void {
    let ended = false
    const child = this.#options.launch({
      message: (raw) => this.#hear(raw),
      exit: (code) => {
        ended = true
        this.#lose(code)
      },
    })
    void this.#options.startOptions.then((options) => {
      if (ended) return
      this.#core = child
      child.send({ kind: 'start', ...options, resume: this.#held })
      if (this.#onBattery !== undefined) child.send({ kind: 'power', onBattery: this.#onBattery })
      for (const screen of this.#seats.keys()) this.#connect(child, screen)
    })
  }

  /** Gives a screen a way to the core, now and after every restart. A screen that was loaded anew gets a new one. */
  attach(screen: number, seat: Seat<Port>): void {
    this.#seats.set(screen, seat)
    this.#reloaded.add(screen)
    if (this.#core !== undefined) this.#connect(this.#core, screen)
  }

  /** The screen was closed. */
  detach(screen: number): void {
    this.#reloaded.delete(screen)
    if (this.#seats.delete(screen)) this.#core?.send({ kind: 'screen-gone', screen })
  }

  /** Locks every screen. */
  lock(): void {
    this.#core?.send({ kind: 'lock' })
  }

  /** Tells the core, and every core after it, whether the machine runs on its battery. */
  power(onBattery: boolean): void {
    this.#onBattery = onBattery
    this.#core?.send({ kind: 'power', onBattery })
  }

  /** Drops the key, here and in the core: the machine goes to sleep or off. */
  suspend(): void {
    this.#hold(null)
    this.#core?.send({ kind: 'suspend' })
  }

  /**
   * The form that was prepared under a ticket; a ticket is good for one print.
   * @throws DeskError print.unknown-ticket, core.unavailable
   */
  async redeemTicket(ticket: string): Promise<RedeemedForm> {
    const answer = await this.#ask((requestId) => ({ kind: 'redeem-ticket', requestId, ticket }))
    if (answer.kind !== 'redeemed') throw new DeskError('core.unexpected', { call: 'redeem-ticket' })
    return answer.form
  }

  /**
   * Has the ledger remember that a form left the printer or was saved.
   * @throws DeskError core.unavailable, and what the ledger throws
   */
  async notePrinted(
    printed: Omit<Extract<ShellMessage, { kind: 'form-printed' }>, 'kind' | 'requestId'>,
  ): Promise<void> {
    await this.#ask((requestId) => ({ kind: 'form-printed', requestId, ...printed }))
  }

  /** Lets the core close its files and end; ends it by force when it takes too long. */
  async end(): Promise<void> {
    clearTimeout(this.#restart)
    this.#hold(null)
    const core = this.#core
    if (core === undefined) return
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => core.kill(), LONGEST_GOODBYE_MS)
      this.#ending = {
        done: () => {
          clearTimeout(force)
          resolve()
        },
      }
      core.send({ kind: 'shutdown' })
    })
  }

  #connect(core: CoreChild<Port>, screen: number): void {
    this.#seats.get(screen)?.handOver(core.connect(screen, this.#reloaded.delete(screen)))
  }

  #ask(write: (requestId: number) => ShellMessage): Promise<CoreMessage> {
    const core = this.#core
    if (core === undefined) return Promise.reject(new DeskError('core.unavailable'))
    this.#lastRequest += 1
    const requestId = this.#lastRequest
    return new Promise((resolve, reject) => {
      this.#pending.set(requestId, { resolve, reject })
      core.send(write(requestId))
    })
  }

  #hear(raw: unknown): void {
    const { data: message } = CoreMessage.safeParse(raw)
    switch (message?.kind) {
      case 'ready':
        if (this.#missed) this.#pushToAll('core.back')
        this.#missed = false
        break
      case 'hold':
        this.#hold(message.resume)
        break
      case 'redeemed':
      case 'noted':
        this.#take(message.requestId)?.resolve(message)
        break
      case 'failed':
        this.#take(message.requestId)?.reject(new DeskError(message.error.code, message.error.details))
        break
      case 'host-wanted':
        if (this.#core !== undefined) this.#hosts.start(message.id, message.host, this.#core)
        break
      case 'host-unwanted':
        this.#hosts.end(message.id)
        break
      case 'log':
        this.#options.log(`core: ${message.text}`)
        break
      default:
        this.#options.log('the core sent something that is no message')
    }
  }

  #lose(code: number | null): void {
    this.#core = undefined
    this.#hosts.endAll()
    for (const { reject } of this.#pending.values()) reject(new DeskError('core.unavailable'))
    this.#pending.clear()
    if (this.#ending === undefined) this.#startAgain(code)
    else this.#ending.done()
  }

  #startAgain(code: number | null): void {
    const now = performance.now()
    this.#crashes = [...this.#crashes.filter((at) => now - at < RECOVERED_AFTER_MS), now]
    const wait = WAITS_MS[Math.min(this.#crashes.length, WAITS_MS.length) - 1]
    this.#options.log(`the core ended with code ${code}; it starts again in ${wait} ms`)
    if (this.#crashes.length > MOST_RESUMES) this.#hold(null)
    this.#missed = true
    this.#pushToAll('core.lost')
    this.#restart = setTimeout(() => this.begin(), wait)
  }

  #take(requestId: number): Pending | undefined {
    const pending = this.#pending.get(requestId)
    this.#pending.delete(requestId)
    return pending
  }

  #hold(resume: Uint8Array | null): void {
    this.#held?.fill(0)
    this.#held = resume
  }

  #pushToAll(name: 'core.lost' | 'core.back'): void {
    for (const seat of this.#seats.values()) seat.push(name)
  }
}
