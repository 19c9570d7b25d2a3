import type { Migration } from '../../store/index.ts'

/**
 * Runs of signatures and the time stamps that they still owe. Neither events nor projections: what was signed stands in the ledger, this only
 * says what this machine was about to do.
 */
export const signingRunTables: Migration = {
  number: 345,
  name: 'signing-runs',
  up: (database) => {
    database.exec(`
      CREATE TABLE sign_runs (
        id TEXT PRIMARY KEY,
        officer TEXT NOT NULL,
        kind TEXT NOT NULL,
        owner TEXT NOT NULL,
        token TEXT NOT NULL,
        certificate TEXT NOT NULL,
        training INTEGER NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        failure TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sign_runs_by_officer ON sign_runs (officer, started_at);
      CREATE TABLE sign_items (
        run TEXT NOT NULL REFERENCES sign_runs (id),
        number INTEGER NOT NULL,
        dossier TEXT NOT NULL,
        wish TEXT NOT NULL,
        state TEXT NOT NULL,
        failure TEXT,
        file TEXT,
        level TEXT,
        PRIMARY KEY (run, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sign_items_waiting ON sign_items (dossier) WHERE state = 'waiting';
      CREATE TABLE sign_stamps_owed (
        dossier TEXT NOT NULL,
        signed TEXT NOT NULL,
        wants TEXT NOT NULL,
        since INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (dossier, signed)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sign_stamps_owed_by_due ON sign_stamps_owed (due_at);
    `)
  },
}
