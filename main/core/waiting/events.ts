import { WAITING_EVENTS } from '../../../shared/waiting/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const ticketDrawn = defineEvent({ type: 'ticket.drawn', ...WAITING_EVENTS['ticket.drawn'] })
export const ticketCalled = defineEvent({ type: 'ticket.called', ...WAITING_EVENTS['ticket.called'] })
export const ticketEnded = defineEvent({ type: 'ticket.ended', ...WAITING_EVENTS['ticket.ended'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const waitingEvents: readonly EventDefinition[] = [ticketDrawn, ticketCalled, ticketEnded]
