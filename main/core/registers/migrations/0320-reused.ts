import type { Migration } from '../../store/index.ts'

/** Papers that have a file, as JSON, and the counts of dossiers that reused one (indicator 4.3). The projection fills them in. */
export const reusedColumns: Migration = {
  number: 320,
  name: 'reused papers in registers',
  up: (database) => {
    database.exec(`
      ALTER TABLE register_dossiers ADD COLUMN papers TEXT;
      ALTER TABLE register_dossiers ADD COLUMN reused INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE register_counts ADD COLUMN completed_reused INTEGER NOT NULL DEFAULT 0;
    `)
  },
}
