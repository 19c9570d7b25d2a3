import { CertificationEntry, type CertificationKind } from '../../../shared/certification/certification.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { type EventOf, isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { certificationEntered, certificationNumbered, certificationVoided } from './events.ts'

interface StoredEntry {
  readonly id: string
  readonly visit: string
  readonly dossier: string | null
  readonly kind: string
  readonly at: number
  readonly day: string
  readonly officer: string | null
  readonly book: string | null
  readonly number: number | null
  readonly pages: number
  readonly copies: number
  readonly amount: number
  readonly paper: string
  readonly requester: string
  readonly requester_number: string
  readonly signer: string
  readonly signer_position: string
  readonly voided_at: number | null
  readonly numbered_at: number | null
}

const COLUMNS = `id, visit, dossier, kind, at, day, officer, book, number, pages, copies, amount, paper, requester,
  requester_number, signer, signer_position, voided_at, numbered_at`

/** Table of the entries of certification books. */
export class EntryTable {
  readonly #insert: Statement<
    [
      string,
      string,
      string,
      string | null,
      string,
      number,
      string,
      string | null,
      string | null,
      number | null,
      number,
      number,
      number,
      string,
      string,
      string,
      string,
      string,
      number | null,
      string | null,
    ],
    never
  >
  readonly #number: Statement<[string, number, number, string, string], never>
  readonly #void: Statement<[number, string], never>
  readonly #empty: Statement<[], never>
  readonly #forget: Statement<[string], never>
  readonly #byId: Statement<[string], StoredEntry>
  readonly #ofVisit: Statement<[string], StoredEntry>
  readonly #inBook: Statement<[string, string, string], StoredEntry>
  readonly #waiting: Statement<[string, string], StoredEntry>

  constructor(store: Store) {
    this.#insert = store.prepare(
      `INSERT INTO certification_entries (id, thread, visit, dossier, kind, at, day, officer, book, number, pages, copies,
         amount, paper, requester, requester_number, signer, signer_position, numbered_at, book_day)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    this.#number = store.prepare(
      `UPDATE certification_entries SET book = ?, number = ?, numbered_at = ?, book_day = ?
       WHERE id = ? AND number IS NULL`,
    )
    this.#void = store.prepare('UPDATE certification_entries SET voided_at = ? WHERE id = ? AND voided_at IS NULL')
    this.#empty = store.prepare('DELETE FROM certification_entries')
    this.#forget = store.prepare(
      `UPDATE certification_entries SET paper = '', requester = '', requester_number = '', signer = '',
         signer_position = '' WHERE thread = ?`,
    )
    this.#byId = store.prepare(`SELECT ${COLUMNS} FROM certification_entries WHERE id = ?`)
    this.#ofVisit = store.prepare(
      `SELECT ${COLUMNS} FROM certification_entries WHERE visit = ? ORDER BY book, number, at, id`,
    )
    this.#inBook = store.prepare(
      `SELECT ${COLUMNS} FROM certification_entries WHERE kind = ? AND book_day >= ? AND book_day < ?
       ORDER BY book, number`,
    )
    this.#waiting = store.prepare(
      `SELECT ${COLUMNS} FROM certification_entries
       WHERE kind = ? AND number IS NULL AND day < ? ORDER BY day, at, id`,
    )
  }

  enter({ open, personal, dossier: thread, officer }: EventOf<typeof certificationEntered>): void {
    const { entry, visit, about, kind, at, day, number, pages, copies, amount } = open
    const { paper = '', requester = '', requesterNumber = '', signer = '', signerPosition = '' } = personal ?? {}
    this.#insert.run(
      entry,
      thread ?? visit,
      visit,
      about,
      kind,
      at,
      day,
      officer ?? null,
      number?.book ?? null,
      number?.number ?? null,
      pages,
      copies,
      amount,
      paper,
      requester,
      requesterNumber,
      signer,
      signerPosition,
      number === null ? null : at,
      number === null ? null : day,
    )
  }

  number({ open }: EventOf<typeof certificationNumbered>): void {
    this.#number.run(open.number.book, open.number.number, open.at, dayAt(open.at), open.entry)
  }

  void({ open }: EventOf<typeof certificationVoided>): void {
    this.#void.run(open.at, open.entry)
  }

  reset(): void {
    this.#empty.run()
  }

  forget(thread: string): void {
    this.#forget.run(thread)
  }

  find(id: string): CertificationEntry | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toEntry(row)
  }

  ofVisit(visit: string): CertificationEntry[] {
    return this.#ofVisit.all(visit).map(toEntry)
  }

  /**
   * What a book has under the days of a month (`yyyy-MM`) or a year (`yyyy`), in the order of the numbers. An entry stands under
   * the day on which it got its number: a month that was printed and bound never gets a line more.
   */
  inBook(kind: CertificationKind, period: string): CertificationEntry[] {
    return this.#inBook.all(kind, period, endOf(period)).map(toEntry)
  }

  /** Entries that wait for their number, received in a month (`yyyy-MM`) or before. */
  waiting(kind: CertificationKind, month: string): CertificationEntry[] {
    return this.#waiting.all(kind, endOf(month)).map(toEntry)
  }
}

/** `~` sorts after every digit and hyphen. */
function endOf(period: string): string {
  return `${period}~`
}

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}

/** The entries as the ledger tells them. */
export function createCertificationProjection(table: EntryTable): Projection {
  return {
    name: 'certification',
    version: 2,
    tables: ['certification_entries'],
    apply: (event) => {
      if (isEvent(event, certificationEntered)) table.enter(event)
      else if (isEvent(event, certificationNumbered)) table.number(event)
      else if (isEvent(event, certificationVoided)) table.void(event)
    },
    reset: () => table.reset(),
    forget: (thread) => table.forget(thread),
  }
}

function toEntry(row: StoredEntry): CertificationEntry {
  const {
    requester_number: requesterNumber,
    signer_position: signerPosition,
    voided_at: voidedAt,
    numbered_at: numberedAt,
    book,
    number,
    ...rest
  } = row
  return CertificationEntry.parse({
    ...rest,
    requesterNumber,
    signerPosition,
    voidedAt,
    numberedAt,
    number: book === null ? null : { book, number },
  })
}
