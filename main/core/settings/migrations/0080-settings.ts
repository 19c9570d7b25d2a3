import type { Migration } from '../../store/index.ts'

/** The commune's own calendar, a projection: days, office hours as JSON, and the last day that was checked. */
export const settingsTables: Migration = {
  number: 80,
  name: 'settings',
  up: (database) => {
    database.exec(`
      CREATE TABLE own_days (
        date TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        source TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE own_hours (
        effective_from TEXT PRIMARY KEY,
        hours TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE own_cover (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        covers_until TEXT NOT NULL
      ) STRICT;
    `)
  },
}
