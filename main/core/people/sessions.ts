import type { OfficerView } from '../../../shared/contract/people.ts'
import type { Clock } from './clock.ts'

/** An officer at a screen. */
export interface Session {
  readonly screen: number
  readonly officer: OfficerView
  readonly locked: boolean
}

/** Where an officer is: at an unlocked screen, only at locked ones, or signed out. */
export type Seat = 'here' | 'locked' | 'gone'

/** Who sits where: at most one officer per screen, with a timer that runs while the screen is unlocked. */
export class Sessions {
  readonly #clock: Clock
  readonly #idleMs: number
  readonly #onIdle: (screen: number) => void
  readonly #sessions = new Map<number, Session>()
  readonly #stopTimers = new Map<number, () => void>()

  constructor(clock: Clock, idleMs: number, onIdle: (screen: number) => void) {
    this.#clock = clock
    this.#idleMs = idleMs
    this.#onIdle = onIdle
  }

  /** The session at a screen. */
  find(screen: number): Session | undefined {
    return this.#sessions.get(screen)
  }

  /** All sessions, in the order in which they began. */
  all(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  /** Where an officer is. */
  seatOf(officer: string): Seat {
    const own = this.all().filter((session) => session.officer.id === officer)
    if (own.length === 0) return 'gone'
    return own.some(({ locked }) => !locked) ? 'here' : 'locked'
  }

  /** Puts a session at its screen, in the place of the one before. */
  put(session: Session): void {
    this.#stopTimer(session.screen)
    this.#sessions.set(session.screen, session)
    if (!session.locked) this.touch(session.screen)
  }

  /** Ends the session at a screen, if there is one. */
  remove(screen: number): void {
    this.#stopTimer(screen)
    this.#sessions.delete(screen)
  }

  /** Starts the idle time of an unlocked screen anew. */
  touch(screen: number): void {
    if (this.#sessions.get(screen)?.locked !== false) return
    this.#stopTimer(screen)
    this.#stopTimers.set(
      screen,
      this.#clock.after(this.#idleMs, () => this.#onIdle(screen)),
    )
  }

  #stopTimer(screen: number): void {
    this.#stopTimers.get(screen)?.()
    this.#stopTimers.delete(screen)
  }
}
