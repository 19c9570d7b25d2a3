import type { BookNumber } from '../../../shared/books/book.ts'
import type { Fee } from '../../../shared/catalog/procedure.ts'
import { type CertificationEntry, CertificationKind } from '../../../shared/certification/certification.ts'
import type {
  CallInput,
  certificationCalls,
  DeskProfile,
  Handlers,
  SignedInCaller,
} from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { chargeFor } from '../../../shared/fees/charge.ts'
import type { Books } from '../books/index.ts'
import type { DossierNames } from '../dossiers/index.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { DocumentRequest, PrintableDocument } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { bookMonth, bookYear } from './book-papers.ts'
import { certificationClause } from './documents.ts'
import type { EntryTable } from './entries.ts'
import { certificationEntered, certificationNumbered, certificationVoided } from './events.ts'
import { getCertificationRule } from './rules.ts'

/** The calls this room answers. */
export type CertificationCall = keyof typeof certificationCalls

export interface CertificationRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly table: EntryTable
  readonly books: Books
  readonly dossiers: DossierNames
  readonly people: { getProfile(): DeskProfile }
  readonly officerName: (id: string | undefined) => string
  /** The fee of a procedure on a day (`yyyy-MM-dd`); undefined where it is not configured. */
  readonly feeOf: (procedure: string, day: string) => Fee | undefined
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when an entry was made or changed, once that is durable. */
  readonly changed: () => void
}

/** What other rooms have of the certification counter. */
export interface CertificationRoom {
  readonly handlers: Handlers<CertificationCall>
  /** The clause of an entry, by its identifier; a provisional slip while it has no number. */
  readonly clauseDocument: (request: DocumentRequest) => PrintableDocument
  /** A month of a book, by `kind:yyyy-MM`. */
  readonly monthDocument: (request: DocumentRequest) => PrintableDocument
  /** The closing page of a book's year, by `kind:yyyy`. */
  readonly yearDocument: (request: DocumentRequest) => PrintableDocument
}

/** Puts the certification room together over an open ledger. */
export function createCertificationRoom(parts: CertificationRoomParts): CertificationRoom {
  const { store, ledger, table, books, people, now, changed } = parts

  return {
    handlers: {
      'certification.enter': (input, caller) => {
        const at = now()
        const entries = store.withinTransaction(() => {
          if (table.ofVisit(input.visit).length === 0) enter(input, at, caller)
          return table.ofVisit(input.visit)
        })
        changed()
        return entries
      },
      'certification.number': ({ id }, caller) =>
        keep(id, (entry, at) => {
          if (entry.number !== null) throw new DeskError('certification.numbered')
          if (entry.voidedAt !== null) throw new DeskError('certification.voided')
          const number = nextNumber(entry.kind, at, caller)
          if (number === null) throw bookMissing(entry.kind, at)
          append(draft(certificationNumbered, { dossier: undefined, open: { at, entry: id, number } }), caller, at)
        }),
      'certification.void': ({ id, reason }, caller) =>
        keep(id, (entry, at) => {
          if (entry.voidedAt !== null) throw new DeskError('certification.voided')
          const thread = entry.dossier ?? entry.visit
          const open = { at, entry: id }
          append(draft(certificationVoided, { dossier: thread, open, personal: { reason } }), caller, at)
        }),
      'certification.of-month': ({ kind, month }) => [...table.inBook(kind, month), ...table.waiting(kind, month)],
      'certification.rules': () => {
        const day = dayAt(now())
        return CertificationKind.options.map((kind) => getCertificationRule(kind, day))
      },
    },
    clauseDocument: (request) => {
      const entry = getEntry(request.subject)
      return certificationClause({
        entry,
        rule: getCertificationRule(entry.kind, entry.day),
        book: entry.number === null ? null : books.get(entry.number.book),
        desk: people.getProfile(),
        officerName: parts.officerName(entry.officer ?? undefined),
        request,
      })
    },
    monthDocument: (request) => {
      const { kind, period } = bookPeriod(request, /^\d{4}-(0[1-9]|1[0-2])$/)
      return bookMonth({
        rule: getCertificationRule(kind, `${period}-28`),
        month: period,
        ...ofBook(kind, period, request),
      })
    },
    yearDocument: (request) => {
      const { kind, period } = bookPeriod(request, /^\d{4}$/)
      return bookYear({
        rule: getCertificationRule(kind, `${period}-12-31`),
        year: period,
        ...ofBook(kind, period, request),
      })
    },
  }

  function bookPeriod({ subject }: DocumentRequest, shape: RegExp) {
    const [kindText = '', period = ''] = subject.split(':')
    const kind = CertificationKind.safeParse(kindText)
    if (!kind.success || !shape.test(period)) throw new DeskError('certification.unknown')
    return { kind: kind.data, period }
  }

  function ofBook(kind: CertificationKind, period: string, request: DocumentRequest) {
    return {
      entries: table.inBook(kind, period),
      bookOf: (id: string) => books.get(id),
      desk: people.getProfile(),
      officerName: parts.officerName(request.officer),
      request,
    }
  }

  function enter(input: CallInput<'certification.enter'>, at: number, caller: SignedInCaller): void {
    const { visit, dossier, kind, papers, requester, requesterNumber, signer, signerPosition } = input
    if (dossier !== null && parts.dossiers.find(dossier) === undefined) throw new DeskError('dossiers.unknown')
    const day = dayAt(at)
    const fee = parts.feeOf(getCertificationRule(kind, day).procedure, day)
    for (const { id: entry, paper, pages, copies } of papers) {
      const amount = fee === undefined ? 0 : (chargeFor(paper, fee, { pages, copies, pieces: copies })?.amount ?? 0)
      // One after the other: each number is only taken once the one before is written.
      const number = nextNumber(kind, at, caller)
      const open = { at, day, entry, visit, about: dossier, kind, number, pages, copies, amount }
      const personal = { requester, requesterNumber, signer, signerPosition, paper }
      append(draft(certificationEntered, { dossier: dossier ?? visit, open, personal }), caller, at)
    }
  }

  function nextNumber(kind: CertificationKind, at: number, { officer }: SignedInCaller): BookNumber | null {
    const day = dayAt(at)
    const { book } = getCertificationRule(kind, day)
    return books.findNext(book, { officer: officer.id, now: at, day }) ?? null
  }

  function bookMissing(kind: CertificationKind, at: number): DeskError {
    return new DeskError('books.not-here', { kind: getCertificationRule(kind, dayAt(at)).book })
  }

  function append(event: Draft, { officer }: SignedInCaller, at: number): void {
    ledger.append([event], { officer: officer.id, now: at })
  }

  function keep(id: string, act: (entry: CertificationEntry, at: number) => void): CertificationEntry {
    const at = now()
    const entry = store.withinTransaction(() => {
      act(getEntry(id), at)
      return getEntry(id)
    })
    changed()
    return entry
  }

  function getEntry(id: string): CertificationEntry {
    const entry = table.find(id)
    if (entry === undefined) throw new DeskError('certification.unknown')
    return entry
  }
}

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}
