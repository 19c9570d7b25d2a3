import type { Migration } from '../../store/index.ts'

/** A projection: the newest file of each paper of each dossier. It holds addresses and counts, and nothing personal. */
export const filedPapers: Migration = {
  number: 310,
  name: 'filed-papers',
  up: (database) => {
    database.exec(`
      CREATE TABLE filed_papers (
        dossier BLOB NOT NULL CHECK (length(dossier) = 16),
        code TEXT NOT NULL,
        address BLOB NOT NULL CHECK (length(address) = 32),
        filed_at INTEGER NOT NULL,
        origin TEXT NOT NULL,
        pictures INTEGER NOT NULL,
        pages INTEGER NOT NULL,
        -- What was read on it; null until it was.
        reading BLOB CHECK (reading IS NULL OR length(reading) = 32),
        PRIMARY KEY (dossier, code)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX filed_papers_unread ON filed_papers (filed_at) WHERE reading IS NULL;
    `)
  },
}
