import { isEvent, type Projection } from '../ledger/index.ts'
import {
  accountSet,
  cashClosed,
  feeCollected,
  feeReversed,
  receiptNumbered,
  tariffEntered,
  tariffRemoved,
} from './events.ts'
import type { OwnFees } from './own-fees.ts'
import type { PaymentTables } from './payments.ts'

/** Money as the ledger tells it. */
export function createFeesProjection(payments: PaymentTables, own: OwnFees): Projection {
  return {
    name: 'fees',
    version: 2,
    tables: ['payments', 'cash_closings', 'tariffs', 'desk_account'],
    apply: (event) => {
      if (isEvent(event, feeCollected)) payments.collect(event)
      else if (isEvent(event, receiptNumbered)) payments.number(event)
      else if (isEvent(event, feeReversed)) payments.reverse(event)
      else if (isEvent(event, cashClosed)) payments.close(event)
      else if (isEvent(event, tariffEntered)) own.put(event.open.tariff)
      else if (isEvent(event, tariffRemoved)) own.drop(event.open.procedure, event.open.effectiveFrom)
      else if (isEvent(event, accountSet)) own.setAccount(event.open.account)
    },
    reset: () => {
      payments.reset()
      own.reset()
    },
    forget: (thread) => payments.forget(thread),
  }
}
