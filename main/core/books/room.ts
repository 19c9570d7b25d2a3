import type { Book } from '../../../shared/books/book.ts'
import type { bookCalls, DeskProfile, Handlers } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { draft, type Ledger } from '../ledger/index.ts'
import type { DocumentRequest, PrintableDocument } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { Books } from './books.ts'
import { transferMinutes } from './documents.ts'
import { bookClosed, bookHandedOver, bookOpened, bookTakenOver } from './events.ts'
import type { BookTable } from './table.ts'
import { readTransfer, writeTransfer } from './transfer.ts'

/** The calls this room answers. */
export type BooksCall = keyof typeof bookCalls

export interface BooksRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly table: BookTable
  readonly people: { getProfile(): DeskProfile }
  readonly officerName: (id: string | undefined) => string
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told when a book was opened, moved or closed, once that is durable. */
  readonly changed: () => void
}

/** What other rooms have of the books. */
export interface BooksRoom {
  readonly handlers: Handlers<BooksCall>
  readonly books: Books
  /** The minutes of a book that was handed over (biên bản bàn giao sổ). */
  readonly transferDocument: (request: DocumentRequest) => PrintableDocument
}

/** Puts the books room together over an open ledger. */
export function createBooksRoom(parts: BooksRoomParts): BooksRoom {
  const { store, ledger, table, people, now } = parts
  const books = new Books(table, ledger)

  return {
    books,
    transferDocument: (request) => {
      const book = books.get(request.subject)
      if (book.heldBy === null || book.endedAt === null) throw new DeskError('books.not-moved')
      return transferMinutes({
        book,
        toMark: book.heldBy,
        at: book.endedAt,
        desk: people.getProfile(),
        officerName: parts.officerName(request.officer),
        request,
      })
    },
    handlers: {
      'books.list': () => table.list(),
      'books.open': ({ id, ...identity }, { officer }) =>
        kept(id, (at) => {
          if (table.find(id) !== undefined) return
          const year = identity.kind === 'fee-receipts' ? null : yearAt(at)
          refuseSecond(identity, year, id)
          const open = { at, book: id, ...identity, year }
          ledger.append([draft(bookOpened, { dossier: undefined, open })], { officer: officer.id, now: at })
        }),
      'books.hand-over': ({ id, transfer, toMark }, { officer }) => {
        kept(id, (at) => {
          if (table.findTransfer(id) === transfer) return
          const { next, year } = getHere(id)
          // The desk that has it opens the book of the new year: another one that got it now would open a second.
          if (year !== null && year < yearAt(at)) throw new DeskError('books.year-over', { year })
          if (toMark === people.getProfile().deskMark) throw new DeskError('books.other-desk', { mark: toMark })
          const open = { at, book: id, transfer, toMark, next }
          ledger.append([draft(bookHandedOver, { dossier: undefined, open })], { officer: officer.id, now: at })
        })
        return fileOf(id)
      },
      'books.transfer-file': ({ id }) => fileOf(id),
      'books.take-over': ({ content }, { officer }) => {
        const { at: _given, toMark, agencyCode, ...body } = readTransfer(content)
        const { deskMark, agencyCode: own } = people.getProfile()
        if (toMark !== deskMark || agencyCode !== own) throw new DeskError('books.other-desk', { mark: toMark })
        return kept(body.book, (at) => {
          if (table.wasTakenIn(body.transfer)) throw new DeskError('books.taken-over')
          refuseStale(body)
          refuseSecond(body, body.year, body.book)
          ledger.append([draft(bookTakenOver, { dossier: undefined, open: { at, ...body } })], {
            officer: officer.id,
            now: at,
          })
        })
      },
      'books.close': ({ id }, { officer }) =>
        kept(id, (at) => {
          const { year, next } = getHere(id)
          // The last day of the year is the day of its closing (NĐ 23/2015/NĐ-CP, Điều 13).
          if (year !== null && dayAt(at) < `${year}-12-31`) throw new DeskError('books.too-early', { year })
          ledger.append([draft(bookClosed, { dossier: undefined, open: { at, book: id, next } })], {
            officer: officer.id,
            now: at,
          })
        }),
    },
  }

  function kept(id: string, act: (at: number) => void): Book {
    const at = now()
    const book = store.withinTransaction(() => {
      act(at)
      return books.get(id)
    })
    parts.changed()
    return book
  }

  function getHere(id: string): Book {
    const book = books.get(id)
    if (book.state !== 'here') throw new DeskError('books.not-here', { kind: book.kind })
    return book
  }

  /** Two certification books of one kind would give one number twice; so would receipts of one series that overlap. */
  function refuseSecond(
    { kind, series, first, last }: Pick<Book, 'kind' | 'series' | 'first' | 'last'>,
    year: number | null,
    id: string,
  ): void {
    const others = table.list().filter((book) => book.id !== id && book.kind === kind && book.year === year)
    const clashes = others.filter(
      (book) =>
        year !== null ||
        (book.series === series && first <= (book.last ?? Infinity) && book.first <= (last ?? Infinity)),
    )
    if (clashes.length > 0) throw new DeskError('books.exists', { kind })
  }

  /** A book that is here, was closed here, or was already further when it left would give numbers twice. */
  function refuseStale({ book, next }: { readonly book: string; readonly next: number }): void {
    const known = table.find(book)
    if (known !== undefined && (known.state !== 'away' || next < known.next)) throw new DeskError('books.stale')
  }

  function fileOf(id: string) {
    const book = books.get(id)
    const transfer = table.findTransfer(id)
    if (transfer === undefined || book.heldBy === null || book.endedAt === null) throw new DeskError('books.not-moved')
    const { deskMark: fromMark, agencyCode } = people.getProfile()
    return writeTransfer(ledger, { book, transfer, toMark: book.heldBy, at: book.endedAt, fromMark, agencyCode })
  }
}

function yearAt(instant: number): number {
  return Number(dayAt(instant).slice(0, 4))
}

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}
