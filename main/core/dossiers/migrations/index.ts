import type { Migration } from '../../store/index.ts'
import { dossierTables } from './0030-dossiers.ts'
import { searchTaken } from './0100-search-taken.ts'
import { runningStates } from './0110-running-states.ts'
import { postedDossiers } from './0170-posted.ts'
import { deskLists } from './0240-desk-lists.ts'
import { resultsToIssue } from './0341-results-to-issue.ts'

/** The dossiers room's part of the database, in order. */
export const dossierMigrations: readonly Migration[] = [
  dossierTables,
  searchTaken,
  runningStates,
  postedDossiers,
  deskLists,
  resultsToIssue,
]
