import type { Migration } from '../../store/index.ts'

/** Payments, closings of the till, the commune's own fees and its account; projections. */
export const feeTables: Migration = {
  number: 150,
  name: 'fees',
  up: (database) => {
    database.exec(`
      CREATE TABLE payments (
        id TEXT PRIMARY KEY,
        thread TEXT NOT NULL,
        at INTEGER NOT NULL,
        day TEXT NOT NULL,
        officer TEXT,
        device TEXT NOT NULL,
        dossier TEXT,
        book TEXT,
        number INTEGER,
        lines TEXT NOT NULL,
        exemption_group TEXT,
        exemption_percent INTEGER,
        exemption_reason TEXT NOT NULL,
        total INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        method TEXT NOT NULL,
        reference TEXT NOT NULL,
        payer TEXT NOT NULL,
        address TEXT NOT NULL,
        closing TEXT,
        reversed_at INTEGER,
        reversed_day TEXT,
        reversed_closing TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX payments_by_day ON payments (day, at);
      CREATE INDEX payments_by_reversal ON payments (reversed_day) WHERE reversed_day IS NOT NULL;
      CREATE INDEX payments_by_dossier ON payments (dossier) WHERE dossier IS NOT NULL;
      CREATE INDEX payments_by_thread ON payments (thread);
      CREATE INDEX payments_open ON payments (device) WHERE closing IS NULL;
      CREATE INDEX payments_open_reversals ON payments (device) WHERE reversed_at IS NOT NULL AND reversed_closing IS NULL;
      CREATE TABLE cash_closings (
        id TEXT PRIMARY KEY,
        at INTEGER NOT NULL,
        officer TEXT,
        device TEXT NOT NULL,
        payments INTEGER NOT NULL,
        reversals INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        transfer INTEGER NOT NULL,
        exempted INTEGER NOT NULL,
        counted INTEGER NOT NULL,
        note TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX cash_closings_by_time ON cash_closings (at);
      CREATE TABLE tariffs (
        procedure TEXT NOT NULL,
        effective_from TEXT NOT NULL,
        amount INTEGER NOT NULL,
        per TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (procedure, effective_from)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE desk_account (
        only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
        bin TEXT NOT NULL,
        account TEXT NOT NULL,
        holder TEXT NOT NULL
      ) STRICT;
    `)
  },
}
