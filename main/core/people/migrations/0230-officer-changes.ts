import type { Migration } from '../../store/index.ts'

/** Officers who left, and those whose access was reset and who must choose secrets of their own. */
export const officerChanges: Migration = {
  number: 230,
  name: 'officer-changes',
  up: (database) => {
    database.exec(`
      ALTER TABLE officers ADD COLUMN retired_at INTEGER;
      ALTER TABLE officers ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
    `)
  },
}
