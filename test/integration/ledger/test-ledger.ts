import { randomUUID } from 'node:crypto'
import {
  createEventRegistry,
  type Draft,
  type EventDefinition,
  type Ledger,
  openLedger,
  type Progress,
  type Projection,
  type StoredEvent,
} from '../../../main/core/ledger/index.ts'
import type { HousekeepingReport, Store } from '../../../main/core/store/index.ts'
import { TemporaryDesk } from '../store/temporary-desk.ts'
import { ALL_EVENTS, createSummaries, MORNING, OFFICER, type Summary, TEST_MIGRATIONS } from './acts.ts'

export interface OpenLedgerOptions {
  readonly events?: readonly EventDefinition[]
  readonly version?: number
  readonly progress?: Progress
  readonly projections?: (store: Store) => readonly Projection[]
  readonly report?: HousekeepingReport
}

/** A desk with a ledger, a projection and an evening: it can be closed and opened again. */
export class LedgerDesk {
  readonly desk = new TemporaryDesk()
  #now = MORNING

  async open(options: OpenLedgerOptions = {}): Promise<{ store: Store; ledger: Ledger }> {
    const { events = ALL_EVENTS, version = 1, progress = () => undefined } = options
    const { projections = (opened) => [createSummaries(opened, version)] } = options
    const { report } = options
    const store = this.desk.open({ migrations: TEST_MIGRATIONS, ...(report === undefined ? {} : { report }) })
    try {
      const registry = createEventRegistry(events)
      const ledger = await openLedger({ store, registry, projections: projections(store), now: MORNING, progress })
      return { store, ledger }
    } catch (error) {
      store.close()
      throw error
    }
  }

  /** The next moment: one millisecond after the last. */
  now(): number {
    this.#now += 1
    return this.#now
  }

  act(ledger: Ledger, ...drafts: Draft[]): readonly StoredEvent[] {
    return ledger.append(drafts, { officer: OFFICER, now: this.now() })
  }
}

/** A new dossier's identifier; what makes a UUID random doesn't matter to a test. */
export const newDossier = (): string => randomUUID()

/** The row of a dossier in the projection. */
export const summaryOf = (store: Store, dossier: string): Summary | undefined =>
  store.prepare<[string], Summary>('SELECT name, last_note, acts FROM summaries WHERE dossier = ?').find(dossier)
