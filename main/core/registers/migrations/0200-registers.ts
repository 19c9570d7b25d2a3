import type { Measure } from '../../../../shared/indicators/counts.ts'
import type { Migration } from '../../store/index.ts'
import { columnOf } from '../columns.ts'

/** What was counted when this migration was written; a later measure is a later migration that adds its column. */
const MEASURES = [
  'received',
  'channel direct',
  'channel online',
  'channel postal',
  'state received',
  'state refused',
  'state processing',
  'state waiting',
  'state verifying',
  'state deciding',
  'state approved',
  'state signed',
  'state done',
  'state posted',
  'state returned',
  'state stopped',
  'state withdrawn',
  'ended',
  'on-time',
  'completed',
  'completed file',
  'completed online',
  'completed digitized',
  'cause second-supplement',
  'cause counter',
  'cause specialist',
  'cause other-agency',
  'cause leader',
  'cause issuing',
  'cause citizen',
  'verdict citizen 1',
  'verdict citizen 2',
  'verdict citizen 3',
  'verdict officer 1',
  'verdict officer 2',
  'verdict officer 3',
] as const satisfies readonly Measure[]

/**
 * A projection: one row of facts for each dossier, and how often each measure was counted on each day and in each month,
 * by procedure and officer. A period adds up whole months and the days at its ends, so that ten years are some thousand
 * small rows however many dossiers there were.
 */
export const registerTables: Migration = {
  number: 200,
  name: 'registers',
  up: (database) => {
    database.exec(`
      CREATE TABLE register_dossiers (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        code TEXT,
        temporary_code TEXT,
        procedure TEXT NOT NULL,
        officer TEXT NOT NULL,
        channel TEXT NOT NULL,
        state TEXT NOT NULL,
        assigned_to TEXT,
        received_at INTEGER NOT NULL,
        due_at INTEGER,
        finished_at INTEGER,
        supplements INTEGER NOT NULL,
        -- Ended stretches in which the clock stood still, as JSON; most dossiers have none.
        pauses TEXT,
        paused_since INTEGER,
        returned_at INTEGER,
        has_result INTEGER NOT NULL,
        paper_files INTEGER NOT NULL,
        cause TEXT,
        answered_at INTEGER,
        voice TEXT,
        overall INTEGER,
        -- Derived from the rest: when it ended for the indicators, and whether overdue then.
        ended_at INTEGER,
        overdue INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX register_dossiers_by_reception ON register_dossiers (received_at, id);
      CREATE INDEX register_dossiers_by_end ON register_dossiers (ended_at, id) WHERE ended_at IS NOT NULL;
      CREATE INDEX register_dossiers_overdue ON register_dossiers (ended_at, id) WHERE overdue = 1;
      CREATE INDEX register_dossiers_by_answer ON register_dossiers (answered_at, id) WHERE answered_at IS NOT NULL;
      CREATE INDEX register_dossiers_running ON register_dossiers (due_at, state, supplements, procedure, officer)
        WHERE state IN ('received', 'processing', 'verifying', 'deciding', 'approved', 'signed');

      CREATE TABLE register_counts (
        -- 'day' or 'month', and its number: days from 1970-01-01, months from year 0.
        span TEXT NOT NULL,
        start INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        -- Who received, or '*' for everybody together.
        officer TEXT NOT NULL,
        ${MEASURES.map((measure) => `${columnOf(measure)} INTEGER NOT NULL`).join(',\n        ')},
        PRIMARY KEY (span, officer, start, procedure)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
