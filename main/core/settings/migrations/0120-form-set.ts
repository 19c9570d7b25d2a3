import type { Migration } from '../../store/index.ts'

/** The set of statutory forms that the commune chose; a projection. No row where the day decides. */
export const formSetTable: Migration = {
  number: 120,
  name: 'form-set',
  up: (database) => {
    database.exec(`
      CREATE TABLE own_form_set (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        form_set TEXT NOT NULL
      ) STRICT;
    `)
  },
}
