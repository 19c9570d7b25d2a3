/** Money (phí, lệ phí): what is taken, under which receipt, reversed, counted and closed; the commune's own fees and its account. */
export { feeCollected, feeEvents, feeReversed, receiptTakenBy } from './events.ts'
export { feeMigrations } from './migrations/index.ts'
export { OwnFees } from './own-fees.ts'
export { PaymentTables } from './payments.ts'
export { createFeesProjection } from './projection.ts'
export { createFeesRoom, type FeesCall, type FeesRoom, type FeesRoomParts } from './room.ts'
