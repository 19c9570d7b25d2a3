import type { Migration } from '../../store/index.ts'

/** When an entry got its number, and the day under which its book has it; the projection fills both in from the ledger. */
export const bookDayColumns: Migration = {
  number: 280,
  name: 'days of certification books',
  up: (database) => {
    database.exec(`
      ALTER TABLE certification_entries ADD COLUMN numbered_at INTEGER;
      ALTER TABLE certification_entries ADD COLUMN book_day TEXT;
      CREATE INDEX certification_by_book_day ON certification_entries (kind, book_day, book, number);
      CREATE INDEX certification_waiting ON certification_entries (kind, day) WHERE number IS NULL;
    `)
  },
}
