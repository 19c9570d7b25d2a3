import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { type ClockState, clockState } from '../ledger/index.ts'

/** Whether numbers may be given at the date that the machine believes. */
export interface ClockDoubt {
  readonly state: ClockState['state']
  /** The time that the machine's clock is doubted against, in milliseconds since 1970: that of the last act before. */
  readonly lastAt: number
}

/**
 * Watches the clock of the machine against the last act, also against those of the runs before: a number given on a wrong day is
 * on paper for ever. Nothing is stopped for good: an officer who has looked at the date says that it is right, which holds until
 * the clock jumps again or the desk is opened anew.
 */
export class ClockWatch {
  readonly #now: () => number
  #lastAt: number

  /** @param lastAt time of the last act before this opening; 0 when there is none */
  constructor(lastAt: number, now: () => number) {
    this.#lastAt = lastAt
    this.#now = now
    if (lastAt === 0) this.trust()
    else this.look()
  }

  /** How the clock stands to what was seen of it before. */
  look(): ClockDoubt {
    const now = this.#now()
    const { state } = clockState({ wallMs: this.#lastAt, logical: 0 }, now)
    // A clock that is right carries on from here; small steps back, as of a time server, lose nothing.
    if (state === 'right') this.#lastAt = Math.max(this.#lastAt, now)
    return { state, lastAt: this.#lastAt }
  }

  /**
   * Makes sure that a number may be given now.
   * @throws DeskError ledger.clock-doubtful with the date of the machine and that of the last act, `dd/MM/yyyy`
   */
  requireTrusted(): void {
    const { state, lastAt } = this.look()
    if (state === 'right') return
    throw new DeskError('ledger.clock-doubtful', { today: dateOf(this.#now()), last: dateOf(lastAt) })
  }

  /** An officer says that the date of the machine is right. */
  trust(): void {
    this.#lastAt = this.#now()
  }
}

function dateOf(at: number): string {
  return isoDateOf(dayOf(localMinuteOf(at)))
    .split('-')
    .reverse()
    .join('/')
}
