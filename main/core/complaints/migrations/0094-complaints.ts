import type { Migration } from '../../store/index.ts'

/** Complaints as the list shows them; a projection. */
export const complaintTables: Migration = {
  number: 94,
  name: 'complaints',
  up: (database) => {
    database.exec(`
      CREATE TABLE complaints (
        id TEXT PRIMARY KEY,
        number TEXT NOT NULL,
        kind TEXT NOT NULL,
        channel TEXT NOT NULL,
        state TEXT NOT NULL,
        name TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        refuse_by INTEGER NOT NULL,
        supplement_by INTEGER NOT NULL,
        ended_at INTEGER,
        about TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX complaints_by_number ON complaints (number);
      CREATE INDEX complaints_open ON complaints (due_at, id) WHERE ended_at IS NULL;
      CREATE INDEX complaints_ended ON complaints (ended_at, id) WHERE ended_at IS NOT NULL;
    `)
  },
}
