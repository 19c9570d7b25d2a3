import { once } from 'node:events'
import type { ResourceLimits, Worker } from 'node:worker_threads'
import { DeskError } from '../../../../../shared/errors.ts'
import { describeFailure } from '../../../../../shared/failures.ts'
import { tooLarge } from '../picture/limits.ts'
import { FromWorker, type Job, type JobName, type ToWorker } from '../protocol.ts'

/** The heap of a worker. Pictures lie outside of it and are bounded by what may be opened at all. */
export const WORKER_LIMITS: ResourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 8 }

/**
 * Above so many bytes of the whole process a worker that has finished is replaced by a fresh one: WASM never gives memory back. Two
 * workers that clean and read pages of A4 hold some 550 megabytes after a few dozen pages, and a page on its way 150 more.
 */
const RECYCLED_ABOVE_BYTES = 510 * 1_048_576
/** A worker that did fewer jobs is not replaced for that: to load its engines takes as long as to clean three pages. */
const FEWEST_JOBS = 12
/** Above so many it is replaced all the same: its page was much larger than others. */
const RECYCLED_AT_ONCE_BYTES = 900 * 1_048_576
/** Above so many the worker that cleans doesn't read as well: the engine of reading takes a tenth of a gigabyte more. */
const BOTH_READ_BELOW_BYTES = 400 * 1_048_576
/** Above so many bytes workers that idle are ended before a long document is put together, which takes memory of its own. */
const LEAN_BYTES = 450 * 1_048_576
/** Pictures of so many bytes make a long document: about a hundred pages. A shorter one is not worth a worker's start. */
const LONG_DOCUMENT_BYTES = 16 * 1_048_576
/** Above so many bytes the page that was begun last is given up: a page that unpacks without end must not take the machine with it. */
const GIVEN_UP_ABOVE_BYTES = 1_400 * 1_048_576
/** Memory is looked at this often while there is work. */
const WATCHED_EVERY_MS = 250
/** So many jobs and a worker is replaced in any case. */
const MOST_JOBS = 400
/** A job that was cancelled may finish within this; then its worker is ended. */
const CANCELLED_WITHIN_MS = 2_000

/** Milliseconds that a job may take. */
const TIME_MS: Readonly<Record<JobName, number>> = {
  look: 30_000,
  'take-out': 45_000,
  clean: 90_000,
  picture: 30_000,
  draw: 45_000,
  codes: 30_000,
  'lift-ink': 30_000,
  read: 180_000,
  assemble: 300_000,
}

/** What waits behind everything else. */
const BEHIND: ReadonlySet<JobName> = new Set(['read'])
/**
 * What one worker does at a time, the same one each time: the engine that encodes grows by a tenth of a gigabyte, and one worker cleans
 * faster than any feeder scans.
 */
const ONE_AT_A_TIME: JobName = 'clean'
/** A worker that is ended and doesn't go within this is waited for no longer. */
const GONE_WITHIN_MS = 3_000
/** How long at most a worker is kept free of reading after the desk asked for something: out of a quick feeder the next page is on its way. */
const KEPT_FREE_MS = 1_500
/** A page that comes out of a feeder comes within this many times what the one before it took. Pages of a file come all at once, and none after. */
const NEXT_PAGE_WITHIN = 2

/**
 * How many workers: two wherever there are two cores. They keep up with the feeders of a counter, and each more would hold a third of
 * a gigabyte.
 */
export function workersFor(cores: number): number {
  return Math.max(1, Math.min(2, cores))
}

export interface PoolOptions {
  readonly size: number
  readonly start: () => Worker
  readonly log: (text: string) => void
  /** Bytes that the whole process holds. */
  readonly memory: () => number
  /** Other times than those of real work; for tests. */
  readonly timeMs?: (job: JobName) => number
}

