import type { Migration } from '../../store/index.ts'

/**
 * The place in the ledger up to which the search index has taken in what this desk writes. It is a row of its own that only
 * housekeeping changes: an act used to write a line of `search_pending` for the index, and with it one page more.
 */
export const searchTaken: Migration = {
  number: 100,
  name: 'search taken',
  up: (database) => {
    database.exec(`
      -- No row: the desk has written nothing since the index was emptied, or since this table is there.
      CREATE TABLE search_taken (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        position INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
