import type { BookNumber } from '../../../shared/books/book.ts'
import { FEE_EVENTS } from '../../../shared/fees/events.ts'
import { defineEvent, type EventDefinition, isEvent, type StoredEvent } from '../ledger/index.ts'

export const feeCollected = defineEvent({ type: 'fee.collected', ...FEE_EVENTS['fee.collected'] })
export const receiptNumbered = defineEvent({ type: 'fee.receipt-numbered', ...FEE_EVENTS['fee.receipt-numbered'] })
export const feeReversed = defineEvent({ type: 'fee.reversed', ...FEE_EVENTS['fee.reversed'] })
export const cashClosed = defineEvent({ type: 'cash.closed', ...FEE_EVENTS['cash.closed'] })
export const tariffEntered = defineEvent({ type: 'tariff.entered', ...FEE_EVENTS['tariff.entered'] })
export const tariffRemoved = defineEvent({ type: 'tariff.removed', ...FEE_EVENTS['tariff.removed'] })
export const accountSet = defineEvent({ type: 'account.set', ...FEE_EVENTS['account.set'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const feeEvents: readonly EventDefinition[] = [
  feeCollected,
  receiptNumbered,
  feeReversed,
  cashClosed,
  tariffEntered,
  tariffRemoved,
  accountSet,
]

/** The number of a receipt book that an event took. */
export function receiptTakenBy(event: StoredEvent): BookNumber | undefined {
  if (isEvent(event, feeCollected)) return event.open.receipt ?? undefined
  if (isEvent(event, receiptNumbered)) return event.open.receipt
  return undefined
}
