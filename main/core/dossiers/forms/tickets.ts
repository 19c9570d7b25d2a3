import { randomUUID } from 'node:crypto'
import type { PaperSize, PrintedForm } from '../../../../shared/dossier/forms.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { FormDocument } from './document.ts'

/** A form that waits to be printed, and whose act the print will be. */
export interface PreparedForm {
  readonly dossier: string
  readonly form: PrintedForm
  readonly paper: PaperSize
  /** Identifier of the officer who asked for it. */
  readonly officer: string
  readonly document: FormDocument
}

/** Forms that wait at the same time. Every preview makes one, few are ever printed: the oldest make room. */
const MOST_WAITING = 32

/**
 * Forms between being prepared and having been printed, in memory only: they name citizens. A ticket is redeemed once for
 * the document and then once more for the note that it was printed.
 */
export class FormTickets {
  readonly #waiting = new Map<string, PreparedForm>()
  readonly #redeemed = new Map<string, Omit<PreparedForm, 'document'>>()

  /** Keeps a form and gives out its ticket. */
  add(form: PreparedForm): string {
    const ticket = randomUUID()
    this.#waiting.set(ticket, form)
    dropOldest(this.#waiting)
    return ticket
  }

  /**
   * The form of a ticket, once.
   * @throws DeskError print.unknown-ticket
   */
  redeem(ticket: string): PreparedForm {
    const form = this.#waiting.get(ticket)
    if (form === undefined) throw new DeskError('print.unknown-ticket')
    this.#waiting.delete(ticket)
    const { document: _document, ...rest } = form
    this.#redeemed.set(ticket, rest)
    dropOldest(this.#redeemed)
    return form
  }

  /**
   * What the redeemed ticket was for, once: it has been printed.
   * @throws DeskError print.unknown-ticket
   */
  settle(ticket: string): Omit<PreparedForm, 'document'> {
    const form = this.#redeemed.get(ticket)
    if (form === undefined) throw new DeskError('print.unknown-ticket')
    this.#redeemed.delete(ticket)
    return form
  }
}

function dropOldest(forms: Map<string, unknown>): void {
  const [oldest] = forms.keys()
  if (forms.size > MOST_WAITING && oldest !== undefined) forms.delete(oldest)
}
