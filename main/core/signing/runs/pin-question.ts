import { DeskError } from '../../../../shared/errors.ts'

/** How long a question for a PIN stands, in milliseconds: a token that waits is a token that lies open. */
export const ANSWER_WITHIN_MS: number = 5 * 60_000

interface Open {
  readonly take: (pin: Buffer) => void
  readonly reject: (why: DeskError) => void
  readonly timer: NodeJS.Timeout
}

/** The one question for a PIN that a run asks at a time. What is typed answers this question, never an earlier or a later one. */
export class OpenQuestion {
  readonly #withinMs: number
  #open: Open | undefined

  constructor(withinMs: number = ANSWER_WITHIN_MS) {
    this.#withinMs = withinMs
  }

  get isAsked(): boolean {
    return this.#open !== undefined
  }

  /**
   * Asks, and waits for {@link answer}.
   * @throws DeskError signing.pin-unanswered; what {@link withdraw} is given
   */
  ask(): Promise<Buffer> {
    this.withdraw(new DeskError('signing.pin-unanswered'))
    return new Promise((take, reject) => {
      const timer = setTimeout(() => this.withdraw(new DeskError('signing.pin-unanswered')), this.#withinMs).unref()
      this.#open = { take, reject, timer }
    })
  }

  /**
   * Gives what was typed to whoever asked, in memory of its own that the asker wipes; what came is wiped here.
   * @throws DeskError signing.pin-not-asked
   */
  answer(pin: Uint8Array): void {
    try {
      const open = this.#take()
      if (open === undefined) throw new DeskError('signing.pin-not-asked')
      const own = Buffer.allocUnsafeSlow(pin.length)
      own.set(pin)
      open.take(own)
    } finally {
      pin.fill(0)
    }
  }

  /** Takes the question back, if one is asked. */
  withdraw(why: DeskError): void {
    this.#take()?.reject(why)
  }

  #take(): Open | undefined {
    const open = this.#open
    this.#open = undefined
    clearTimeout(open?.timer)
    return open
  }
}
