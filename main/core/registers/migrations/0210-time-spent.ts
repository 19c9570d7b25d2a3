import type { Migration } from '../../store/index.ts'

/**
 * Office minutes that dossiers took, added up by the day and the month of their end. They depend on the calendar, which a
 * commune corrects after the fact, so they are no projection of the ledger alone: housekeeping adds them up, and adds up
 * anew what a change of a dossier or of the calendar made stale.
 */
export const timeSpentTables: Migration = {
  number: 210,
  name: 'time spent',
  up: (database) => {
    database.exec(`
      CREATE TABLE register_time (
        -- 'day' or 'month' as in the counts; 'desk-month' has all officers together.
        span TEXT NOT NULL,
        start INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        officer TEXT NOT NULL,
        measured INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        PRIMARY KEY (span, start, procedure, officer)
      ) STRICT, WITHOUT ROWID;

      -- Days whose sums have to be made anew.
      CREATE TABLE register_time_stale (
        day INTEGER PRIMARY KEY
      ) STRICT;

      -- The calendar that the sums were made with.
      CREATE TABLE register_time_calendar (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        calendar TEXT NOT NULL
      ) STRICT;
    `)
  },
}
