import { z } from 'zod'
import {
  type Draft,
  defineEvent,
  draft,
  type EventDefinition,
  isEvent,
  ledgerMigrations,
  type Projection,
  type StoredEvent,
} from '../../../main/core/ledger/index.ts'
import type { Migration, Store } from '../../../main/core/store/index.ts'

/** A morning in October 2026, when the tests happen. */
export const MORNING = Date.UTC(2026, 9, 5, 1, 0)

export const OFFICER = '01890a5d-ac96-774b-bcce-b302099a8057'

export const received = defineEvent({
  type: 'dossier.received',
  version: 1,
  open: z.object({ procedure: z.string() }),
  personal: z.object({ name: z.string() }),
})
export const renamed = defineEvent({
  type: 'dossier.renamed',
  version: 1,
  open: z.object({}),
  personal: z.object({ name: z.string() }),
})
export const noted = defineEvent({ type: 'dossier.noted', version: 1, open: z.object({ note: z.string() }) })
export const lockedDesk = defineEvent({ type: 'desk.locked', version: 1, open: z.object({}) })
export const ALL_EVENTS: readonly EventDefinition[] = [received, renamed, noted, lockedDesk]

/** Drafts of the events above, as short as a test wants them. */
export const acts = {
  receive: (dossier: string, name = 'Đặng Văn An'): Draft =>
    draft(received, { dossier, open: { procedure: '1.004884' }, personal: { name } }),
  rename: (dossier: string, name: string): Draft => draft(renamed, { dossier, open: {}, personal: { name } }),
  note: (dossier: string, note: string): Draft => draft(noted, { dossier, open: { note } }),
  lock: (): Draft => draft(lockedDesk, { dossier: undefined, open: {} }),
}

const SUMMARIES: Migration = {
  number: 9_000,
  name: 'summaries',
  up: (database) =>
    database.exec(`
      CREATE TABLE summaries (
        dossier TEXT PRIMARY KEY, name TEXT, last_note TEXT, acts INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID`),
}
export const TEST_MIGRATIONS: readonly Migration[] = [...ledgerMigrations, SUMMARIES]

/** A row of the projection. */
export interface Summary {
  readonly name: string | null
  readonly last_note: string | null
  readonly acts: number
}

const EMPTY: Summary = { name: null, last_note: null, acts: 0 }

const step = (before: Summary, event: StoredEvent): Summary => {
  const after = { ...before, acts: before.acts + 1 }
  if (isEvent(event, received) || isEvent(event, renamed)) return { ...after, name: event.personal?.name ?? null }
  return isEvent(event, noted) ? { ...after, last_note: event.open.note } : after
}

/** A projection in which the order of events shows: the last name and the last note of every dossier. */
export const createSummaries = (store: Store, version = 1): Projection => {
  const find = store.prepare<[string], Summary>('SELECT name, last_note, acts FROM summaries WHERE dossier = ?')
  const put = store.prepare<[string, string | null, string | null, number]>(
    'INSERT OR REPLACE INTO summaries VALUES (?, ?, ?, ?)',
  )
  const keep = (dossier: string, { name, last_note, acts: count }: Summary) => put.run(dossier, name, last_note, count)
  return {
    name: 'summaries',
    version,
    tables: ['summaries'],
    apply: (event, past) => {
      const { dossier } = event
      if (dossier === undefined) return
      if (past.isLatestOf(event)) keep(dossier, step(find.find(dossier) ?? EMPTY, event))
      else keep(dossier, past.eventsOf(dossier).reduce(step, EMPTY))
    },
    reset: () => {
      store.prepare('DELETE FROM summaries').run()
    },
    forget: (dossier, past) => {
      keep(dossier, past.eventsOf(dossier).reduce(step, EMPTY))
    },
  }
}
