import { join } from 'node:path'
import { z } from 'zod'
import { Login } from '../../../shared/contract/people.ts'
import { Instant } from '../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { Clock } from './clock.ts'
import { findText, writeText } from './durable-file.ts'

/** The file that counts wrong secrets, beside the key file since the database isn't open yet. */
export const ATTEMPTS_FILE = 'attempts.json'

const FREE_ATTEMPTS = 3
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 15 * 60_000

/** The oldest failures beyond this many are forgotten; at a quarter of an hour each, that is ten days of guessing. */
const MOST_UNREPORTED = 1_000

/** Milliseconds to wait after so many wrong secrets in a row: nothing after two, 5 s after three, then twice as long each. */
export function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_MS)
}

/** A wrong secret that the ledger doesn't know of yet. */
export const FailedAttempt = z.strictObject({
  at: Instant,
  login: Login,
  kind: z.enum(['sign-in-passphrase', 'sign-in-pin', 'unlock']),
  count: z.number().int().min(1),
})
export type FailedAttempt = z.infer<typeof FailedAttempt>

const AttemptsDocument = z.strictObject({
  version: z.literal(1),
  /** The latest time that was ever seen: a clock set back from there shortens no wait. */
  latest: Instant,
  logins: z.record(Login, z.strictObject({ failures: z.number().int().min(1), waitUntil: Instant })),
  unreported: z.array(FailedAttempt).max(MOST_UNREPORTED),
})
type AttemptsDocument = z.infer<typeof AttemptsDocument>

interface Count {
  readonly failures: number
  /** Wall time, for the next start. */
  readonly waitUntil: number
  /** Steady time, for this one. */
  readonly deadline: number
}

/** One try of a secret, counted as wrong until it has proved right: pulling the plug meanwhile wins nothing. */
export interface Attempt {
  /** The secret was right: the count of this login starts over. */
  succeed(): void
  /** The secret was not at fault, something else kept the desk shut: as if it hadn't been tried. */
  withdraw(): void
}

/** Told when the count could not be written; it goes on in memory. */
export type AttemptsReport = (error: unknown) => void

/**
 * Counts wrong secrets per login and makes the next try wait, across restarts. While the process lives the wait runs on a
 * clock that nobody can set; at a start the wall clock is believed, but never more than it was before, and a wait is never
 * longer than its length either.
 */
export class Attempts {
  readonly #file: string
  readonly #clock: Clock
  readonly #report: AttemptsReport
  readonly #counts = new Map<string, Count>()
  #unreported: FailedAttempt[] = []
  #latest = 0

  constructor(directory: string, clock: Clock, report: AttemptsReport) {
    this.#file = join(directory, ATTEMPTS_FILE)
    this.#clock = clock
    this.#report = report
    this.#load()
  }

  /** Seconds until a secret of this login is tried again. */
  waitSeconds(login: string): number {
    const left = (this.#counts.get(login)?.deadline ?? 0) - this.#clock.steady()
    return Math.max(0, Math.ceil(left / 1_000))
  }

  /**
   * Begins a try.
   * @throws DeskError people.wait with the seconds left
   */
  begin(login: string, kind: FailedAttempt['kind']): Attempt {
    const seconds = this.waitSeconds(login)
    if (seconds > 0) throw new DeskError('people.wait', { seconds })
    const before = this.#counts.get(login)
    const failures = (before?.failures ?? 0) + 1
    const at = this.#clock.now()
    const failure: FailedAttempt = { at, login, kind, count: failures }
    this.#counts.set(login, this.#waiting(failures))
    this.#unreported = [...this.#unreported, failure].slice(-MOST_UNREPORTED)
    this.#keep()

    const take = (count: Count | undefined): void => {
      if (count === undefined) this.#counts.delete(login)
      else this.#counts.set(login, count)
      this.#unreported = this.#unreported.filter((one) => one !== failure)
      this.#keep()
    }
    return {
      succeed: () => {
        this.#latest = at
        take(undefined)
      },
      withdraw: () => take(before),
    }
  }

  /** Wrong secrets that the ledger doesn't know of yet, oldest first. */
  get unreported(): readonly FailedAttempt[] {
    return this.#unreported
  }

  /** Forgets these: the ledger knows of them now. */
  markReported(reported: readonly FailedAttempt[]): void {
    this.#unreported = this.#unreported.filter((one) => !reported.includes(one))
    this.#keep()
  }

  #waiting(failures: number): Count {
    const wait = waitAfter(failures)
    this.#latest = Math.max(this.#latest, this.#clock.now())
    return { failures, waitUntil: this.#latest + wait, deadline: this.#clock.steady() + wait }
  }

  #load(): void {
    const document = this.#read()
    if (document === undefined) return
    this.#latest = document.latest
    this.#unreported = document.unreported
    const now = Math.max(document.latest, this.#clock.now())
    for (const [login, { failures, waitUntil }] of Object.entries(document.logins)) {
      const left = Math.min(Math.max(0, waitUntil - now), waitAfter(failures))
      this.#counts.set(login, { failures, waitUntil, deadline: this.#clock.steady() + left })
    }
  }

  /** A file that cannot be read counts nothing: whoever could damage it could as well have removed it. */
  #read(): AttemptsDocument | undefined {
    try {
      const text = findText(this.#file)
      return text === undefined ? undefined : AttemptsDocument.parse(JSON.parse(text))
    } catch (error) {
      this.#report(error)
      return undefined
    }
  }

  #keep(): void {
    const logins = [...this.#counts].map(
      ([login, { failures, waitUntil }]) => [login, { failures, waitUntil }] as const,
    )
    const document: AttemptsDocument = {
      version: 1,
      latest: this.#latest,
      logins: Object.fromEntries(logins),
      unreported: this.#unreported,
    }
    try {
      writeText(this.#file, `${JSON.stringify(document)}\n`)
    } catch (error) {
      // A full disk must not keep the officers out: they have to see what is wrong.
      this.#report(error)
    }
  }
}
