import type { Migration } from '../../store/index.ts'

/** When a provisional slip got its receipt; the projection fills it in from the ledger. */
export const slipColumns: Migration = {
  number: 270,
  name: 'slips of payments',
  up: (database) => {
    database.exec(`
      ALTER TABLE payments ADD COLUMN numbered_at INTEGER;
      CREATE INDEX payments_without_receipt ON payments (day) WHERE number IS NULL;
    `)
  },
}
