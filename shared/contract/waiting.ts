import { z } from 'zod'
import { Identifier } from '../dossier/dossier.ts'
import { CounterName, Ticket, TicketOutcome, WaitingBoard, WaitingService } from '../waiting/ticket.ts'
import { call } from './call.ts'

const Nothing = z.strictObject({})

export const waitingCalls = {
  /** What the second screen shows to everybody: no name, no officer, no procedure. */
  'waiting.board': call('anyone', Nothing, WaitingBoard),
  /** Today's numbers, those that wait first, in the order in which they were drawn. */
  'waiting.list': call('read', Nothing, z.array(Ticket).max(4_000)),
  /** Gives out the next number of a kind. `id` is chosen by the screen, so that asked twice one number is drawn. */
  'waiting.draw': call('read', z.strictObject({ id: Identifier, service: WaitingService }), Ticket),
  /**
   * Calls whoever has waited longest for any of these services, after what this officer was serving has been ended as
   * served; null when nobody waits.
   */
  'waiting.call-next': call(
    'read',
    z.strictObject({ services: z.array(WaitingService).min(1).max(4), counter: CounterName }),
    Ticket.nullable(),
  ),
  'waiting.call-again': call('read', z.strictObject({ ticket: Identifier, counter: CounterName }), Ticket),
  'waiting.end': call('read', z.strictObject({ ticket: Identifier, outcome: TicketOutcome }), Ticket),
}
