import { setImmediate } from 'node:timers/promises'
import { DeskError } from '../../../../shared/errors.ts'
import { textOf } from '../../../../shared/scanning/index.ts'
import { toText } from '../../dossiers/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import { unpackReadings } from '../readings.ts'
import type { PaperText, TextIndex } from './text-index.ts'

export interface TextFollowerParts {
  readonly store: Store
  readonly ledger: Pick<Ledger, 'findPaperKey'>
  readonly papers: Pick<Papers, 'read'>
  readonly index: TextIndex
  /** Told of failures that must not stop anybody. */
  readonly report: (task: string, error: unknown) => void
}

/**
 * Brings the text of papers in step with what was filed, behind the desk's back: one dossier at a time, with a breath for requests in
 * between. What waits stands in the database, so a crash loses none of it.
 */
export class TextFollower {
  readonly #parts: TextFollowerParts
  #running: Promise<void> | undefined
  #isCalled = false
  #isClosed = false

  constructor(parts: TextFollowerParts) {
    this.#parts = parts
  }

  /** Goes on, if it does not already. */
  wake(): void {
    this.#isCalled = true
    if (this.#isClosed) return
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
  }

  /** Ends when all that waits was taken in; for tests. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running
  }

  close(): void {
    this.#isClosed = true
  }

  async #run(): Promise<void> {
    try {
      while (this.#isCalled && !this.#isClosed) {
        // Who calls does so within the transaction that is to be taken in.
        await setImmediate()
        this.#isCalled = false
        while (!this.#isClosed && (await this.#takeNext())) await setImmediate()
      }
    } catch (error) {
      if (!this.#isClosed) this.#parts.report('paper-files.text', error)
    }
  }

  async #takeNext(): Promise<boolean> {
    const { store, index, ledger } = this.#parts
    const next = index.next()
    if (next === undefined) return false
    const dossier = toText(next.dossier)
    const texts: PaperText[] = []
    const canBeRead = ledger.findPaperKey(dossier) !== undefined
    for (const { code, reading } of canBeRead ? index.missingOf(next.dossier) : []) {
      const pages = await this.#read(dossier, reading)
      if (this.#isClosed) return false
      texts.push({ code, reading, pages })
    }
    store.withinTransaction(() => {
      // What was destroyed while it was being read must not come back.
      index.update(next.dossier, ledger.findPaperKey(dossier) === undefined ? [] : texts)
      next.done()
    })
    return true
  }

  /** The text of every page; none where the reading is lost: the paper itself still is what counts. */
  async #read(dossier: string, reading: Buffer): Promise<readonly string[]> {
    try {
      const packed = await this.#parts.papers.read(dossier, reading.toString('hex'))
      return (await unpackReadings(packed)).map((page) => (page === null ? '' : textOf(page)))
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      this.#parts.report('paper-files.text', error)
      return []
    }
  }
}
