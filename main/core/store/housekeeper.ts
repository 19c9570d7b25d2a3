/** Work that keeps the desk fast or small and that nobody waits for. */
export interface HousekeepingTask {
  readonly name: string
  /**
   * Does one slice of at most a few milliseconds. `quiet` is true when nobody has written for a while, and then the
   * task may do what would otherwise wait.
   * @returns whether more is left to do now.
   */
  readonly run: (quiet: boolean) => boolean
}

/** Told of a task that failed: its name and why. */
export type HousekeepingReport = (task: string, error: unknown) => void

/** Milliseconds without a write after which, at the latest twice as many, the desk counts as quiet. */
export const QUIET_AFTER_MS = 150

/**
 * Runs housekeeping between replies: a first slice once the turn that wrote has ended (and so after its reply was
 * posted), the rest slice by slice with a breath for requests in between, and once more when the desk has gone quiet.
 * A task that fails is reported and left alone until the next write; the others go on.
 */
export class Housekeeper {
  readonly #tasks: HousekeepingTask[] = []
  readonly #due = new Set<HousekeepingTask>()
  readonly #report: HousekeepingReport
  #writes = 0
  #quiet = false
  #isCalled = false
  #immediate: NodeJS.Immediate | undefined
  #quietTimer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(report: HousekeepingReport) {
    this.#report = report
  }

  /** Adds a task; it first runs after the next write. */
  register(task: HousekeepingTask): void {
    this.#tasks.push(task)
  }

  /** Says that something was written; costs next to nothing. */
  afterWrite(): void {
    this.#writes += 1
    // Before its slice has run, another write changes nothing.
    if (this.#isCalled || this.#stopped) return
    this.#quiet = false
    this.#callAll()
    this.#quietTimer ??= this.#waitForQuiet()
  }

  /** Does all that is left, now; for the end of a day, and for tests. */
  flush(): void {
    this.#callAll()
    while (this.#due.size > 0) this.#runDue(true)
    clearImmediate(this.#immediate)
    this.#immediate = undefined
  }

  /** Does nothing from now on. */
  stop(): void {
    this.#stopped = true
    this.#due.clear()
    clearImmediate(this.#immediate)
    clearTimeout(this.#quietTimer)
  }

  #waitForQuiet(): NodeJS.Timeout {
    const writesBefore = this.#writes
    const timer = setTimeout(() => {
      this.#quietTimer = undefined
      if (this.#writes !== writesBefore) this.#quietTimer = this.#waitForQuiet()
      else {
        this.#quiet = true
        this.#callAll()
      }
    }, QUIET_AFTER_MS)
    timer.unref()
    return timer
  }

  #callAll(): void {
    for (const task of this.#tasks) this.#due.add(task)
    this.#isCalled = true
    this.#immediate ??= setImmediate(() => this.#slice())
  }

  #slice(): void {
    this.#immediate = undefined
    this.#runDue(this.#quiet)
    if (this.#due.size > 0) this.#immediate ??= setImmediate(() => this.#slice())
  }

  #runDue(quiet: boolean): void {
    this.#isCalled = false
    for (const task of [...this.#due]) if (!this.#hasMore(task, quiet)) this.#due.delete(task)
  }

  #hasMore(task: HousekeepingTask, quiet: boolean): boolean {
    try {
      return task.run(quiet)
    } catch (error) {
      this.#report(task.name, error)
      return false
    }
  }
}
