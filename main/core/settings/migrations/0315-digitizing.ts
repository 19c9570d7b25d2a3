import type { Migration } from '../../store/index.ts'

/** Whether the commune digitizes papers before it forwards; a projection. No row until it said so. */
export const digitizingTable: Migration = {
  number: 315,
  name: 'digitizing',
  up: (database) => {
    database.exec(`
      CREATE TABLE own_digitizing (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        first INTEGER NOT NULL CHECK (first IN (0, 1))
      ) STRICT;
    `)
  },
}
