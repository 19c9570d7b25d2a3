import type { Tick } from './clock.ts'

/** Where an event is from and who did it, besides its payloads. Identifiers are UUIDs as text. */
export interface EventOrigin {
  /** Its place in this machine's ledger; grows with every event of the same device. Differs between machines. */
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  /** Undefined for an event of the desk itself. */
  readonly dossier: string | undefined
  /** Undefined for an act of the machine. */
  readonly officer: string | undefined
  readonly device: string
  readonly epoch: number
  readonly sequence: number
  readonly tick: Tick
}

/** Where the payloads of an event come from; each is asked at most once. */
export interface PayloadSource {
  readonly readOpen: () => unknown
  /** Undefined when there is none, or when the dossier's key has been destroyed. */
  readonly readPersonal: () => unknown
}

/** An event as the ledger keeps it. Its payloads are decrypted and read when they are first asked for. */
export class StoredEvent implements EventOrigin {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly dossier: string | undefined
  readonly officer: string | undefined
  readonly device: string
  readonly epoch: number
  readonly sequence: number
  readonly tick: Tick
  readonly #source: PayloadSource
  #open: unknown
  #personal: unknown
  #isUnsealed = false

  constructor(origin: EventOrigin, source: PayloadSource) {
    this.position = origin.position
    this.id = origin.id
    this.type = origin.type
    this.version = origin.version
    this.dossier = origin.dossier
    this.officer = origin.officer
    this.device = origin.device
    this.epoch = origin.epoch
    this.sequence = origin.sequence
    this.tick = origin.tick
    this.#source = source
  }

  /** When it happened by the hybrid clock, milliseconds since 1970. */
  get wallMs(): number {
    return this.tick.wallMs
  }

  /** The payload that every machine may read. */
  get open(): unknown {
    this.#open ??= this.#source.readOpen()
    return this.#open
  }

  /**
   * The personal payload; undefined when there is none, or when the dossier's key has been destroyed.
   * @throws DeskError ledger.chain-broken when it isn't what was sealed
   */
  get personal(): unknown {
    if (!this.#isUnsealed) {
      this.#personal = this.#source.readPersonal()
      this.#isUnsealed = true
    }
    return this.#personal
  }
}
