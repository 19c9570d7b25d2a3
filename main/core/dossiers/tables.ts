import type { Projection } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import { DossierTable } from './projection/dossier-table.ts'
import { createDossierProjection } from './projection/projection.ts'
import { ResultsToIssue } from './projection/results-to-issue.ts'
import { SearchIndex } from './search/index.ts'

/** The room's tables over an open store; the ledger is opened with their projections, the room is made with all. */
export interface DossierTables {
  readonly projection: Projection
  readonly table: DossierTable
  readonly index: SearchIndex
  /** With a projection of its own. */
  readonly toIssue: ResultsToIssue
}

/** Opens the room's tables. Do it once for a store: housekeeping of the search index begins here. */
export function openDossierTables(store: Store): DossierTables {
  const table = new DossierTable(store)
  const index = new SearchIndex(store, table)
  return { projection: createDossierProjection(table, index), table, index, toIssue: new ResultsToIssue(store) }
}
