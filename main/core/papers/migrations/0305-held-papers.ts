import type { Migration } from '../../store/index.ts'

/** Files that no event names and that somebody still needs, for ever or until a time. */
export const heldPapers: Migration = {
  number: 305,
  name: 'held papers',
  up: (database) => {
    database.exec(`
      CREATE TABLE held_papers (
        address BLOB NOT NULL CHECK (length(address) = 32),
        holder TEXT NOT NULL,
        until INTEGER,
        PRIMARY KEY (address, holder)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX held_papers_by_holder ON held_papers (holder);
    `)
  },
}
