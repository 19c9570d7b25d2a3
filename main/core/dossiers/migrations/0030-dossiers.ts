import type { Migration } from '../../store/index.ts'

/**
 * The projection of the ledger that lists read, and the search index over it.
 *
 * A dossier is one small row under its own identifier: UUIDv7 grow with time, so reception appends to one leaf of one
 * tree. The partial indexes hold open dossiers only and stay small however many were ever returned. The state stands
 * in the indexes so that queues, and what was received today, are counted without looking at a row.
 */
export const dossierTables: Migration = {
  number: 30,
  name: 'dossiers',
  up: (database) => {
    database.exec(`
      CREATE TABLE dossiers (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        code TEXT,
        temporary_code TEXT,
        procedure TEXT NOT NULL,
        state TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        due_at INTEGER,
        finished_at INTEGER,
        assigned_to TEXT,
        revision INTEGER NOT NULL,
        conflicts INTEGER NOT NULL,
        applicant_name TEXT,
        owner_name TEXT,
        personal_number TEXT,
        old_number TEXT,
        phone TEXT,
        CHECK (code IS NOT NULL OR temporary_code IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX dossiers_by_code ON dossiers (code, state) WHERE code IS NOT NULL;
      CREATE INDEX dossiers_by_temporary_code ON dossiers (temporary_code, state) WHERE temporary_code IS NOT NULL;
      CREATE INDEX dossiers_by_due ON dossiers (due_at, id, state) WHERE state IN ('received', 'processing');
      CREATE INDEX dossiers_by_officer ON dossiers (assigned_to, due_at) WHERE assigned_to IS NOT NULL;
      CREATE INDEX dossiers_by_finish ON dossiers (finished_at, id, state) WHERE state = 'done';

      -- Ordinals count dossiers in the order in which the index took them in; one bit each in the postings.
      CREATE TABLE search_dossiers (
        ordinal INTEGER PRIMARY KEY CHECK (ordinal >= 0),
        dossier BLOB NOT NULL UNIQUE CHECK (length(dossier) = 16)
      ) STRICT;

      CREATE TABLE search_postings (
        block INTEGER NOT NULL,
        token TEXT NOT NULL,
        bits BLOB NOT NULL,
        PRIMARY KEY (block, token)
      ) STRICT, WITHOUT ROWID;

      -- Dossiers that changed since the index took them in, oldest first; one may stand there twice.
      CREATE TABLE search_pending (
        arrival INTEGER PRIMARY KEY,
        dossier BLOB NOT NULL CHECK (length(dossier) = 16)
      ) STRICT;
    `)
  },
}
