import type { Migration } from '../../store/index.ts'

/** Results on their way by post: the list for the postman is made of them. */
export const postedDossiers: Migration = {
  number: 170,
  name: 'posted-dossiers',
  up: (database) => {
    database.exec(`CREATE INDEX dossiers_posted ON dossiers (id) WHERE state = 'posted'`)
  },
}
