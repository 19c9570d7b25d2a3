import { Book, type BookKind, type BookNumber } from '../../../shared/books/book.ts'
import { isEvent, type Projection, type StoredEvent } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { bookClosed, bookHandedOver, bookOpened, bookTakenOver } from './events.ts'

interface StoredBook {
  readonly id: string
  readonly kind: string
  readonly year: number | null
  readonly series: string
  readonly form: string
  readonly first: number
  readonly last: number | null
  readonly next: number
  readonly state: string
  readonly held_by: string | null
  readonly opened_at: number
  readonly ended_at: number | null
  readonly transfer: string | null
}

type Bounds = Pick<Book, 'kind' | 'year' | 'series' | 'form' | 'first' | 'last' | 'next'>

/** Table of the books. */
export class BookTable {
  readonly #open: Statement<
    [string, string, number | null, string, string, number, number | null, number, number],
    never
  >
  readonly #advance: Statement<[number, string], never>
  readonly #end: Statement<[string, string | null, number, string | null, string], never>
  readonly #empty: Statement<[], never>
  readonly #emptyTransfers: Statement<[], never>
  readonly #noteTransfer: Statement<[string], never>
  readonly #transfers: Statement<[string], { readonly transfer: string }>
  readonly #byId: Statement<[string], StoredBook>
  readonly #all: Statement<[], StoredBook>
  readonly #here: Statement<[string], StoredBook>
  readonly #latest: Statement<[string], StoredBook>

  constructor(store: Store) {
    // A book that comes back goes on where it was left, under the identifier it always had.
    this.#open = store.prepare(
      `INSERT INTO books (id, kind, year, series, form, first, last, next, state, opened_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'here', ?)
       ON CONFLICT (id) DO UPDATE SET state = 'here', held_by = NULL, ended_at = NULL, transfer = NULL,
         next = max(next, excluded.next)`,
    )
    this.#advance = store.prepare('UPDATE books SET next = max(next, ? + 1) WHERE id = ?')
    this.#end = store.prepare('UPDATE books SET state = ?, held_by = ?, ended_at = ?, transfer = ? WHERE id = ?')
    this.#empty = store.prepare('DELETE FROM books')
    this.#emptyTransfers = store.prepare('DELETE FROM book_transfers')
    this.#noteTransfer = store.prepare('INSERT INTO book_transfers (transfer) VALUES (?) ON CONFLICT DO NOTHING')
    this.#transfers = store.prepare('SELECT transfer FROM book_transfers WHERE transfer = ?')
    this.#byId = store.prepare('SELECT * FROM books WHERE id = ?')
    this.#all = store.prepare(
      `SELECT * FROM books ORDER BY CASE state WHEN 'here' THEN 0 WHEN 'away' THEN 1 ELSE 2 END, kind, year DESC, opened_at`,
    )
    this.#here = store.prepare(
      `SELECT * FROM books WHERE kind = ? AND state = 'here' ORDER BY year DESC, opened_at, id`,
    )
    this.#latest = store.prepare(
      'SELECT * FROM books WHERE kind = ? AND year IS NOT NULL ORDER BY year DESC, opened_at DESC, id DESC LIMIT 1',
    )
  }

  open(id: string, at: number, { kind, year, series, form, first, last, next }: Bounds): void {
    this.#open.run(id, kind, year, series, form, first, last, next, at)
  }

  advance({ book, number }: BookNumber): void {
    this.#advance.run(number, book)
  }

  end(
    id: string,
    state: 'away' | 'closed',
    at: number,
    to?: { readonly mark: string; readonly transfer: string },
  ): void {
    this.#end.run(state, to?.mark ?? null, at, to?.transfer ?? null, id)
  }

  noteTransfer(transfer: string): void {
    this.#noteTransfer.run(transfer)
  }

  reset(): void {
    this.#empty.run()
    this.#emptyTransfers.run()
  }

  find(id: string): Book | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toBook(row)
  }

  list(): Book[] {
    return this.#all.all().map(toBook)
  }

  /** The books of a kind that are here, the latest year first. */
  here(kind: BookKind): Book[] {
    return this.#here.all(kind).map(toBook)
  }

  /** The book of the latest year that this desk knows of a kind, wherever it is now. */
  findLatestYear(kind: BookKind): Book | undefined {
    const row = this.#latest.find(kind)
    return row === undefined ? undefined : toBook(row)
  }

  /** Under which transfer a book left; undefined when it did not. */
  findTransfer(id: string): string | undefined {
    return this.#byId.find(id)?.transfer ?? undefined
  }

  wasTakenIn(transfer: string): boolean {
    return this.#transfers.find(transfer) !== undefined
  }
}

/**
 * The books as the ledger tells them.
 * @param numberTakenBy the number of a book that an event of another room took
 */
export function createBooksProjection(
  table: BookTable,
  numberTakenBy: (event: StoredEvent) => BookNumber | undefined,
): Projection {
  return {
    name: 'books',
    version: 1,
    tables: ['books', 'book_transfers'],
    apply: (event) => {
      if (isEvent(event, bookOpened)) {
        table.open(event.open.book, event.open.at, { ...event.open, next: event.open.first })
      } else if (isEvent(event, bookTakenOver)) {
        table.open(event.open.book, event.open.at, event.open)
        table.noteTransfer(event.open.transfer)
      } else if (isEvent(event, bookHandedOver)) {
        const { book, at, toMark: mark, transfer } = event.open
        table.end(book, 'away', at, { mark, transfer })
      } else if (isEvent(event, bookClosed)) table.end(event.open.book, 'closed', event.open.at)
      else {
        const taken = numberTakenBy(event)
        if (taken !== undefined) table.advance(taken)
      }
    },
    reset: () => table.reset(),
    // A book names nobody.
    forget: () => undefined,
  }
}

function toBook(row: StoredBook): Book {
  const { held_by: heldBy, opened_at: openedAt, ended_at: endedAt, transfer: _transfer, ...rest } = row
  return Book.parse({ ...rest, heldBy, openedAt, endedAt })
}
