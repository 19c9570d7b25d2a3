import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { CounterName, MOST_TICKETS, TicketOutcome, WaitingService } from './ticket.ts'

/** Event types of the waiting line. They belong to no dossier and name no citizen. */
export const WAITING_EVENTS = {
  /** Somebody took a number. */
  'ticket.drawn': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      ticket: Identifier,
      day: IsoDate,
      service: WaitingService,
      number: z.number().int().min(1).max(MOST_TICKETS),
    }),
    personal: undefined,
  },
  /** An officer called a number to a counter, for the first time or again. */
  'ticket.called': {
    version: 1,
    open: z.strictObject({ at: Instant, ticket: Identifier, counter: CounterName }),
    personal: undefined,
  },
  'ticket.ended': {
    version: 1,
    open: z.strictObject({ at: Instant, ticket: Identifier, outcome: TicketOutcome }),
    personal: undefined,
  },
} as const
