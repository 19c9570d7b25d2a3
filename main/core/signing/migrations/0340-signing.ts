import type { Migration } from '../../store/index.ts'

/**
 * Whose certificates are whose, a projection; and what belongs to this machine and proves nothing: the pictures that signatures are seen by,
 * libraries of tokens, the text of the trust list, whose taking in is an event.
 */
export const signingTables: Migration = {
  number: 340,
  name: 'signing',
  up: (database) => {
    database.exec(`
      CREATE TABLE signing_certificates (
        fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64),
        -- As it is shown to people, JSON.
        certificate TEXT NOT NULL,
        -- NULL for the agency's.
        officer TEXT,
        -- Who may use the agency's, JSON.
        users TEXT NOT NULL,
        registered_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signing_pictures (
        -- Empty for the agency's seal.
        officer TEXT PRIMARY KEY,
        content BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signing_settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signing_trust (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        list TEXT NOT NULL,
        taken_at INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
