import type { Migration } from '../../store/index.ts'

/** Entries of the certification books; a projection. */
export const certificationTable: Migration = {
  number: 160,
  name: 'certification',
  up: (database) => {
    database.exec(`
      CREATE TABLE certification_entries (
        id TEXT PRIMARY KEY,
        thread TEXT NOT NULL,
        visit TEXT NOT NULL,
        dossier TEXT,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        officer TEXT,
        book TEXT,
        number INTEGER,
        pages INTEGER NOT NULL,
        copies INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        paper TEXT NOT NULL,
        requester TEXT NOT NULL,
        requester_number TEXT NOT NULL,
        signer TEXT NOT NULL,
        signer_position TEXT NOT NULL,
        voided_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX certification_by_day ON certification_entries (kind, day, book, number);
      CREATE INDEX certification_by_visit ON certification_entries (visit);
      CREATE INDEX certification_by_thread ON certification_entries (thread);
    `)
  },
}
