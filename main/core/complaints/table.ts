import { ComplaintRow } from '../../../shared/complaints/complaint.ts'
import type { Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { complaintReceived, toComplaintStep } from './events.ts'
import { foldComplaint } from './fold.ts'

interface StoredRow {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly channel: string
  readonly state: string
  readonly name: string
  readonly received_at: number
  readonly due_at: number
  readonly refuse_by: number
  readonly supplement_by: number
  readonly ended_at: number | null
  readonly about: string | null
}

/** Table of the complaints. */
export class ComplaintTable {
  readonly #put: Statement<
    [string, string, string, string, string, string, number, number, number, number, number | null, string | null],
    never
  >
  readonly #empty: Statement<[], never>
  readonly #byId: Statement<[string], StoredRow>
  readonly #open: Statement<[number], StoredRow>
  readonly #ended: Statement<[number], StoredRow>
  readonly #counted: Statement<[number, number, number, number], StoredRow>
  readonly #last: Statement<[string, string], { readonly number: string | null }>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT INTO complaints (id, number, kind, channel, state, name, received_at, due_at, refuse_by, supplement_by,
         ended_at, about) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, name = excluded.name, ended_at = excluded.ended_at`,
    )
    this.#empty = store.prepare('DELETE FROM complaints')
    this.#byId = store.prepare('SELECT * FROM complaints WHERE id = ?')
    this.#open = store.prepare('SELECT * FROM complaints WHERE ended_at IS NULL ORDER BY due_at, id LIMIT ?')
    this.#ended = store.prepare(
      'SELECT * FROM complaints WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT ?',
    )
    this.#counted = store.prepare(
      `SELECT * FROM complaints WHERE ended_at IS NOT NULL AND ended_at >= ? AND ended_at < ?
       UNION ALL SELECT * FROM complaints WHERE ended_at IS NULL AND due_at >= ? AND due_at < ?
       ORDER BY received_at, id`,
    )
    this.#last = store.prepare('SELECT max(number) AS number FROM complaints WHERE number >= ? AND number < ?')
  }

  put(row: ComplaintRow): void {
    const { id, number, kind, channel, state, name, about } = row
    const { receivedAt, dueAt, refuseBy, supplementBy, endedAt } = row
    this.#put.run(id, number, kind, channel, state, name, receivedAt, dueAt, refuseBy, supplementBy, endedAt, about)
  }

  reset(): void {
    this.#empty.run()
  }

  find(id: string): ComplaintRow | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toRow(row)
  }

  list(ended: boolean, limit: number): ComplaintRow[] {
    return (ended ? this.#ended : this.#open).all(limit).map(toRow)
  }

  /** Complaints that ended, or are open and whose term runs out, from an instant up to another; the oldest first. */
  countedBetween(from: number, before: number): ComplaintRow[] {
    return this.#counted.all(from, before, from, before).map(toRow)
  }

  /** The highest number that begins like this; undefined before the first. `~` sorts after every digit. */
  findLastNumber(prefix: string): string | undefined {
    return this.#last.get(prefix, `${prefix}~`).number ?? undefined
  }
}

/** Complaints as the ledger tells them: folded anew with each event, since a complaint has few. */
export function createComplaintsProjection(table: ComplaintTable): Projection {
  return {
    name: 'complaints',
    version: 1,
    tables: ['complaints'],
    apply: (event, past) => {
      const { dossier: id } = event
      if (id === undefined) return
      if (event.type !== complaintReceived.type && toComplaintStep(event) === undefined) return
      const folded = foldComplaint(id, past.eventsOf(id))
      if (folded !== undefined) table.put(folded.row)
    },
    reset: () => table.reset(),
    forget: (id) => {
      const row = table.find(id)
      if (row !== undefined) table.put({ ...row, name: '' })
    },
  }
}

function toRow(stored: StoredRow): ComplaintRow {
  const { received_at, due_at, refuse_by, supplement_by, ended_at, ...rest } = stored
  return ComplaintRow.parse({
    ...rest,
    receivedAt: received_at,
    dueAt: due_at,
    refuseBy: refuse_by,
    supplementBy: supplement_by,
    endedAt: ended_at,
  })
}
