import type { Migration } from '../../store/index.ts'

/**
 * What lists say beyond the state: how often a supplement was asked for, the dossiers that wait for a signature, and the
 * filters that officers keep. A filter is a convenience of one officer and proves nothing, so it is no event and no
 * projection: a replay of the ledger leaves it alone.
 */
export const deskLists: Migration = {
  number: 240,
  name: 'desk-lists',
  up: (database) => {
    database.exec(`
      ALTER TABLE dossiers ADD COLUMN supplements INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX dossiers_approved ON dossiers (due_at, id) WHERE state = 'approved';

      CREATE TABLE saved_filters (
        id TEXT PRIMARY KEY,
        officer TEXT NOT NULL,
        name TEXT NOT NULL,
        -- Queue, states and procedure as JSON.
        filter TEXT NOT NULL,
        UNIQUE (officer, name)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
