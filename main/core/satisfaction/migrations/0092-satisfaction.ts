import type { Migration } from '../../store/index.ts'

/** What citizens answered, one row for a dossier; a projection. */
export const satisfactionTables: Migration = {
  number: 92,
  name: 'satisfaction',
  up: (database) => {
    database.exec(`
      CREATE TABLE satisfaction_answers (
        dossier TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        voice TEXT NOT NULL,
        timeliness INTEGER NOT NULL,
        attitude INTEGER NOT NULL,
        overall INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX satisfaction_answers_by_time ON satisfaction_answers (at);
    `)
  },
}
