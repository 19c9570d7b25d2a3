import type { Migration } from '../../store/index.ts'

/**
 * Events, the devices that wrote them, the threads of dossiers, and the books of the projections.
 *
 * An event's key is its place: the number of its device times 2^40 plus its sequence number. So the chains lie in the table
 * one behind the other, each in its order, and need no index; that is one page less to write per act. This desk's own
 * number is above all others, which makes its next event the last row of the table. For the same reason the events of a
 * dossier are a thread and not an index: each tells the place of the one before it (`before`, of this machine only and so
 * not hashed), and the row of the dossier that holds its keys tells the last one. Nothing looks up an event's UUID.
 *
 * The triggers keep the ledger append-only for every connection, whatever program opens it. A REPLACE deletes the row in
 * its way without firing a delete trigger, so an insert that would meet one is refused before that.
 */
export const ledgerTables: Migration = {
  number: 10,
  name: 'ledger',
  up: (database) => {
    database.exec(`
      CREATE TABLE devices (
        number INTEGER PRIMARY KEY CHECK (number BETWEEN 1 AND 8191),
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
        position INTEGER PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        dossier BLOB CHECK (length(dossier) = 16),
        device INTEGER NOT NULL GENERATED ALWAYS AS (position >> 40) VIRTUAL REFERENCES devices (number),
        sequence INTEGER NOT NULL GENERATED ALWAYS AS (position & 1099511627775) VIRTUAL CHECK (sequence >= 1),
        officer BLOB CHECK (length(officer) = 16),
        wall_ms INTEGER NOT NULL CHECK (wall_ms >= 0),
        logical INTEGER NOT NULL CHECK (logical BETWEEN 0 AND 65535),
        type TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        open TEXT NOT NULL,
        sealed BLOB CHECK (sealed IS NULL OR dossier IS NOT NULL),
        previous BLOB NOT NULL CHECK (length(previous) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        before INTEGER
      ) STRICT;

      -- Keys that are NULL were destroyed: the row stays, so that the dossier never gets new ones.
      CREATE TABLE dossier_threads (
        dossier BLOB PRIMARY KEY CHECK (length(dossier) = 16),
        last_event INTEGER,
        event_key BLOB CHECK (length(event_key) = 32),
        paper_key BLOB CHECK (length(paper_key) = 32),
        CHECK ((event_key IS NULL) = (paper_key IS NULL))
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER events_never_change BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

      CREATE TRIGGER events_never_go BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

      CREATE TRIGGER events_only_follow BEFORE INSERT ON events
      WHEN EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
        OR NEW.before IS NOT (SELECT last_event FROM dossier_threads WHERE dossier = NEW.dossier)
        OR NEW.previous IS NOT iif(
          NEW.position & 1099511627775 = 1, zeroblob(32), (SELECT hash FROM events WHERE position = NEW.position - 1)
        )
      BEGIN SELECT RAISE(ABORT, 'an event follows the last one of its device and of its dossier'); END;

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
