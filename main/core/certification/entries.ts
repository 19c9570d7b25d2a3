import { CertificationEntry, type CertificationKind } from '../../../shared/certification/certification.ts'
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
}

const COLUMNS = `id, visit, dossier, kind, at, day, officer, book, number, pages, copies, amount, paper, requester,
  requester_number, signer, signer_position, voided_at`

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
    ],
    never
  >
  readonly #number: Statement<[string, number, string], never>
  readonly #void: Statement<[number, string], never>
  readonly #empty: Statement<[], never>
  readonly #forget: Statement<[string], never>
  readonly #byId: Statement<[string], StoredEntry>
  readonly #ofVisit: Statement<[string], StoredEntry>
  readonly #ofMonth: Statement<[string, string, string], StoredEntry>

  constructor(store: Store) {
    this.#insert = store.prepare(
      `INSERT INTO certification_entries (id, thread, visit, dossier, kind, at, day, officer, book, number, pages, copies,
         amount, paper, requester, requester_number, signer, signer_position)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    )
    this.#number = store.prepare(
      'UPDATE certification_entries SET book = ?, number = ? WHERE id = ? AND number IS NULL',
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
    this.#ofMonth = store.prepare(
      `SELECT ${COLUMNS} FROM certification_entries WHERE kind = ? AND day >= ? AND day < ?
       ORDER BY number IS NULL, day, book, number, id`,
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
    )
  }

  number({ open }: EventOf<typeof certificationNumbered>): void {
    this.#number.run(open.number.book, open.number.number, open.entry)
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

  /** The entries of a month (`yyyy-MM`) in the order of their numbers; those without one last. */
  ofMonth(kind: CertificationKind, month: string): CertificationEntry[] {
    // `~` sorts after every digit and hyphen.
    return this.#ofMonth.all(kind, month, `${month}~`).map(toEntry)
  }
}

/** The entries as the ledger tells them. */
export function createCertificationProjection(table: EntryTable): Projection {
  return {
    name: 'certification',
    version: 1,
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
    book,
    number,
    ...rest
  } = row
  return CertificationEntry.parse({
    ...rest,
    requesterNumber,
    signerPosition,
    voidedAt,
    number: book === null ? null : { book, number },
  })
}
