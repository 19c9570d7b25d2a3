import { Ticket, type WaitingService } from '../../../shared/waiting/ticket.ts'
import type { EventOf } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import type { ticketCalled, ticketDrawn, ticketEnded } from './events.ts'

interface TicketRow {
  readonly id: string
  readonly day: string
  readonly service: string
  readonly number: number
  readonly state: string
  readonly drawn_at: number
  readonly called_at: number | null
  readonly calls: number
  readonly counter: string | null
  readonly officer: string | null
  readonly ended_at: number | null
}

/** Table of the numbers of the waiting line. */
export class TicketTable {
  readonly #insert: Statement<[string, string, string, number, number], never>
  readonly #call: Statement<[number, string, string | null, string], never>
  readonly #end: Statement<[string, number, string], never>
  readonly #empty: Statement<[], never>
  readonly #byId: Statement<[string], TicketRow>
  readonly #ofDay: Statement<[string], TicketRow>
  readonly #last: Statement<[string, string], { readonly last: number }>

  constructor(store: Store) {
    const select = 'SELECT * FROM waiting_tickets'
    this.#insert = store.prepare(
      `INSERT INTO waiting_tickets (id, day, service, number, state, drawn_at) VALUES (?, ?, ?, ?, 'waiting', ?)
       ON CONFLICT (id) DO NOTHING`,
    )
    // A ticket that was ended stays ended, whatever arrives after.
    this.#call = store.prepare(
      `UPDATE waiting_tickets SET state = 'called', called_at = ?, counter = ?, officer = ?, calls = calls + 1
       WHERE id = ? AND ended_at IS NULL`,
    )
    this.#end = store.prepare('UPDATE waiting_tickets SET state = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL')
    this.#empty = store.prepare('DELETE FROM waiting_tickets')
    this.#byId = store.prepare(`${select} WHERE id = ?`)
    this.#ofDay = store.prepare(`${select} WHERE day = ? ORDER BY drawn_at, service, number`)
    this.#last = store.prepare(
      'SELECT coalesce(max(number), 0) AS last FROM waiting_tickets WHERE day = ? AND service = ?',
    )
  }

  draw({ open }: EventOf<typeof ticketDrawn>): void {
    this.#insert.run(open.ticket, open.day, open.service, open.number, open.at)
  }

  call({ open, officer }: EventOf<typeof ticketCalled>): void {
    this.#call.run(open.at, open.counter, officer ?? null, open.ticket)
  }

  end({ open }: EventOf<typeof ticketEnded>): void {
    this.#end.run(open.outcome, open.at, open.ticket)
  }

  reset(): void {
    this.#empty.run()
  }

  find(id: string): Ticket | undefined {
    const row = this.#byId.find(id)
    return row === undefined ? undefined : toTicket(row)
  }

  /** The numbers of a day in the order in which they were drawn. */
  ofDay(day: string): Ticket[] {
    return this.#ofDay.all(day).map(toTicket)
  }

  /** The highest number drawn of a kind on a day; 0 before the first. */
  lastNumber(day: string, service: WaitingService): number {
    return this.#last.get(day, service).last
  }
}

function toTicket(row: TicketRow): Ticket {
  const { drawn_at: drawnAt, called_at: calledAt, ended_at: endedAt, ...rest } = row
  return Ticket.parse({ ...rest, drawnAt, calledAt, endedAt })
}
