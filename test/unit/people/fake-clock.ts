import type { Clock } from '../../../main/core/people/index.ts'

interface Timer {
  readonly at: number
  readonly action: () => void
}

/** A clock that moves only when a test says so. Its wall time can be set to anything; its steady time only goes on. */
export class FakeClock implements Clock {
  #wall: number
  #steady = 0
  #timers: Timer[] = []

  constructor(wall = Date.UTC(2026, 10, 23, 1)) {
    this.#wall = wall
  }

  now(): number {
    return this.#wall
  }

  steady(): number {
    return this.#steady
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.#steady + milliseconds, action }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Lets time pass; timers that fall due are called at their time, in order. */
  pass(milliseconds: number): void {
    const end = this.#steady + milliseconds
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)
      if (next === undefined) break
      this.#timers = this.#timers.filter((other) => other !== next)
      this.#moveTo(next.at)
      next.action()
    }
    this.#moveTo(end)
  }

  /** The process whose timers these were has ended. */
  endProcess(): void {
    this.#timers = []
  }

  /** Somebody sets the machine's clock. */
  setWall(wall: number): void {
    this.#wall = wall
  }

  #moveTo(steady: number): void {
    this.#wall += steady - this.#steady
    this.#steady = steady
  }
}
