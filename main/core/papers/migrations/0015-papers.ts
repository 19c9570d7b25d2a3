import type { Migration } from '../../store/index.ts'

/** The papers that events name, so that a file which no event names can be told from the others. */
export const namedPapers: Migration = {
  number: 15,
  name: 'papers',
  up: (database) => {
    database.exec(`
      CREATE TABLE named_papers (
        address BLOB PRIMARY KEY CHECK (length(address) = 32)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
