import { isEvent, type Projection, type StoredEvent } from '../ledger/index.ts'
import type { Store } from '../store/index.ts'
import {
  accessReset,
  deskFounded,
  officerAdded,
  officerRetired,
  officerSignedIn,
  officerSignedOut,
  rolesChanged,
  screenLocked,
  screenUnlocked,
  secretChanged,
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
  const mustChange = store.prepare<[number, string]>('UPDATE officers SET must_change = ? WHERE id = ?')
  // Who left has no role: nothing can be given to them any more.
  const retire = store.prepare<[number, string]>(
    "UPDATE officers SET retired_at = ?, roles = '[]' WHERE id = ? AND retired_at IS NULL",
  )
  const setRoles = store.prepare<[string, string, string]>(
    'UPDATE officers SET roles = ?, position = ? WHERE id = ? AND retired_at IS NULL',
  )
  const login = store.prepare<[string], { readonly login: string }>('SELECT login FROM officers WHERE id = ?')
  const loginOf = (officer: string): string | null => login.find(officer)?.login ?? null
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
      } else if (isEvent(event, secretChanged)) {
        // Who chose a secret of their own need not change the one for once any more.
        if (event.open.secret === 'passphrase') mustChange.run(0, event.open.officer)
        enter(event, event.open.at, loginOf(event.open.officer))
      } else if (isEvent(event, accessReset)) {
        mustChange.run(1, event.open.officer)
        enter(event, event.open.at, loginOf(event.open.officer))
      } else if (isEvent(event, rolesChanged)) {
        const { officer, roles, position, at } = event.open
        setRoles.run(JSON.stringify(roles), position, officer)
        enter(event, at, loginOf(officer))
      } else if (isEvent(event, officerRetired)) {
        retire.run(event.open.at, event.open.officer)
        enter(event, event.open.at, loginOf(event.open.officer))
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
