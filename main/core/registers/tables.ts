import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { toText } from '../dossiers/index.ts'
import type { Ledger, Projection } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import { CountTable } from './count-table.ts'
import { FactsTable } from './facts-table.ts'
import { RegisterFollower } from './follower.ts'
import { createRegisterProjection } from './projection.ts'
import { TimeSpent } from './time-spent.ts'

/** The room's tables over an open store; the ledger is opened with their projection, the room is made with both. */
export interface RegisterTables {
  readonly store: Store
  readonly projection: Projection
  readonly facts: FactsTable
  readonly counts: CountTable
  readonly time: TimeSpent
  /** Counts what this desk writes from now on. */
  readonly follow: (ledger: Pick<Ledger, 'dossiersAfter' | 'history'>) => void
  /** Counts all that waits: before a figure is read. */
  readonly catchUp: () => void
}

/**
 * Opens the room's tables. Do it once for a store: housekeeping of the office minutes begins here.
 * @param calendar the calendar as it holds now; the same object as long as nothing in it changed
 */
export function openRegisterTables(store: Store, calendar: () => WorkCalendar): RegisterTables {
  const facts = new FactsTable(store)
  const counts = new CountTable(store)
  const time = new TimeSpent(store, calendar)
  const follower = new RegisterFollower(store)
  const projection = createRegisterProjection({ facts, counts, time }, follower)
  return {
    store,
    projection,
    facts,
    counts,
    time,
    follow: (ledger) =>
      follower.follow(ledger, (dossier) => {
        const id = toText(dossier)
        projection.takeAnew(id, ledger.history(id))
      }),
    catchUp: () => follower.catchUp(),
  }
}
