import type { LinkProps } from '@tanstack/react-router'
import type { SessionView } from '../../shared/contract/people.ts'
import type { Right } from '../../shared/people/roles.ts'
import type { ShortcutName } from '../app/shortcuts.ts'
import { desk } from '../contract/desk.ts'
import { leave, lock } from '../session/session.ts'
import { counterHere } from '../waiting/counter.ts'

/** An act on no dossier that the palette offers by name; its words are `act.<name>` of the catalogue. */
export interface DeskAct {
  readonly name: 'callNext' | 'draw' | 'complaint' | 'cashReport' | 'keyboardMap' | 'lock' | 'switch'
  /** One of these is needed; none means anybody. */
  readonly rights: readonly Right[]
  /** What it does. Throws a DeskError. */
  readonly run?: (session: SessionView) => Promise<unknown>
  /** The screen on which it goes on. */
  readonly to?: LinkProps['to']
  readonly search?: LinkProps['search']
  readonly shortcut?: ShortcutName
}

async function callNext(): Promise<void> {
  const { name, services } = counterHere()
  if (name.trim() !== '' && services.length > 0) await desk.ask('waiting.call-next', { services, counter: name.trim() })
}

/** The acts that need no dossier, in the order in which the palette shows them. */
export const DESK_ACTS: readonly DeskAct[] = [
  { name: 'callNext', rights: ['receive', 'return'], run: callNext, to: '/waiting', shortcut: 'callNext' },
  { name: 'draw', rights: ['receive', 'return'], to: '/waiting', search: { draw: true } },
  { name: 'complaint', rights: ['receive'], to: '/complaints', search: { receive: true } },
  { name: 'cashReport', rights: ['collect'], to: '/cash', search: { tab: 'till' } },
  { name: 'keyboardMap', rights: [], to: '/guide/{-$chapter}', search: { print: 'keys' } },
  { name: 'lock', rights: [], run: lock, shortcut: 'lock' },
  { name: 'switch', rights: [], run: leave },
]
