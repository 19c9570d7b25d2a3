import { randomUUID } from 'node:crypto'
import { DeskError } from '../../../shared/errors.ts'
import type { PaperSize } from '../../../shared/printing/document.ts'
import type { PrintableDocument } from './document.ts'

/** Where a document went. */
export type PrintTarget = 'printer' | 'file'

/** A document that waits to be printed, and what is to be kept of it once it was. */
export interface WaitingDocument {
  readonly paper: PaperSize
  readonly document: PrintableDocument
  /** Keeps in the ledger that it was printed or saved. */
  readonly notePrinted: (target: PrintTarget) => void
}

/** Documents that wait at the same time. Every preview makes one, few are ever printed: the oldest make room. */
const MOST_WAITING = 32

/**
 * Documents between being prepared and having been printed, in memory only: they name citizens. A ticket is redeemed once for
 * the document and then once more for the note that it was printed.
 */
export class PrintTickets {
  readonly #waiting = new Map<string, WaitingDocument>()
  readonly #redeemed = new Map<string, WaitingDocument['notePrinted']>()

  /** Keeps a document and gives out its ticket. */
  add(waiting: WaitingDocument): string {
    const ticket = randomUUID()
    this.#waiting.set(ticket, waiting)
    dropOldest(this.#waiting)
    return ticket
  }

  /**
   * The document of a ticket, once.
   * @throws DeskError print.unknown-ticket
   */
  redeem(ticket: string): { readonly html: string; readonly title: string; readonly paper: PaperSize } {
    const waiting = this.#waiting.get(ticket)
    if (waiting === undefined) throw new DeskError('print.unknown-ticket')
    this.#waiting.delete(ticket)
    this.#redeemed.set(ticket, waiting.notePrinted)
    dropOldest(this.#redeemed)
    const { document, paper } = waiting
    return { html: document.html, title: document.title, paper }
  }

  /**
   * Keeps, once, that the document of a redeemed ticket left the printer or was saved.
   * @throws DeskError print.unknown-ticket
   */
  settle(ticket: string, target: PrintTarget): void {
    const note = this.#redeemed.get(ticket)
    if (note === undefined) throw new DeskError('print.unknown-ticket')
    this.#redeemed.delete(ticket)
    note(target)
  }
}

function dropOldest(waiting: Map<string, unknown>): void {
  const [oldest] = waiting.keys()
  if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest)
}
