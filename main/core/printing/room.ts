import type { Handlers, printingCalls } from '../../../shared/contract/index.ts'
import type { DocumentKind, PaperSize } from '../../../shared/printing/document.ts'
import { draft, type Ledger } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import type { PrintableDocument } from './document.ts'
import { documentPrinted } from './events.ts'
import type { PrintedTable } from './printed.ts'
import type { PrintTickets } from './tickets.ts'

/** The calls this room answers. */
export type PrintingCall = keyof typeof printingCalls

/** What a room that makes papers is told. */
export interface DocumentRequest {
  readonly subject: string
  readonly paper: PaperSize
  /** Identifier of the officer who asks. */
  readonly officer: string
  /** Milliseconds since 1970. */
  readonly printedAt: number
  /** How often this paper was printed before. */
  readonly reprint: number
}

/** Makes one kind of paper from what the ledger holds. */
export type DocumentMaker = (request: DocumentRequest) => PrintableDocument

export interface PrintingRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly printed: PrintedTable
  readonly tickets: PrintTickets
  readonly makers: Readonly<Record<DocumentKind, DocumentMaker>>
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
}

/** Puts the printing room together over an open ledger. */
export function createPrintingRoom(parts: PrintingRoomParts): { readonly handlers: Handlers<PrintingCall> } {
  const { store, ledger, printed, tickets, makers, now } = parts
  return {
    handlers: {
      'documents.prepare': ({ kind, subject, paper }, { officer }) => {
        const request = { subject, paper, officer: officer.id, printedAt: now() }
        const document = makers[kind]({ ...request, reprint: printed.count({ kind, subject }) })
        const ticket = tickets.add({
          paper,
          document,
          notePrinted: (target) => {
            const at = now()
            store.withinTransaction(() => {
              const reprint = printed.count({ kind, subject })
              ledger.append(
                [
                  draft(documentPrinted, {
                    dossier: undefined,
                    open: { at, kind, subject, paper, target, reprint },
                  }),
                ],
                { officer: officer.id, now: at },
              )
            })
          },
        })
        return { ticket, ...document }
      },
    },
  }
}
