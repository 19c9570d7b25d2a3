import type { Outcome } from '../shared/contract/bridge.ts'
import type { ResponseEnvelope } from '../shared/contract/envelope.ts'
import { CONTRACT_VERSION } from '../shared/contract/names.ts'

/** Questions that may wait for a core to come; one more means that something asks in a loop. */
const MOST_WAITING = 200
/** How long a question waits for a core to come before the page is told that there is none. */
const LONGEST_WAIT_MS = 15_000

/** A port to the core, in so far as it is used: a `MessagePort`. */
export interface CorePort {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => void) | null
  addEventListener(type: 'close', listener: () => void): void
  close(): void
}

type Answer = (outcome: Outcome<unknown>) => void

interface Waiting {
  readonly call: string
  readonly input: unknown
  readonly answer: Answer
  readonly limit: ReturnType<typeof setTimeout>
}

const UNAVAILABLE: Outcome<unknown> = { ok: false, error: { code: 'core.unavailable', details: {} } }
/** Answer to what cannot even be sent: a function, a window. */
export const UNSENDABLE: Outcome<unknown> = {
  ok: false,
  error: { code: 'gate.bad-input', details: { field: 'envelope' } },
}

/** What the page is told of an answer on the wire. */
export function outcomeOf(response: ResponseEnvelope): Outcome<unknown> {
  if (response.kind === 'ok') return { ok: true, output: response.output }
  if (response.kind === 'error') return { ok: false, error: response.error }
  return UNAVAILABLE
}

/**
 * The page's way to the core. When the core dies, the questions under way are answered with `core.unavailable`, since nobody
 * knows what became of them; later ones wait for the new port. Whether to ask again is for the page to decide.
 */
export class CoreLine {
  readonly #push: (name: string, payload: unknown) => void
  readonly #underWay = new Map<number, Answer>()
  #waiting: Waiting[] = []
  #port: CorePort | undefined
  #lastId = 0

  constructor(push: (name: string, payload: unknown) => void) {
    this.#push = push
  }

  /** Takes a new port in the place of the one before, and asks what waited for it. */
  take(port: CorePort): void {
    this.lose()
    this.#port = port
    port.onmessage = ({ data }) => this.#hear(data)
    port.addEventListener('close', () => {
      if (this.#port === port) this.lose()
    })
    const waiting = this.#waiting
    this.#waiting = []
    for (const { call, input, answer, limit } of waiting) {
      clearTimeout(limit)
      this.#send(port, call, input, answer)
    }
  }

  /** Gives the port up. */
  lose(): void {
    this.#port?.close()
    this.#port = undefined
    const underWay = [...this.#underWay.values()]
    this.#underWay.clear()
    for (const answer of underWay) answer(UNAVAILABLE)
  }

  /** Asks the core; never rejects. */
  ask(call: string, input: unknown): Promise<Outcome<unknown>> {
    return new Promise((answer) => {
      if (this.#port !== undefined) this.#send(this.#port, call, input, answer)
      else if (this.#waiting.length >= MOST_WAITING) answer(UNAVAILABLE)
      else this.#waiting.push({ call, input, answer, limit: setTimeout(() => this.#giveUp(answer), LONGEST_WAIT_MS) })
    })
  }

  #send(port: CorePort, call: string, input: unknown, answer: Answer): void {
    this.#lastId += 1
    this.#underWay.set(this.#lastId, answer)
    try {
      port.postMessage({ v: CONTRACT_VERSION, id: this.#lastId, call, input })
    } catch {
      this.#underWay.delete(this.#lastId)
      answer(UNSENDABLE)
    }
  }

  #hear(response: ResponseEnvelope): void {
    if (response.kind === 'push') this.#push(response.name, response.payload)
    else {
      const answer = this.#underWay.get(response.id)
      this.#underWay.delete(response.id)
      answer?.(outcomeOf(response))
    }
  }

  #giveUp(answer: Answer): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.answer !== answer)
    answer(UNAVAILABLE)
  }
}
