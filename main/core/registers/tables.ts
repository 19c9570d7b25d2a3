import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type { Projection } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import { CountTable } from './count-table.ts'
import { FactsTable } from './facts-table.ts'
import { createRegisterProjection } from './projection.ts'
import { TimeSpent } from './time-spent.ts'

/** The room's tables over an open store; the ledger is opened with their projection, the room is made with both. */
export interface RegisterTables {
  readonly store: Store
  readonly projection: Projection
  readonly facts: FactsTable
  readonly counts: CountTable
  readonly time: TimeSpent
}

/**
 * Opens the room's tables. Do it once for a store: housekeeping of the office minutes begins here.
 * @param calendar the calendar as it holds now; the same object as long as nothing in it changed
 */
export function openRegisterTables(store: Store, calendar: () => WorkCalendar): RegisterTables {
  const facts = new FactsTable(store)
  const counts = new CountTable(store)
  const time = new TimeSpent(store, calendar)
  return { store, projection: createRegisterProjection(facts, counts, time), facts, counts, time }
}
