import { v7 } from 'uuid'
import type { Book, BookKind, BookNumber } from '../../../shared/books/book.ts'
import { DeskError } from '../../../shared/errors.ts'
import { draft, type Ledger } from '../ledger/index.ts'
import { bookOpened } from './events.ts'
import type { BookTable } from './table.ts'

/** Who takes a number, and when: milliseconds since 1970 and that instant's day at the desk. */
export interface Taking {
  readonly officer: string
  readonly now: number
  readonly day: string
}

/** Gives out the numbers of books. */
export class Books {
  readonly #table: BookTable
  readonly #ledger: Ledger

  constructor(table: BookTable, ledger: Ledger) {
    this.#table = table
    this.#ledger = ledger
  }

  /**
   * The next number of a kind of book at this desk; undefined when no such book is here. The caller keeps it in an event
   * within the same transaction: a number that was given out and not kept would be a gap, so this must be called in one.
   *
   * A certification book begins anew at 01 with each calendar year (NĐ 23/2015/NĐ-CP, Điều 13): the desk that has the latest
   * book of a past year, or closed it, opens the new one with its first entry. A desk that gave it away does not.
   * @throws DeskError books.used-up when the receipt books that are here have no number left
   */
  findNext(kind: BookKind, taking: Taking): BookNumber | undefined {
    const book = kind === 'fee-receipts' ? receiptBook(this.#table.here(kind)) : this.#bookOfYear(kind, taking)
    return book === undefined ? undefined : { book: book.id, number: book.next }
  }

  /** A book that some number is of. @throws DeskError books.unknown */
  get(id: string): Book {
    const book = this.#table.find(id)
    if (book === undefined) throw new DeskError('books.unknown')
    return book
  }

  #bookOfYear(kind: BookKind, { officer, now, day }: Taking): Book | undefined {
    const year = Number(day.slice(0, 4))
    const current = this.#table.here(kind).find((book) => book.year === year)
    if (current !== undefined) return current
    const latest = this.#table.findLatestYear(kind)
    if (latest === undefined || latest.state === 'away' || latest.year === null || latest.year >= year) return undefined
    const id = v7({ msecs: now })
    const { series, form } = latest
    const open = { at: now, book: id, kind, year, series, form, first: 1, last: null }
    this.#ledger.append([draft(bookOpened, { dossier: undefined, open })], { officer, now })
    return this.get(id)
  }
}

function receiptBook(here: readonly Book[]): Book | undefined {
  const usable = here.find(({ next, last }) => last === null || next <= last)
  if (usable === undefined && here.length > 0) throw new DeskError('books.used-up')
  return usable
}
