import type { Migration } from '../../store/index.ts'

/**
 * Events, the devices that wrote them, the keys of personal payloads, and the books of the projections.
 *
 * The triggers keep the ledger append-only for every connection, whatever program opens it. A REPLACE deletes the row in
 * its way without firing a delete trigger, so an insert that would meet one is refused before that.
 *
 * An event is known by its device and sequence, and reached by them, by its position or by its dossier. Its UUID is
 * random and hashed, but has no index: nothing looks it up, and every index is one more page to write per act.
 */
export const ledgerTables: Migration = {
  number: 10,
  name: 'ledger',
  up: (database) => {
    database.exec(`
      CREATE TABLE devices (
        number INTEGER PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        epoch INTEGER NOT NULL CHECK (epoch >= 1),
        public_key BLOB NOT NULL CHECK (length(public_key) = 32),
        UNIQUE (id, epoch)
      ) STRICT;

      CREATE TABLE own_device (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        device INTEGER NOT NULL REFERENCES devices (number),
        private_key BLOB NOT NULL
      ) STRICT;

      CREATE TABLE events (
        position INTEGER PRIMARY KEY CHECK (position > 0),
        id BLOB NOT NULL CHECK (length(id) = 16),
        dossier BLOB CHECK (length(dossier) = 16),
        device INTEGER NOT NULL REFERENCES devices (number),
        sequence INTEGER NOT NULL,
        officer BLOB CHECK (length(officer) = 16),
        wall_ms INTEGER NOT NULL CHECK (wall_ms >= 0),
        logical INTEGER NOT NULL CHECK (logical BETWEEN 0 AND 65535),
        type TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        open TEXT NOT NULL,
        sealed BLOB CHECK (sealed IS NULL OR dossier IS NOT NULL),
        previous BLOB NOT NULL CHECK (length(previous) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        UNIQUE (device, sequence)
      ) STRICT;
      CREATE INDEX events_of_dossier ON events (dossier) WHERE dossier IS NOT NULL;

      CREATE TRIGGER events_never_change BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

      CREATE TRIGGER events_never_go BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

      CREATE TRIGGER events_follow_their_chain BEFORE INSERT ON events
      WHEN NEW.sequence IS NOT 1 + coalesce((SELECT max(sequence) FROM events WHERE device = NEW.device), 0)
        OR NEW.previous IS NOT
          coalesce((SELECT hash FROM events WHERE device = NEW.device AND sequence = NEW.sequence - 1), zeroblob(32))
      BEGIN SELECT RAISE(ABORT, 'an event follows the last one of its device'); END;

      CREATE TRIGGER events_replace_nothing BEFORE INSERT ON events
      WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
      BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END;

      -- A key that is NULL was destroyed: the row stays, so that no second key is ever made for the dossier.
      CREATE TABLE dossier_keys (
        dossier BLOB PRIMARY KEY CHECK (length(dossier) = 16),
        key BLOB CHECK (length(key) = 32)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE parked_events (
        position INTEGER PRIMARY KEY REFERENCES events (position)
      ) STRICT;

      -- Version 0: being rebuilt.
      CREATE TABLE projections (
        name TEXT PRIMARY KEY,
        version INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