interface Task {
  readonly id: number
  readonly job: Job
  readonly file: Uint8Array | null
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

interface Seat {
  worker: Worker
  /** Whether it is the one that cleans. */
  cleans: boolean
  task: Task | undefined
  jobs: number
  /** When its task was given to it. */
  begun: number
  timer: NodeJS.Timeout | undefined
}

/** Workers with at most one page each. Cleaning overtakes reading; a worker that fails, hangs or grows too large is replaced. */
export class WorkerPool {
  readonly #options: PoolOptions
  readonly #waiting: Task[] = []
  readonly #behind: Task[] = []
  readonly #seats: Seat[] = []
  /** Ended workers that still hold what they held. */
  #leaving = 0
  #lastPage = Number.NEGATIVE_INFINITY
  #keptFreeUntil = Number.NEGATIVE_INFINITY
  #again: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /**
   * Has a worker do a job.
   * @throws DeskError what the job throws, imaging.too-slow, imaging.interrupted when its worker died
   */
  run(id: number, job: Job, file: Uint8Array | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const queue = BEHIND.has(job.do) ? this.#behind : this.#waiting
      queue.push({ id, job, file, resolve, reject })
      if (job.do === ONE_AT_A_TIME) this.#expectNextPage()
      this.#deal()
    })
  }

  /** Nobody wants the result any more. */
  cancel(id: number): void {
    for (const queue of [this.#waiting, this.#behind]) {
      const at = queue.findIndex((task) => task.id === id)
      if (at >= 0) queue.splice(at, 1)[0]?.reject(new DeskError('imaging.interrupted'))
    }
    const seat = this.#seats.find(({ task }) => task?.id === id)
    if (seat === undefined) return
    clearTimeout(seat.timer)
    seat.timer = setTimeout(() => this.#drop(seat, new DeskError('imaging.interrupted')), CANCELLED_WITHIN_MS)
  }

  #deal(): void {
    clearTimeout(this.#again)
    while (this.#waiting.length + this.#behind.length > 0) {
      const next = this.#next()
      if (next === undefined) return
      if (this.#makesRoomFor(next.job)) {
        this.#waiting.unshift(next)
        return
      }
      this.#give(this.#seatFor(next.job.do), next)
    }
  }

  /** A free worker: the one that cleans for cleaning, and as long as there can be another, another for everything else. */
  #seatFor(name: JobName): Seat {
    const free = this.#seats.filter(({ task }) => task === undefined)
    const apt = free.find(({ cleans }) => cleans === (name === ONE_AT_A_TIME))
    if (apt !== undefined) return apt
    return this.#seats.length + this.#leaving < this.#options.size ? this.#newSeat() : (free[0] ?? this.#newSeat())
  }

  /** Until when the next page may come. */
  #expectNextPage(): void {
    const now = performance.now()
    const wait = Math.min(KEPT_FREE_MS, NEXT_PAGE_WITHIN * (now - this.#lastPage))
    this.#lastPage = now
    this.#keptFreeUntil = Math.max(this.#keptFreeUntil, now + wait)
  }

  /** The next task that a worker is free for. */
  #next(): Task | undefined {
    const busy = this.#seats.filter(({ task }) => task !== undefined)
    // One that is leaving counts: its memory is not free before it is gone.
    if (busy.length + this.#leaving >= this.#options.size) return undefined
    const isCleaning = busy.some(({ task }) => task?.job.do === ONE_AT_A_TIME)
    const at = this.#waiting.findIndex(({ job }) => !isCleaning || job.do !== ONE_AT_A_TIME)
    const [before] = at < 0 ? [] : this.#waiting.splice(at, 1)
    if (before !== undefined) return before
    const reading = busy.filter(({ task }) => task !== undefined && BEHIND.has(task.job.do)).length
    const wait = this.#keptFreeUntil - performance.now()
    if (this.#options.size > 1 && reading >= this.#options.size - 1 && wait > 0) {
      this.#again = setTimeout(() => this.#deal(), wait + 1)
      return undefined
    }
    return this.#mayRead() ? this.#behind.shift() : undefined
  }

  /** Whether there is a worker to read: any as long as the process is small, then one that doesn't clean. */
  #mayRead(): boolean {
    if (this.#options.size === 1 || this.#options.memory() <= BOTH_READ_BELOW_BYTES) return true
    if (this.#seats.length + this.#leaving < this.#options.size) return true
    const readers = this.#seats.filter(({ cleans }) => !cleans)
    return readers.some(({ task }) => task === undefined) || (readers.length === 0 && this.#leaving === 0)
  }

  #newSeat(): Seat {
    const seat: Seat = {
      worker: this.#options.start(),
      cleans: false,
      task: undefined,
      jobs: 0,
      begun: 0,
      timer: undefined,
    }
    this.#seats.push(seat)
    seat.worker.on('message', (raw) => this.#hear(seat, raw))
    seat.worker.on('error', (failure) => {
      this.#options.log(`a worker failed: ${describeFailure(failure)}`)
      this.#drop(seat, new DeskError('imaging.interrupted'))
    })
    seat.worker.on('exit', () => this.#drop(seat, new DeskError('imaging.interrupted')))
    return seat
  }

  #give(seat: Seat, task: Task): void {
    const { id, job, file } = task
    if (!BEHIND.has(job.do) && job.do !== ONE_AT_A_TIME) this.#keptFreeUntil = performance.now() + KEPT_FREE_MS
    seat.task = task
    seat.cleans ||= job.do === ONE_AT_A_TIME
    seat.jobs += 1
    seat.begun = performance.now()
    this.#watch ??= setInterval(() => this.#lookAtMemory(), WATCHED_EVERY_MS)
    const time = this.#options.timeMs?.(job.do) ?? TIME_MS[job.do]
    seat.timer = setTimeout(() => this.#drop(seat, new DeskError('imaging.too-slow')), time)
    seat.worker.postMessage({ id, job, file } satisfies ToWorker)
  }

  #hear(seat: Seat, raw: unknown): void {
    const message = FromWorker.parse(raw)
    const { task } = seat
    if (message.kind === 'ready' || task?.id !== message.id) return
    clearTimeout(seat.timer)
    seat.task = undefined
    if (message.kind === 'done') task.resolve(message.result)
    else {
      if (message.log !== null) this.#options.log(message.log)
      task.reject(new DeskError(message.error.code, message.error.details))
    }
    const failedOddly = message.kind === 'failed' && message.log !== null
    if (failedOddly || this.#hasGrown(seat)) this.#drop(seat)
    else this.#deal()
  }

  #hasGrown({ jobs }: Seat): boolean {
    if (jobs >= MOST_JOBS) return true
    const bytes = this.#options.memory()
    return bytes > RECYCLED_AT_ONCE_BYTES || (bytes > RECYCLED_ABOVE_BYTES && jobs >= FEWEST_JOBS)
  }

  /** Whether workers are ended, and to be waited for, so that a long document finds memory. */
  #makesRoomFor(job: Job): boolean {
    if (job.do !== 'assemble' || this.#options.memory() <= LEAN_BYTES) return false
    if (job.pages.reduce((sum, { image }) => sum + image.length, 0) < LONG_DOCUMENT_BYTES) return false
    const idle = this.#seats.filter(({ task }) => task === undefined)
    for (const seat of idle) this.#remove(seat)
    return idle.length > 0
  }

  #lookAtMemory(): void {
    const busy = this.#seats.filter(({ task }) => task !== undefined)
    if (busy.length === 0) {
      clearInterval(this.#watch)
      this.#watch = undefined
    } else if (this.#options.memory() > GIVEN_UP_ABOVE_BYTES) {
      const [last] = busy.sort((one, other) => other.begun - one.begun)
      if (last !== undefined) this.#drop(last, tooLarge())
    }
  }

  /** Ends a worker and, with it, what it does; the next job gets a fresh one. */
  #drop(seat: Seat, error?: DeskError): void {
    if (!this.#remove(seat)) return
    if (error !== undefined) seat.task?.reject(error)
    this.#deal()
  }

  #remove(seat: Seat): boolean {
    const at = this.#seats.indexOf(seat)
    if (at < 0) return false
    this.#seats.splice(at, 1)
    clearTimeout(seat.timer)
    void this.#end(seat.worker)
    return true
  }

  /** Nobody takes the place of a worker before it is gone, or both would hold their memory at once. */
  async #end(worker: Worker): Promise<void> {
    this.#leaving += 1
    const abort = new AbortController()
    const late = setTimeout(() => abort.abort(), GONE_WITHIN_MS)
    await Promise.race([worker.terminate(), once(abort.signal, 'abort')])
    clearTimeout(late)
    this.#leaving -= 1
    this.#deal()
  }
}
