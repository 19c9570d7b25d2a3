import type { Migration } from '../../store/index.ts'

/** Up to which event of this desk the registers have counted: an accept writes no page for them. */
export const registerTaken: Migration = {
  number: 220,
  name: 'register-taken',
  up: (database) => {
    database.exec(`
      CREATE TABLE register_taken (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        position INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
