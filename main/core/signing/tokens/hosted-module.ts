import { DeskError } from '../../../../shared/errors.ts'
import type { HostProcess, StartHost } from '../../line/index.ts'
import {
  FromTokenHost,
  TOKEN_JOB_RESULTS,
  type TokenJob,
  type TokenJobName,
  type TokenJobResults,
  type ToTokenHost,
} from './protocol.ts'

/** Milliseconds before a host that ended unasked is started again, by how often it did of late; the last for every further time. */
const WAITS_MS = [0, 250, 2_000, 10_000, 60_000] as const
/** A host that ended longer ago than this counts no more. */
const FORGIVEN_AFTER_MS = 5 * 60_000

/** How long a call of a module may take, in milliseconds. A person at a PIN pad takes longer than any token. */
export type CallLimits = Readonly<Record<TokenJobName | 'person', number>>
export const CALL_LIMITS: CallLimits = {
  load: 20_000,
  glance: 10_000,
  look: 30_000,
  open: 30_000,
  sign: 60_000,
  close: 10_000,
  person: 3 * 60_000,
}

export interface HostedModuleOptions {
  readonly startHost: StartHost
  readonly log: (text: string) => void
  readonly limits: CallLimits
}

interface Waiting {
  readonly id: number
  readonly take: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * A module in a process of its own, so that a library that crashes or hangs harms nothing but itself. Calls are given one
 * after another; one that takes too long ends the process, and the next call starts another.
 */
export class HostedModule {
  readonly path: string
  readonly #options: HostedModuleOptions
  #host: HostProcess | undefined
  #waiting: Waiting | undefined
  #last: Promise<unknown> = Promise.resolve()
  #queued = 0
  #crashes: number[] = []
  #lastId = 0
  #run = 0
  #closed = false

  constructor(path: string, options: HostedModuleOptions) {
    this.path = path
    this.#options = options
  }

  /** Which process runs, counted: what was opened in an earlier one is gone. */
  get run(): number {
    return this.#run
  }

  /** Whether nothing is under way or waits. */
  get idle(): boolean {
    return this.#queued === 0
  }

  /**
   * Has a call done after those before it.
   * @param job its PIN is wiped when it is on its way, or failed before
   * @param inRun the process that it is for; in another one it is refused as `signing.not-open`
   * @throws DeskError signing.token-slow when it took too long and `signing.token-crashed` when the process ended: what it
   * had opened is lost in both cases; and what the job itself fails with
   */
  ask<Name extends Exclude<TokenJobName, 'load'>>(
    job: TokenJob & { do: Name },
    { limit = this.#options.limits[job.do], inRun }: { readonly limit?: number; readonly inRun?: number } = {},
  ): Promise<TokenJobResults[Name]> {
    this.#queued += 1
    const answer = this.#last.then(async () => {
      try {
        if (inRun !== undefined && (inRun !== this.#run || this.#host === undefined)) {
          throw new DeskError('signing.not-open')
        }
        await this.#started()
        return TOKEN_JOB_RESULTS[job.do].parse(await this.#send(job, limit))
      } finally {
        if ('pin' in job) job.pin?.fill(0)
        this.#queued -= 1
      }
    })
    this.#last = answer.catch(() => undefined)
    return answer
  }

  /** Ends the process; what is under way is rejected. */
  close(): void {
    this.#closed = true
    this.#end('signing.token-crashed')
  }

  /** Starts a process and loads the module; nothing is sent to one that does not run yet, so that a PIN never waits. */
  async #started(): Promise<void> {
    if (this.#closed) throw new DeskError('signing.token-crashed')
    if (this.#host !== undefined) return
    await this.#waitAfterCrashes()
    if (this.#closed) throw new DeskError('signing.token-crashed')
    this.#run += 1
    const host: HostProcess = this.#options.startHost('token', {
      message: (raw) => this.#hear(raw),
      ended: (code) => this.#lose(host, code),
    })
    this.#host = host
    try {
      await this.#send({ do: 'load', path: this.path }, this.#options.limits.load)
    } catch (failure) {
      // A library that cannot be loaded is not tried every second.
      if (this.#host === host) this.#crashes.push(performance.now())
      this.#end('signing.token-crashed')
      throw failure
    }
  }

  async #waitAfterCrashes(): Promise<void> {
    const now = performance.now()
    this.#crashes = this.#crashes.filter((at) => now - at < FORGIVEN_AFTER_MS)
    const wait = WAITS_MS[Math.min(this.#crashes.length, WAITS_MS.length - 1)] ?? 0
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }

  #send(job: TokenJob, limit: number): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise<unknown>((take, reject) => {
      const watchdog = setTimeout(() => {
        this.#options.log(`a token module took more than ${limit} ms to ${job.do}`)
        this.#crashes.push(performance.now())
        this.#end('signing.token-slow')
      }, limit)
      const settled = () => {
        clearTimeout(watchdog)
        this.#waiting = undefined
      }
      this.#waiting = {
        id,
        take: (result) => {
          settled()
          take(result)
        },
        reject: (error) => {
          settled()
          reject(error)
        },
      }
      this.#host?.send({ kind: 'job', id, job } satisfies ToTokenHost)
    })
  }

  #hear(raw: unknown): void {
    const { data: message } = FromTokenHost.safeParse(raw)
    switch (message?.kind) {
      case 'done':
        if (this.#waiting?.id === message.id) this.#waiting.take(message.result)
        break
      case 'failed':
        if (this.#waiting?.id === message.id) {
          this.#waiting.reject(new DeskError(message.error.code, message.error.details))
        }
        break
      case 'log':
        this.#options.log(`token: ${message.text}`)
        break
      default:
        this.#options.log('a token host sent something that is no message')
    }
  }

  #lose(host: HostProcess, code: number | null): void {
    // One that was ended on purpose is not missed.
    if (this.#host !== host) return
    this.#host = undefined
    this.#crashes.push(performance.now())
    this.#options.log(`a token host ended with code ${code}`)
    this.#waiting?.reject(new DeskError('signing.token-crashed'))
  }

  #end(code: 'signing.token-slow' | 'signing.token-crashed'): void {
    const host = this.#host
    this.#host = undefined
    // The host ends itself when it can; in Electron that is surer than the polite signal that `kill` sends.
    host?.send({ kind: 'end' } satisfies ToTokenHost)
    host?.kill()
    this.#waiting?.reject(new DeskError(code))
  }
}
