import type { Migration } from '../../store/index.ts'

/** The rates the commune compares its indicators with, each from a day on; a projection. */
export const goalLineTable: Migration = {
  number: 290,
  name: 'goal-lines',
  up: (database) => {
    database.exec(`
      CREATE TABLE goal_lines (
        indicator TEXT NOT NULL,
        effective_from TEXT NOT NULL,
        rate REAL NOT NULL,
        what TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (indicator, effective_from)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
