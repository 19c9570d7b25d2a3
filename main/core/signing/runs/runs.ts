import type { CallInput, SigningRun } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { OWNERS_OF_KIND } from '../../../../shared/signing/index.ts'
import type { CertificateBook } from '../parts.ts'
import { type Ending, envelopeOf } from './endings.ts'
import { LiveRun } from './live-run.ts'
import type { RunParts } from './run-parts.ts'
import type { RunRecord } from './run-table.ts'
import { ItemNames, viewRun } from './run-view.ts'
import { TurnedTelling } from './telling.ts'

/** How many runs screens are told of at most, and how many of them are ended. */
const LISTED = 20
const LISTED_ENDED = 5
/** How long an interrupted run waits for somebody to go on, and an ended one is remembered, in milliseconds. */
const FORSAKEN_AFTER_MS = 24 * 3_600_000
const FORGOTTEN_AFTER_MS = 30 * 86_400_000

export interface RunsParts extends RunParts {
  readonly certificates: CertificateBook
  /** Told of every run that went on; not more often than screens can follow. */
  readonly changed: (run: string) => void
  /** Told when no run is at work any more. */
  readonly idle: () => void
}

/** The runs of signatures (lượt ký): begun, answered, stopped, gone on with. At most one works with a token at a time. */
export class Runs {
  readonly #parts: RunsParts
  readonly #names: ItemNames
  readonly #telling: TurnedTelling
  readonly #live = new Map<string, LiveRun>()
  readonly #work = new Map<string, Promise<void>>()
  #isClosed = false

  constructor(parts: RunsParts) {
    this.#parts = parts
    this.#names = new ItemNames(parts.book)
    this.#telling = new TurnedTelling(parts.changed)
  }

  /** Whether any run is at work. */
  get isBusy(): boolean {
    return this.#live.size > 0
  }

  /**
   * Begins a run; sent twice it is begun once.
   * @throws DeskError signing.other-run, signing.certificate-not-yours, signing.token-busy
   */
  start({ run: id, kind, token, certificate, items }: CallInput<'signing.start'>, officer: string): SigningRun {
    const { table, certificates, keys, now } = this.#parts
    const known = table.find(id)
    if (known !== undefined) {
      if (known.officer !== officer || known.certificate.fingerprint !== certificate || known.kind !== kind) {
        throw new DeskError('signing.other-run')
      }
      return this.#view(known)
    }
    const owner = certificates.mayUse(officer, certificate)
    const registered = certificates.findOwner(certificate)
    if (owner === undefined || registered === undefined || !OWNERS_OF_KIND[kind].includes(owner)) {
      throw new DeskError('signing.certificate-not-yours')
    }
    this.#requireFree(token)
    table.add(
      {
        id,
        officer,
        kind,
        owner,
        token,
        certificate: registered.certificate,
        isTraining: keys.isTraining(token),
        startedAt: now(),
      },
      items,
    )
    this.#begin(this.#getOwn(id, officer))
    return this.view(id, officer)
  }

  /** @throws DeskError signing.unknown-run, signing.pin-not-asked */
  answer(id: string, pin: Uint8Array | null, officer: string): void {
    try {
      this.#getOwn(id, officer)
      const live = this.#live.get(id)
      if (live === undefined) throw new DeskError('signing.pin-not-asked')
      live.answer(pin)
    } finally {
      pin?.fill(0)
    }
  }

  /** Stops before the next file; what is signed stays signed. @throws DeskError signing.unknown-run */
  stop(id: string, officer: string): void {
    const run = this.#getOwn(id, officer)
    const live = this.#live.get(id)
    if (live !== undefined) live.stop()
    else if (run.endedAt === null) {
      this.#parts.table.end(id, run.failure, this.#parts.now())
      this.#telling.tell(id, true)
    }
  }

  /**
   * Goes on with a run that was interrupted; one that is at work or ended is left as it is.
   * @throws DeskError signing.unknown-run, signing.token-busy, signing.no-certificate
   */
  goOn(id: string, token: string, officer: string): SigningRun {
    const run = this.#getOwn(id, officer)
    if (run.endedAt === null && !this.#live.has(id)) {
      this.#requireFree(token)
      // What is marked as training stays so, and nothing else becomes it.
      if (this.#parts.keys.isTraining(token) !== run.isTraining) throw new DeskError('signing.no-certificate')
      this.#parts.table.goOn(id, token)
      this.#begin(this.#getOwn(id, officer))
    }
    return this.view(id, officer)
  }

  /** @throws DeskError signing.unknown-run */
  view(id: string, officer: string): SigningRun {
    return this.#view(this.#getOwn(id, officer))
  }

  /** An officer's runs that are not ended, and the last ones that are. */
  list(officer: string): SigningRun[] {
    const { table } = this.#parts
    const open = table.open(officer, LISTED - LISTED_ENDED)
    return [...open, ...table.ended(officer, LISTED_ENDED)].map((run) => this.#view(run))
  }

  /** Ends runs that nobody went on with for a day, and forgets old ones. */
  tidy(): void {
    const { table, now } = this.#parts
    for (const id of table.forsakenSince(now() - FORSAKEN_AFTER_MS)) {
      if (!this.#live.has(id)) table.end(id, envelopeOf(new DeskError('signing.interrupted')), now())
    }
    table.forgetBefore(now() - FORGOTTEN_AFTER_MS)
  }

  /** Somebody came to a screen, locked one or left. */
  seatsChanged(): void {
    for (const live of this.#live.values()) live.seatsChanged()
  }

  /** Resolves when no run is at work. */
  async settled(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work.values())
  }

  /** To be called before the store is closed; runs at work are found interrupted at the next start. */
  close(): void {
    this.#isClosed = true
    this.#telling.close()
    for (const live of this.#live.values()) live.close()
  }

  #begin(run: RunRecord): void {
    const live = new LiveRun(this.#parts, run, (atOnce) => this.#telling.tell(run.id, atOnce))
    this.#live.set(run.id, live)
    this.#work.set(
      run.id,
      live.work().then((ending) => this.#rest(run.id, ending)),
    )
  }

  #rest(id: string, ending: Ending | undefined): void {
    this.#live.delete(id)
    this.#work.delete(id)
    if (this.#isClosed || ending === undefined) return
    const { table, now, report, idle } = this.#parts
    try {
      if (ending.state === 'ended') table.end(id, ending.failure, now())
      else if (ending.failure !== null) table.noteFailure(id, ending.failure)
    } catch (error) {
      // The database refuses what the run failed with already; it is found interrupted.
      report('signing.run', error)
    }
    this.#telling.tell(id, true)
    if (!this.isBusy) idle()
  }

  #requireFree(token: string): void {
    for (const live of this.#live.values()) if (live.token === token) throw new DeskError('signing.token-busy')
  }

  #view(run: RunRecord): SigningRun {
    return viewRun(run, this.#parts.table.items(run.id), this.#live.get(run.id)?.live, this.#names)
  }

  /** Nobody sees another's runs. */
  #getOwn(id: string, officer: string): RunRecord {
    const run = this.#parts.table.find(id)
    if (run === undefined || run.officer !== officer) throw new DeskError('signing.unknown-run')
    return run
  }
}
