import { isEvent, type Projection } from '../ledger/index.ts'
import { ticketCalled, ticketDrawn, ticketEnded } from './events.ts'
import type { TicketTable } from './tickets.ts'

/** The waiting line as the ledger tells it. */
export function createWaitingProjection(table: TicketTable): Projection {
  return {
    name: 'waiting',
    version: 1,
    tables: ['waiting_tickets'],
    apply: (event) => {
      if (isEvent(event, ticketDrawn)) table.draw(event)
      else if (isEvent(event, ticketCalled)) table.call(event)
      else if (isEvent(event, ticketEnded)) table.end(event)
    },
    reset: () => table.reset(),
    // A number says nothing about who drew it.
    forget: () => undefined,
  }
}
