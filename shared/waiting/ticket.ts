import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { typedLine } from '../text/typed.ts'

/** What people come for; each kind of service has a row of numbers of its own. */
export const WaitingService = z.enum(['reception', 'certification', 'civil-status', 'return'])
export type WaitingService = z.infer<typeof WaitingService>

/** The letter that a number of this kind begins with, on the slip and on the display. */
export const LETTER_OF_SERVICE: Readonly<Record<WaitingService, string>> = {
  reception: 'A',
  certification: 'B',
  'civil-status': 'C',
  return: 'D',
}

/** Most numbers of one kind on one day: what fits in three digits on a display. */
export const MOST_TICKETS = 999

/** Where citizens are called to, for example `1` or `Quầy 2`. */
export const CounterName = typedLine(1, 20)
export type CounterName = z.infer<typeof CounterName>

/** How it ended: the citizen was served, or did not come when called (vắng). */
export const TicketOutcome = z.enum(['served', 'absent'])
export type TicketOutcome = z.infer<typeof TicketOutcome>

export const TicketState = z.enum(['waiting', 'called', ...TicketOutcome.options])
export type TicketState = z.infer<typeof TicketState>

/** A number in the waiting line (số thứ tự). It tells nothing about the person who holds it. */
export const Ticket = z.strictObject({
  id: Identifier,
  /** Day of the desk (UTC+7) on which it was drawn; numbers start at 1 each day. */
  day: IsoDate,
  service: WaitingService,
  number: z.number().int().min(1).max(MOST_TICKETS),
  state: TicketState,
  drawnAt: Instant,
  calledAt: Instant.nullable(),
  /** How often it was called. */
  calls: z.number().int().min(0),
  counter: CounterName.nullable(),
  /** Identifier of the officer who called it last. */
  officer: Identifier.nullable(),
  endedAt: Instant.nullable(),
})
export type Ticket = z.infer<typeof Ticket>

/** The number as people see it: `A007`. */
export function labelOf({ service, number }: Pick<Ticket, 'service' | 'number'>): string {
  return `${LETTER_OF_SERVICE[service]}${String(number).padStart(3, '0')}`
}

/** What the display shows to everybody: numbers and counters, and how many wait. Newest call first. */
export const WaitingBoard = z.strictObject({
  communeName: z.string(),
  called: z.array(
    z.strictObject({ label: z.string(), counter: CounterName, calledAt: Instant, calls: z.number().int().min(1) }),
  ),
  waiting: z.array(
    z.strictObject({ service: WaitingService, count: z.number().int().min(0), next: z.string().nullable() }),
  ),
})
export type WaitingBoard = z.infer<typeof WaitingBoard>
