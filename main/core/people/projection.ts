import { isEvent, type Projection, type StoredEvent } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import {
  deskFounded,
  officerAdded,
  officerSignedIn,
  officerSignedOut,
  screenLocked,
  screenUnlocked,
  signInFailed,
  unlockFailed,
} from './events.ts'

/** The tables of the desk, its officers and its security log, as the ledger tells them. */
export function createPeopleProjection(store: Store): Projection {
  const tables = ['desk_profile', 'officers', 'security_log']
  // The first founding of a database is the one that made it.
  const found = store.prepare<[string, string]>(
    'INSERT INTO desk_profile (only, desk, profile) VALUES (1, ?, ?) ON CONFLICT (only) DO NOTHING',
  )
  const add = store.prepare<[string, string, string, string, string, number]>(
    'INSERT INTO officers (id, login, name, position, roles, added_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const log = store.prepare<[string, number, string, string | null, string | null]>(
    'INSERT INTO security_log (event, at, type, officer, login) VALUES (?, ?, ?, ?, ?)',
  )
  const empty = tables.map((table) => store.prepare(`DELETE FROM ${table}`))

  const enter = ({ id, type, officer }: StoredEvent, at: number, login: string | null): void => {
    log.run(id, at, type, officer ?? null, login)
  }

  return {
    name: 'people',
    version: 1,
    tables,
    apply: (event) => {
      if (isEvent(event, deskFounded)) {
        found.run(event.open.desk, JSON.stringify(event.open.profile))
        enter(event, event.open.at, null)
      } else if (isEvent(event, officerAdded)) {
        const { id, login, name, position, roles, at } = event.open
        add.run(id, login, name, position, JSON.stringify(roles), at)
        enter(event, at, login)
      } else if (isEvent(event, signInFailed) || isEvent(event, unlockFailed)) {
        enter(event, event.open.at, event.open.login)
      } else if (
        isEvent(event, officerSignedIn) ||
        isEvent(event, officerSignedOut) ||
        isEvent(event, screenLocked) ||
        isEvent(event, screenUnlocked)
      ) {
        enter(event, event.open.at, null)
      }
    },
    reset: () => {
      for (const statement of empty) statement.run()
    },
    // Officers act in a public capacity: no dossier's personal data is kept here.
    forget: () => undefined,
  }
}
