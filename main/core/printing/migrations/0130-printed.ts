import type { Migration } from '../../store/index.ts'

/** How often each paper was printed; a projection. */
export const printedTable: Migration = {
  number: 130,
  name: 'printed',
  up: (database) => {
    database.exec(`
      CREATE TABLE printed_documents (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        prints INTEGER NOT NULL,
        PRIMARY KEY (kind, subject)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
