import { setImmediate } from 'node:timers/promises'
import type { ErrorEnvelope, SigningRun } from '../../../../shared/contract/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { CheckedCertificate, SeenToken } from '../parts.ts'
import type { PinQuestion, TokenKey } from '../tokens/index.ts'
import { DONE, type Ending, endingAfter, endsAll, envelopeOf, isOddRefusal, isPinMistake } from './endings.ts'
import { OpenQuestion } from './pin-question.ts'
import type { RunParts } from './run-parts.ts'
import type { ItemRecord, RunRecord } from './run-table.ts'
import type { FileSigner } from './signer.ts'

/** Files that are looked at before a breath is taken for other questions to the desk. */
const LOOKED_AT_ONCE = 20

/** How a run that is at work stands, beside what its table says. */
export type LiveState = Pick<SigningRun, 'state' | 'pin' | 'pinEachTime' | 'failure'> & {
  /** Number of the file that is being signed. */
  readonly signing: number | undefined
}

/**
 * One run at work: checks, asks for the PIN, signs file after file. Every file's event and its state in the run are one transaction, so that a desk
 * that ends at any moment finds what was signed as signed, and everything else as it was.
 */
export class LiveRun {
  readonly #parts: RunParts
  readonly #run: RunRecord
  readonly #question: OpenQuestion
  readonly #tell: (atOnce: boolean) => void
  #state: SigningRun['state'] = 'checking'
  #pin: SigningRun['pin'] = null
  #pinEachTime = false
  /** What was wrong with the PIN that was typed last. */
  #mistake: ErrorEnvelope | null = null
  #signing: number | undefined
  #wasRefusedOddly = false
  readonly #stopping = new AbortController()
  #isClosed = false

  /** @param tell says that the run went on; at once where somebody is asked for something */
  constructor(parts: RunParts, run: RunRecord, tell: (atOnce: boolean) => void) {
    this.#parts = parts
    this.#run = run
    this.#tell = tell
    this.#question = new OpenQuestion(parts.answerWithinMs)
  }

  get token(): string {
    return this.#run.token
  }

  get officer(): string {
    return this.#run.officer
  }

  get live(): LiveState {
    return {
      state: this.#state,
      pin: this.#pin,
      pinEachTime: this.#pinEachTime,
      failure: this.#mistake,
      signing: this.#signing,
    }
  }

