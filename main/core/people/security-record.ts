import type { z } from 'zod'
import type { peopleCalls } from '../../../shared/contract/people.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import type { Attempts, FailedAttempt } from './attempts.ts'
import type { Clock } from './clock.ts'
import { signInFailed, unlockFailed } from './events.ts'

/** An act of security and who did it; undefined for one that nobody signed in for. */
export interface SecurityAct {
  readonly draft: Draft
  readonly officer: string | undefined
}

/** Where acts are written: the open database. */
export interface OpenBooks {
  readonly store: Store
  readonly ledger: Ledger
}

/** Acts that a full disk may keep waiting; beyond that the oldest give way. */
const MOST_WAITING = 1_000

/**
 * Writes sign-ins, locks and wrong secrets into the ledger. A lock must work on a full disk too, so an act that cannot be
 * written waits for the next one; its event carries the time at which it happened.
 */
export class SecurityRecord {
  readonly #attempts: Attempts
  readonly #clock: Clock
  readonly #report: (error: unknown) => void
  #waiting: SecurityAct[] = []

  constructor(attempts: Attempts, clock: Clock, report: (error: unknown) => void) {
    this.#attempts = attempts
    this.#clock = clock
    this.#report = report
  }

  /** Writes acts, with those that wait and the wrong secrets counted since. Never fails. */
  keep({ store, ledger }: OpenBooks, acts: readonly SecurityAct[] = []): void {
    this.#waiting = [...this.#waiting, ...acts].slice(-MOST_WAITING)
    const failed = this.#attempts.unreported
    if (this.#waiting.length === 0 && failed.length === 0) return
    try {
      const now = this.#clock.now()
      store.transaction(() => {
        ledger.append(failed.map(failureDraft), { officer: undefined, now })
        for (const { draft, officer } of this.#waiting) ledger.append([draft], { officer, now })
      })
      this.#waiting = []
    } catch (error) {
      this.#report(error)
      return
    }
    if (failed.length > 0) this.#attempts.markReported(failed)
  }
}

function failureDraft({ at, login, kind, count }: FailedAttempt): Draft {
  if (kind === 'unlock') return draft(unlockFailed, { dossier: undefined, open: { at, login, count } })
  const secret = kind === 'sign-in-pin' ? 'pin' : 'passphrase'
  return draft(signInFailed, { dossier: undefined, open: { at, login, secret, count } })
}

type SecurityLine = z.input<(typeof peopleCalls)['security.log']['output']>[number]

/** Reads the security log, newest first. */
export class SecurityLog {
  readonly #lines: Statement<[number], SecurityLine>

  constructor(store: Store) {
    this.#lines = store.prepare(
      `SELECT security_log.at, security_log.type, officers.name AS officer, security_log.login
       FROM security_log LEFT JOIN officers ON officers.id = security_log.officer
       ORDER BY security_log.at DESC, security_log.event DESC LIMIT ?`,
    )
  }

  /** At most `limit` lines, with the name of the officer who acted. */
  latest(limit: number): SecurityLine[] {
    return this.#lines.all(limit)
  }
}
