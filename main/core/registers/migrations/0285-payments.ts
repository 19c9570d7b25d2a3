import type { Migration } from '../../store/index.ts'

/** What was paid for a dossier, as JSON, and the counts of those that were paid for (indicator 3.6). The projection fills them in. */
export const paymentColumns: Migration = {
  number: 285,
  name: 'payments in registers',
  up: (database) => {
    database.exec(`
      ALTER TABLE register_dossiers ADD COLUMN paid TEXT;
      ALTER TABLE register_dossiers ADD COLUMN paid_online INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX register_dossiers_paid ON register_dossiers (ended_at, id) WHERE paid IS NOT NULL;
      ALTER TABLE register_counts ADD COLUMN completed_paid INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE register_counts ADD COLUMN completed_paid_online INTEGER NOT NULL DEFAULT 0;
    `)
  },
}