  /** Signs what is left to be signed; never rejects. Undefined when the desk was closed meanwhile: the run is found interrupted then. */
  async work(): Promise<Ending | undefined> {
    try {
      return await this.#work()
    } catch (failure) {
      if (this.#isClosed || (failure instanceof DeskError && failure.code === 'store.closed')) return undefined
      if (this.#stopping.signal.aborted) return DONE
      if (!(failure instanceof DeskError)) this.#parts.report('signing.run', failure)
      return endingAfter(failure)
    }
  }

  /** Gives what was typed to the token. @throws DeskError signing.pin-not-asked */
  answer(pin: Uint8Array | null): void {
    if (!this.#question.isAsked) throw new DeskError('signing.pin-not-asked')
    if (pin === null) {
      this.#question.withdraw(new DeskError('signing.pin-declined'))
      return
    }
    this.#question.answer(pin)
    // At once: who asks how the run stands must not see a question that is answered.
    this.#enter('signing')
  }

  /** Stops before the next file. */
  stop(): void {
    this.#stopping.abort()
    this.#question.withdraw(new DeskError('signing.pin-declined'))
  }

  /** Somebody came to a screen, locked one or left: a question that nobody can answer any more closes the token. */
  seatsChanged(): void {
    if (this.#parts.seatOf(this.officer) !== 'here') this.#question.withdraw(new DeskError('signing.officer-away'))
  }

  /** The desk is closed: nothing is written any more. */
  close(): void {
    this.#isClosed = true
    this.#question.withdraw(new DeskError('signing.interrupted'))
  }

  async #work(): Promise<Ending> {
    const { token, certificate, issuers } = await this.#findToken()
    const checked = await this.#check(certificate, issuers)
    // Loaded only now: whoever never signs needs none of it.
    const { FileSigner } = await import('./signer.ts')
    const signer = new FileSigner({ ...this.#parts, run: this.#run, checked })
    await this.#lookAhead(signer)
    const before = this.#leaving()
    if (before !== undefined || this.#waiting().length === 0) return before ?? DONE
    const key = await this.#open(token)
    try {
      return await this.#signAll(signer, key, token.view.pinPad)
    } finally {
      // Whatever ends the run: nobody else's files are signed under this PIN.
      await key.close()
    }
  }

  async #findToken(): Promise<{
    readonly token: SeenToken
    readonly certificate: Buffer
    readonly issuers: readonly Buffer[]
  }> {
    const { tokens } = await this.#orStopped(this.#parts.keys.look())
    const seen = tokens.filter(({ view }) => view.serial === this.token)
    if (seen.length === 0) throw new DeskError('signing.no-token')
    for (const token of seen) {
      const read = token.certificates.find(({ view }) => view.fingerprint === this.#run.certificate.fingerprint)
      if (read !== undefined) return { token, certificate: read.der, issuers: token.issuers }
    }
    throw new DeskError('signing.no-certificate')
  }

  /** What TT 15/2025/TT-BKHCN wants looked at before anybody signs. @throws DeskError signing.certificate-refused, signing.certificate-not-yours */
  async #check(certificate: Buffer, issuers: readonly Buffer[]): Promise<CheckedCertificate> {
    const { trust, certificates, now } = this.#parts
    if (certificates.mayUse(this.officer, this.#run.certificate.fingerprint) !== this.#run.owner) {
      throw new DeskError('signing.certificate-not-yours')
    }
    const checked = await this.#orStopped(trust.checkCertificate(certificate, issuers, now()))
    const [fault] = checked.check.faults
    if (fault !== undefined) throw new DeskError('signing.certificate-refused', { fault })
    return checked
  }

  /** Sets aside what can't be signed, so that nobody types a PIN for nothing. */
  async #lookAhead(signer: FileSigner): Promise<void> {
    for (const [place, item] of this.#waiting().entries()) {
      try {
        signer.expect(item)
      } catch (failure) {
        this.#fail(item, failure)
      }
      if (place % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await setImmediate()
    }
    signer.drawLooks()
  }

  /** Opens the key. The officer may type again after a mistake; at a reader with keys of its own only a new press of a button asks again. */
  async #open({ view, isTraining }: SeenToken): Promise<TokenKey> {
    const { keys } = this.#parts
    const choice = { token: view.serial, certificate: this.#run.certificate.fingerprint }
    for (;;) {
      try {
        this.#pin = isTraining ? null : view.pin
        if (view.pinPad) this.#enter('at-reader')
        const key = await keys.open(choice, (question) => this.#ask(question))
        this.#mistake = null
        this.#pin = isTraining ? null : key.pin
        this.#pinEachTime = key.pinEachTime
        this.#enter('signing')
        return key
      } catch (failure) {
        if (!isPinMistake(failure) || view.pinPad) throw failure
        this.#mistake = envelopeOf(failure)
      }
    }
  }

  async #ask({ token, for: purpose }: PinQuestion): Promise<Buffer> {
    if (this.#stopping.signal.aborted || this.#isClosed) throw new DeskError('signing.pin-declined')
    if (this.#parts.seatOf(this.officer) !== 'here') throw new DeskError('signing.officer-away')
    if (purpose === 'session') this.#pin = token.pin
    const answer = this.#question.ask()
    this.#enter('asking-pin')
    return answer
  }

  async #signAll(signer: FileSigner, key: TokenKey, pinPad: boolean): Promise<Ending> {
    await signer.takeKey(key)
    for (;;) {
      const waiting = this.#waiting()
      const leaving = this.#leaving()
      if (leaving !== undefined || waiting.length === 0) return leaving ?? DONE
      const ending = await this.#pass(signer, waiting, pinPad && key.pinEachTime)
      if (ending !== undefined) return ending
    }
  }

  /** Signs what waits, one after another; undefined when a PIN was mistyped and what is left has to be begun with anew. */
  async #pass(signer: FileSigner, waiting: readonly ItemRecord[], atReader: boolean): Promise<Ending | undefined> {
    const begin = (item: ItemRecord | undefined): void => {
      this.#signing = item?.number
      this.#enter(atReader ? 'at-reader' : 'signing')
    }
    let done = 0
    begin(waiting[0])
    try {
      for await (const { name: item, ...outcome } of signer.sign(waiting, endsAll)) {
        done += 1
        if ('failure' in outcome && isPinMistake(outcome.failure) && !atReader) {
          this.#mistake = envelopeOf(outcome.failure)
          return undefined
        }
        await this.#settle(signer, item, outcome)
        this.#mistake = null
        const leaving = this.#leaving()
        if (leaving !== undefined) return leaving
        begin(waiting[done])
      }
      return DONE
    } finally {
      this.#signing = undefined
    }
  }

  async #settle(
    signer: FileSigner,
    item: ItemRecord,
    outcome: Parameters<FileSigner['keep']>[1] | { readonly failure: unknown },
  ): Promise<void> {
    const isOdd = 'failure' in outcome && isOddRefusal(outcome.failure)
    const isOddAgain = isOdd && this.#wasRefusedOddly
    this.#wasRefusedOddly = isOdd
    if ('failure' in outcome) {
      if (isOddAgain || endsAll(outcome.failure)) throw outcome.failure
      this.#fail(item, outcome.failure)
      return
    }
    try {
      await signer.keep(item, outcome)
    } catch (failure) {
      if (endsAll(failure)) throw failure
      this.#fail(item, failure)
    }
  }

  #fail({ number }: ItemRecord, failure: unknown): void {
    if (this.#isClosed) throw failure
    if (!(failure instanceof DeskError)) this.#parts.report('signing.file', failure)
    this.#parts.table.setFailed(this.#run.id, number, envelopeOf(failure))
  }

  #waiting(): ItemRecord[] {
    return this.#parts.table.items(this.#run.id).filter(({ state }) => state === 'waiting')
  }

  /** Why no further file is begun, if there is a reason. A locked screen is none: what was confirmed is signed. */
  #leaving(): Ending | undefined {
    if (this.#isClosed) throw new DeskError('signing.interrupted')
    if (this.#stopping.signal.aborted) return DONE
    if (this.#parts.seatOf(this.officer) !== 'gone') return undefined
    return endingAfter(new DeskError('signing.officer-away'))
  }

  /** Waits for what may take long and changes nothing, such as issuers that don't answer: who stops is not kept waiting. */
  #orStopped<Result>(work: Promise<Result>): Promise<Result> {
    const { signal } = this.#stopping
    return new Promise((take, reject) => {
      const stop = (): void => reject(new DeskError('signing.pin-declined'))
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      work.then(take, reject)
    })
  }

  #enter(state: SigningRun['state']): void {
    const isNew = state !== this.#state
    this.#state = state
    this.#tell(isNew)
  }
}
