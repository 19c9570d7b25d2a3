import type { Migration } from '../../store/index.ts'

/** Books with gapless numbers, and the transfers that were taken in; projections. */
export const bookTables: Migration = {
  number: 140,
  name: 'books',
  up: (database) => {
    database.exec(`
      CREATE TABLE books (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        year INTEGER,
        series TEXT NOT NULL,
        form TEXT NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER,
        next INTEGER NOT NULL,
        state TEXT NOT NULL,
        held_by TEXT,
        opened_at INTEGER NOT NULL,
        ended_at INTEGER,
        transfer TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX books_by_kind ON books (kind, state, year);
      CREATE TABLE book_transfers (transfer TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    `)
  },
}
