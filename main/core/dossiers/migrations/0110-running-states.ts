import type { Migration } from '../../store/index.ts'

/**
 * Dossiers with another agency, before a leader, approved or signed have a clock that runs as well: the index of due times
 * holds them too. Of the others, those that wait for their citizen and those that nobody has are lists of their own.
 */
export const runningStates: Migration = {
  number: 110,
  name: 'running-states',
  up: (database) => {
    database.exec(`
      DROP INDEX dossiers_by_due;
      CREATE INDEX dossiers_by_due ON dossiers (due_at, id, state)
        WHERE state IN ('received', 'processing', 'verifying', 'deciding', 'approved', 'signed');
      CREATE INDEX dossiers_waiting ON dossiers (received_at, id) WHERE state = 'waiting';
      CREATE INDEX dossiers_deciding ON dossiers (due_at, id) WHERE state = 'deciding';
    `)
  },
}
