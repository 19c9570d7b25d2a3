import { type ChildProcess, spawn } from 'node:child_process'
import { Queue } from './queue.ts'

/** Characters of a program's complaints that are kept: the last ones say why it ended. */
const KEPT_CHARACTERS = 8_000

/** Characters of answers that are taken from a program that is asked something. */
const LONGEST_ANSWER = 1_000_000

/** How often the watchdog looks, as a part of the silence it allows, and at most. */
const LOOKS_PER_SILENCE = 8
const LONGEST_LOOK_MS = 1_000

export interface ProgramOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  /** Folder it works in. */
  readonly folder?: string
  /** Longest silence before it is ended, in milliseconds. */
  readonly quietMilliseconds: number
  /** How long each request to end is waited for before a firmer one, in milliseconds. */
  readonly graceMilliseconds: number
  /** Told of what it writes to its error output, piece by piece. */
  readonly onComplaint?: (text: string) => void
  /** Bytes of the files that it wrote and nobody took yet: they change while it works without a word. */
  readonly measure?: () => Promise<number>
  /** Above so many of them it is held until half of them were taken; never where left out, and never on Windows. */
  readonly mostBytes?: number
}

/** How a program came to its end. */
export interface ProgramEnd {
  /** Its exit code; null when a signal or the desk ended it. */
  readonly code: number | null
  /** Whether the desk ended it because it was silent for too long. */
  readonly wasSilent: boolean
  /** Why it could not be started. */
  readonly notStarted: Error | undefined
  /** The last it wrote to its error output. */
  readonly complaints: string
}

/**
 * A program of somebody else that works for the desk: its lines are given out as they come, and it ends for sure. A scanner's driver
 * can block for ever in an error path (seen with scanimage), so one that is silent for too long is asked to end, told to, and killed;
 * one that does not even die (blocked in the kernel) is given up.
 */
export class RunningProgram {
  /** What it writes to its output, line by line; ends with the program. */
  readonly lines = new Queue<string>()
  readonly ended: Promise<ProgramEnd>
  readonly #options: ProgramOptions
  readonly #child: ChildProcess
  #watch: NodeJS.Timeout | undefined
  #escalation: NodeJS.Timeout | undefined
  #isOver = false
  #wasSilent = false
  #isEnding = false
  #isHeld = false
  #lastSign = performance.now()
  #lastMeasure = 0
  #complaints = ''
  #rest = ''

  constructor(options: ProgramOptions) {
    this.#options = options
    const { command, args, environment, folder } = options
    this.#child = spawn(command, args, {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own: what a wrapper script started ends with it, and Ctrl+C at the desk's terminal is not also its own.
      detached: process.platform !== 'win32',
      ...(folder === undefined ? {} : { cwd: folder }),
    })
    this.ended = this.#follow()
    this.#watch = setInterval(
      () => void this.#look(),
      Math.min(options.quietMilliseconds / LOOKS_PER_SILENCE, LONGEST_LOOK_MS),
    )
  }

  /** The process number; undefined when it was not started. */
  get processNumber(): number | undefined {
    return this.#child.pid
  }

  /** Asks it to stop as Ctrl+C does, so that it finishes what it has; then less kindly. Does nothing when it is ending already. */
  cancel(): void {
    this.#end(['SIGINT', 'SIGTERM', 'SIGKILL'])
  }

  /** Ends it, kindly at first. Does nothing when it is ending already. */
  stop(): void {
    this.#end(['SIGTERM', 'SIGKILL'])
  }

  #follow(): Promise<ProgramEnd> {
    const child = this.#child
    child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#hear(text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastSign = performance.now()
      this.#complaints = (this.#complaints + text).slice(-KEPT_CHARACTERS)
      this.#options.onComplaint?.(text)
    })
    return new Promise((resolve) => {
      const finish = (code: number | null, notStarted?: Error) => {
        if (this.#isOver) return
        this.#isOver = true
        clearInterval(this.#watch)
        clearTimeout(this.#escalation)
        if (this.#rest !== '') this.lines.push(this.#rest)
        this.lines.end()
        child.stdout?.destroy()
        child.stderr?.destroy()
        resolve({ code, wasSilent: this.#wasSilent, notStarted, complaints: this.#complaints })
      }
      this.#giveUp = () => finish(null)
      child.once('error', (error) => {
        if (child.pid === undefined) finish(null, error)
      })
      child.once('close', (code) => finish(code))
      // Something it started may hold its output open after it is gone.
      child.once('exit', (code) => {
        setTimeout(() => finish(code), this.#options.graceMilliseconds).unref()
      })
    })
  }

  #giveUp: () => void = () => {}

  #hear(text: string): void {
    this.#lastSign = performance.now()
    const lines = (this.#rest + text).split(/\r?\n/)
    this.#rest = (lines.pop() ?? '').slice(0, LONGEST_ANSWER)
    for (const line of lines) this.lines.push(line)
  }

  async #look(): Promise<void> {
    const measure = await this.#options.measure?.().catch(() => this.#lastMeasure)
    if (measure !== undefined && measure !== this.#lastMeasure) {
      this.#lastMeasure = measure
      this.#lastSign = performance.now()
    }
    this.#holdOrLetGo()
    if (this.#isEnding || this.#isHeld || performance.now() - this.#lastSign < this.#options.quietMilliseconds) return
    this.#wasSilent = true
    this.stop()
  }

  /** A fast scanner must not fill the memory with pages that a slow disk has not taken yet: its driver waits, as for a slow line. */
  #holdOrLetGo(): void {
    const { mostBytes } = this.#options
    if (mostBytes === undefined || process.platform === 'win32' || this.#isEnding || this.#isOver) return
    const isTooMuch = this.#lastMeasure > (this.#isHeld ? mostBytes / 2 : mostBytes)
    if (isTooMuch === this.#isHeld) return
    this.#isHeld = isTooMuch
    this.#lastSign = performance.now()
    this.#signal(isTooMuch ? 'SIGSTOP' : 'SIGCONT')
  }

  #end(signals: readonly NodeJS.Signals[]): void {
    if (this.#isEnding || this.#isOver) return
    this.#isEnding = true
    this.#escalate(signals)
  }

  #escalate([signal, ...firmer]: readonly NodeJS.Signals[]): void {
    if (this.#isOver) return
    if (signal === undefined) {
      this.#giveUp()
      return
    }
    this.#signal(signal)
    // One that is held hears nothing before it goes on.
    if (this.#isHeld) this.#signal('SIGCONT')
    this.#escalation = setTimeout(() => this.#escalate(firmer), this.#options.graceMilliseconds)
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child
    if (pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) return
    try {
      if (process.platform === 'win32') this.#child.kill(signal)
      else process.kill(-pid, signal)
    } catch {
      // It ended a moment ago; its `exit` is under way.
    }
  }
}

/** Starts a program and gathers its whole answer. An abort ends it. */
export async function askProgram(
  options: ProgramOptions,
  signal: AbortSignal,
): Promise<ProgramEnd & { readonly answer: readonly string[] }> {
  const program = new RunningProgram(options)
  const stop = () => program.stop()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    const answer: string[] = []
    let length = 0
    for await (const line of program.lines) {
      length += line.length
      if (length > LONGEST_ANSWER) program.stop()
      else answer.push(line)
    }
    return { ...(await program.ended), answer }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
