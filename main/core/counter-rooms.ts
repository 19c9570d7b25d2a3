import type { BookNumber } from '../../shared/books/book.ts'
import type { Handlers } from '../../shared/contract/index.ts'
import type { DocumentKind } from '../../shared/printing/document.ts'
import {
  type BooksCall,
  BookTable,
  bookEvents,
  bookMigrations,
  createBooksProjection,
  createBooksRoom,
} from './books/index.ts'
import type { Catalog } from './catalog/index.ts'
import {
  type CertificationCall,
  certificationEvents,
  certificationMigrations,
  certificationNumberTakenBy,
  createCertificationProjection,
  createCertificationRoom,
  EntryTable,
} from './certification/index.ts'
import type { DossierNames } from './dossiers/index.ts'
import {
  createFeesProjection,
  createFeesRoom,
  type FeesCall,
  feeEvents,
  feeMigrations,
  OwnFees,
  PaymentTables,
  receiptTakenBy,
} from './fees/index.ts'
import type { EventDefinition, Ledger, Projection, StoredEvent } from './ledger/index.ts'
import type { OfficerBook } from './people/index.ts'
import {
  createPrintingProjection,
  createPrintingRoom,
  type DocumentMaker,
  PrintedTable,
  type PrintingCall,
  PrintTickets,
  printingEvents,
  printingMigrations,
} from './printing/index.ts'
import type { Migration, Store } from './store/index.ts'

/** The calls of the rooms that are put together here. */
export type CounterCall = PrintingCall | BooksCall | FeesCall | CertificationCall

export const counterEvents: readonly EventDefinition[] = [
  ...printingEvents,
  ...bookEvents,
  ...feeEvents,
  ...certificationEvents,
]

export const counterMigrations: readonly Migration[] = [
  ...printingMigrations,
  ...bookMigrations,
  ...feeMigrations,
  ...certificationMigrations,
]

type Makers = Readonly<Record<DocumentKind, DocumentMaker>>

export interface CounterParts {
  readonly ledger: Ledger
  readonly catalog: Catalog
  readonly people: Pick<OfficerBook, 'getProfile' | 'find'>
  readonly dossiers: DossierNames
  readonly now: () => number
  /** Papers that other rooms make. */
  readonly makers: Pick<
    Makers,
    | 'hand-over-list'
    | 'postman-list'
    | 'register'
    | 'waiting-number'
    | 'visit-receipt'
    | 'separator-sheet'
    | 'paper-labels'
    | 'signature-report'
  >
  /** Told when money, books or certifications changed. */
  readonly changed: () => void
}

/** The rooms that numbered papers leave the counter from: printing, books, money, certification. They share books and tickets. */
export class CounterRooms {
  readonly tickets = new PrintTickets()
  readonly own: OwnFees
  readonly projections: readonly Projection[]
  readonly #store: Store
  readonly #books: BookTable
  readonly #printed: PrintedTable
  readonly #payments: PaymentTables
  readonly #entries: EntryTable

  constructor(store: Store) {
    this.#store = store
    this.#books = new BookTable(store)
    this.#printed = new PrintedTable(store)
    this.#payments = new PaymentTables(store)
    this.#entries = new EntryTable(store)
    this.own = new OwnFees(store)
    this.projections = [
      createPrintingProjection(this.#printed),
      createBooksProjection(this.#books, numberTakenBy),
      createFeesProjection(this.#payments, this.own),
      createCertificationProjection(this.#entries),
    ]
  }

  /** Puts the rooms together over the ledger that was opened with {@link projections}. */
  furnish({ ledger, catalog, people, dossiers, makers, now, changed }: CounterParts): Handlers<CounterCall> {
    const store = this.#store
    const officerName = (id: string | undefined) => (id && people.find(id)?.name) ?? ''
    const common = { store, ledger, people, officerName, now }
    const books = createBooksRoom({ ...common, table: this.#books, changed })
    const fees = createFeesRoom({
      ...common,
      payments: this.#payments,
      own: this.own,
      books: books.books,
      dossiers,
      calendar: () => catalog.workCalendar(),
      changed,
    })
    const certification = createCertificationRoom({
      ...common,
      table: this.#entries,
      books: books.books,
      dossiers,
      feeOf: (procedure, day) => this.own.find(procedure, day)?.fee ?? catalog.findProcedure(procedure, day)?.fee,
      changed,
    })
    const printing = createPrintingRoom({
      store,
      ledger,
      printed: this.#printed,
      tickets: this.tickets,
      makers: {
        'fee-receipt': fees.receiptDocument,
        'cash-report': fees.reportDocument,
        'certification-clause': certification.clauseDocument,
        'certification-month': certification.monthDocument,
        'certification-year': certification.yearDocument,
        'book-transfer': books.transferDocument,
        ...makers,
      },
      now,
    })
    return { ...printing.handlers, ...books.handlers, ...fees.handlers, ...certification.handlers }
  }
}

/** The number of a book that an event took. */
function numberTakenBy(event: StoredEvent): BookNumber | undefined {
  return receiptTakenBy(event) ?? certificationNumberTakenBy(event)
}
