import type { Migration } from '../../store/index.ts'

/**
 * The dossiers whose result document is approved and not issued yet; a projection. Few at a time, so that the list of what the agency
 * has to sign costs what waits for it.
 */
export const resultsToIssue: Migration = {
  number: 341,
  name: 'results-to-issue',
  up: (database) => {
    database.exec(`
      CREATE TABLE results_to_issue (
        dossier BLOB PRIMARY KEY CHECK (length(dossier) = 16)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
