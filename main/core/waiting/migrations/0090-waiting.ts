import type { Migration } from '../../store/index.ts'

/** The numbers of the waiting line, a projection. */
export const waitingTables: Migration = {
  number: 90,
  name: 'waiting',
  up: (database) => {
    database.exec(`
      CREATE TABLE waiting_tickets (
        id TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        service TEXT NOT NULL,
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        drawn_at INTEGER NOT NULL,
        called_at INTEGER,
        calls INTEGER NOT NULL DEFAULT 0,
        counter TEXT,
        officer TEXT,
        ended_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX waiting_tickets_by_day ON waiting_tickets (day, service, number);
    `)
  },
}
