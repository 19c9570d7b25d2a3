/** Milliseconds between two tellings of the same thing: screens ask for all of it after each. */
const TELL_EVERY_MS = 250

/** Tells that something went on: at once where somebody waits for it, else now and then, and always in the end. */
export class TurnedTelling {
  readonly #told: (what: string) => void
  readonly #toldAt = new Map<string, number>()
  readonly #timers = new Map<string, NodeJS.Timeout>()

  constructor(told: (what: string) => void) {
    this.#told = told
  }

  tell(what: string, atOnce: boolean): void {
    const wait = TELL_EVERY_MS - (performance.now() - (this.#toldAt.get(what) ?? -TELL_EVERY_MS))
    if (atOnce || wait <= 0) this.#now(what)
    else if (!this.#timers.has(what)) {
      this.#timers.set(
        what,
        setTimeout(() => this.#now(what), wait),
      )
    }
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #now(what: string): void {
    clearTimeout(this.#timers.get(what))
    this.#timers.delete(what)
    this.#toldAt.set(what, performance.now())
    this.#told(what)
  }
}
