import type { Handlers, waitingCalls } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import {
  labelOf,
  MOST_TICKETS,
  type Ticket,
  type WaitingBoard,
  WaitingService,
} from '../../../shared/waiting/ticket.ts'
import { type Draft, draft, type Ledger } from '../ledger/index.ts'
import type { DocumentMaker } from '../printing/index.ts'
import type { Store } from '../store/index.ts'
import { ticketCalled, ticketDrawn, ticketEnded } from './events.ts'
import { waitingSlip } from './slip.ts'
import type { TicketTable } from './tickets.ts'

/** The calls this room answers. */
export type WaitingCall = keyof typeof waitingCalls

export interface WaitingRoomParts {
  readonly store: Store
  readonly ledger: Ledger
  /** The one whose projection the ledger was opened with. */
  readonly table: TicketTable
  readonly communeName: () => string
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told whenever the line moved, once that is durable. */
  readonly changed: () => void
}

/** Calls that the display shows at the same time. */
const ON_BOARD = 6

/** Puts the waiting line together over an open ledger. */
export function createWaitingRoom(parts: WaitingRoomParts): {
  readonly handlers: Handlers<WaitingCall>
  /** The slip of a number, by its identifier. */
  readonly slipDocument: DocumentMaker
} {
  const { store, ledger, table, now, changed } = parts

  return {
    slipDocument: (request) => {
      const ticket = getTicket(request.subject)
      const line = table.ofDay(ticket.day).filter((each) => each.service === ticket.service && each.state === 'waiting')
      const before = line.filter(({ number }) => number < ticket.number).length
      return waitingSlip({ ticket, communeName: parts.communeName(), before, request })
    },
    handlers: {
      'waiting.board': () => boardOf(parts.communeName(), table.ofDay(dayAt(now()))),
      'waiting.list': () => table.ofDay(dayAt(now())),
      'waiting.draw': ({ id, service }, { officer }) => {
        const at = now()
        return moved(() => {
          const drawn = table.find(id)
          if (drawn !== undefined) return drawn
          const day = dayAt(at)
          const number = table.lastNumber(day, service) + 1
          if (number > MOST_TICKETS) throw new DeskError('waiting.numbers-exhausted', { most: MOST_TICKETS })
          keep(
            [draft(ticketDrawn, { dossier: undefined, open: { at, ticket: id, day, service, number } })],
            officer,
            at,
          )
          return getTicket(id)
        })
      },
      'waiting.call-next': ({ services, counter }, { officer }) => {
        const at = now()
        return moved(() => {
          const today = table.ofDay(dayAt(at))
          const served = today.filter((ticket) => ticket.state === 'called' && ticket.officer === officer.id)
          const next = today.find(({ state, service }) => state === 'waiting' && services.includes(service))
          keep(
            [
              ...served.map(({ id }) =>
                draft(ticketEnded, { dossier: undefined, open: { at, ticket: id, outcome: 'served' } }),
              ),
              ...(next === undefined
                ? []
                : [draft(ticketCalled, { dossier: undefined, open: { at, ticket: next.id, counter } })]),
            ],
            officer,
            at,
          )
          return next === undefined ? null : getTicket(next.id)
        })
      },
      'waiting.call-again': ({ ticket, counter }, { officer }) => {
        const at = now()
        return moved(() => {
          refuseEnded(getTicket(ticket))
          keep([draft(ticketCalled, { dossier: undefined, open: { at, ticket, counter } })], officer, at)
          return getTicket(ticket)
        })
      },
      'waiting.end': ({ ticket, outcome }, { officer }) => {
        const at = now()
        return moved(() => {
          const found = getTicket(ticket)
          if (found.state === outcome) return found
          refuseEnded(found)
          keep([draft(ticketEnded, { dossier: undefined, open: { at, ticket, outcome } })], officer, at)
          return getTicket(ticket)
        })
      },
    },
  }

  /** Carries an act out in one transaction, so that two screens never draw one number, and tells of it when it is kept. */
  function moved<Result>(act: () => Result): Result {
    const result = store.withinTransaction(act)
    changed()
    return result
  }

  function keep(drafts: readonly Draft[], officer: { readonly id: string }, at: number): void {
    if (drafts.length > 0) ledger.append(drafts, { officer: officer.id, now: at })
  }

  function getTicket(id: string): Ticket {
    const ticket = table.find(id)
    if (ticket === undefined) throw new DeskError('waiting.unknown-ticket')
    return ticket
  }
}

/** The desk's day (UTC+7) at an instant. */
function dayAt(instant: number): string {
  return isoDateOf(dayOf(localMinuteOf(instant)))
}

function refuseEnded(ticket: Ticket): void {
  if (ticket.endedAt !== null) throw new DeskError('waiting.ended', { label: labelOf(ticket) })
}

/** What everybody may see of a day's line. */
export function boardOf(communeName: string, today: readonly Ticket[]): WaitingBoard {
  const called = today
    .flatMap((ticket) => {
      const { state, counter, calledAt, calls } = ticket
      return state === 'called' && counter !== null && calledAt !== null
        ? [{ label: labelOf(ticket), counter, calledAt, calls }]
        : []
    })
    .toSorted((one, other) => other.calledAt - one.calledAt)
    .slice(0, ON_BOARD)
  const waiting = WaitingService.options.map((service) => {
    const line = today.filter((ticket) => ticket.state === 'waiting' && ticket.service === service)
    const [next] = line
    return { service, count: line.length, next: next === undefined ? null : labelOf(next) }
  })
  return { communeName, called, waiting }
}
