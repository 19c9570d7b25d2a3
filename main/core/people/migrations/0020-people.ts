import type { Migration } from '../../store/index.ts'

/**
 * The desk's profile, its officers and what the ledger says of security (all projections), and the hashes of PINs, which
 * are none: a hash within an immutable event would outlive every change of the PIN.
 */
export const peopleTables: Migration = {
  number: 20,
  name: 'people',
  up: (database) => {
    database.exec(`
      CREATE TABLE desk_profile (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        desk TEXT NOT NULL,
        profile TEXT NOT NULL
      ) STRICT;

      CREATE TABLE officers (
        id TEXT PRIMARY KEY,
        login TEXT NOT NULL,
        name TEXT NOT NULL,
        position TEXT NOT NULL,
        roles TEXT NOT NULL,
        added_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX officers_by_login ON officers (login);

      CREATE TABLE security_log (
        event TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        type TEXT NOT NULL,
        officer TEXT,
        login TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX security_log_by_time ON security_log (at, event);

      CREATE TABLE pin_hashes (
        officer TEXT PRIMARY KEY,
        hash TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
