import { randomUUID } from 'node:crypto'
import type { VerificationReport } from '../../../../shared/signing/index.ts'

/** What was found out about a file, with what the printed report says of the file. */
export interface HeldReport {
  readonly report: VerificationReport
  /** Name of the file where it has one. */
  readonly file: string | null
  /** Number of the dossier that it belongs to. */
  readonly dossierCode: string | null
  readonly bytes: number
  /** SHA-256 in hexadecimal: what tells that a file in the hand is the one that was verified. */
  readonly digest: string
  /** The trust list that it was verified under; null while there was none. */
  readonly trust: { readonly number: number; readonly publisher: string } | null
}

/** Reports that can be printed at the same time: every look at a file makes one, few are ever printed. */
const MOST_HELD = 64

/** Reports between being made and being printed, in memory only: they name people. The oldest make room. */
export class HeldReports {
  readonly #held = new Map<string, HeldReport>()

  /** Holds a report and gives out what it is printed by. */
  add(report: HeldReport): string {
    const print = randomUUID()
    this.#held.set(print, report)
    const [oldest] = this.#held.keys()
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest)
    return print
  }

  find(print: string): HeldReport | undefined {
    return this.#held.get(print)
  }
}
