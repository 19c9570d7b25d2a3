import type { Migration } from '../../store/index.ts'

/** Pages on their way to papers, and how this machine scans. Neither events nor projections: they prove nothing and do not travel. */
export const scanningTables: Migration = {
  number: 300,
  name: 'scanning',
  up: (database) => {
    database.exec(`
      CREATE TABLE scan_batches (
        id TEXT PRIMARY KEY,
        dossier TEXT,
        opened_at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        last_problem TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX scan_batches_by_dossier ON scan_batches (dossier);
      CREATE TABLE scan_pages (
        id TEXT PRIMARY KEY,
        batch TEXT NOT NULL REFERENCES scan_batches (id),
        arrival TEXT NOT NULL,
        number INTEGER NOT NULL,
        origin TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        original TEXT NOT NULL,
        original_type TEXT NOT NULL,
        original_width INTEGER NOT NULL,
        original_height INTEGER NOT NULL,
        original_dpi INTEGER NOT NULL,
        quad TEXT,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        problem TEXT,
        proposed TEXT,
        cleaned TEXT,
        settled INTEGER NOT NULL DEFAULT 0,
        reading_state TEXT NOT NULL,
        reading TEXT,
        version INTEGER NOT NULL DEFAULT 0,
        left_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX scan_pages_by_batch ON scan_pages (batch, arrival, number);
      CREATE INDEX scan_pages_to_clean ON scan_pages (state) WHERE left_at IS NULL;
      CREATE INDEX scan_pages_to_read ON scan_pages (reading_state) WHERE left_at IS NULL;
      CREATE TABLE scan_steps (
        batch TEXT NOT NULL REFERENCES scan_batches (id),
        number INTEGER NOT NULL,
        step TEXT NOT NULL,
        PRIMARY KEY (batch, number)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE scan_unread (
        file TEXT PRIMARY KEY,
        dossier TEXT NOT NULL,
        paper TEXT NOT NULL,
        filed_at INTEGER NOT NULL,
        title TEXT NOT NULL,
        pages TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE scan_profiles (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        settings TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE scan_settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
