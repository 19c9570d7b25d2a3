/** The only writer of truth: append-only events, their chain and clock, and the projections derived from them. */
export { type ClockState, clockState, compareTicks, type Tick } from './clock.ts'
export { type Device, type SignedHead, verifyHead, verifyStatement } from './device.ts'
export type { DossierPlace } from './event-table.ts'
export {
  createEventRegistry,
  type Draft,
  type DraftContent,
  defineEvent,
  draft,
  type EventDefinition,
  type EventOf,
  type EventRegistry,
  isEvent,
} from './events.ts'
export { type Act, type Ledger, type LedgerOptions, openLedger } from './ledger.ts'
export { ledgerMigrations } from './migrations/index.ts'
export type { DossierPast, Progress, Projection } from './projections.ts'
export type { StoredEvent } from './stored-event.ts'
export type { ChainFault, Verdict } from './verify.ts'
