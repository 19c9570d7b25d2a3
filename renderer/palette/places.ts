import type { LinkProps } from '@tanstack/react-router'
import type { Right } from '../../shared/people/roles.ts'
import type { ShortcutName } from '../app/shortcuts.ts'

/** A screen that the palette offers by name; its words are `place.<name>` of the catalogue. */
export interface Place {
  readonly name:
    | 'home'
    | 'reception'
    | 'dossiers'
    | 'returns'
    | 'signing'
    | 'verify'
    | 'signingSettings'
    | 'digitize'
    | 'papers'
    | 'scanners'
    | 'waiting'
    | 'complaints'
    | 'cash'
    | 'certification'
    | 'books'
    | 'registers'
    | 'indicators'
    | 'dueToday'
    | 'overdue'
    | 'mine'
    | 'atCounter'
    | 'awaitingDecision'
    | 'awaitingSignature'
    | 'awaitingCitizen'
    | 'calendar'
    | 'officers'
    | 'security'
    | 'guide'
    | 'about'
    | 'secrets'
  readonly to: LinkProps['to']
  readonly search?: LinkProps['search']
  /** One of these is needed; none means anybody. */
  readonly rights: readonly Right[]
  readonly shortcut?: ShortcutName
}

/** The places of the application, in the order in which the palette shows them before anything was typed. */
export const PLACES: readonly Place[] = [
  { name: 'reception', to: '/reception', rights: ['receive'], shortcut: 'reception' },
  { name: 'dossiers', to: '/dossiers', search: { queue: 'all' }, rights: ['read'], shortcut: 'dossiers' },
  { name: 'digitize', to: '/digitize', rights: ['receive', 'process'], shortcut: 'digitize' },
  { name: 'papers', to: '/papers', rights: ['read'] },
  { name: 'returns', to: '/returns', rights: ['return'], shortcut: 'returns' },
  { name: 'signing', to: '/signing', rights: ['decide', 'issue'], shortcut: 'sign' },
  { name: 'verify', to: '/verify', rights: ['read'] },
  { name: 'cash', to: '/cash', rights: ['collect'] },
  { name: 'certification', to: '/certification', rights: ['read'] },
  { name: 'waiting', to: '/waiting', rights: ['receive', 'return'] },
  { name: 'complaints', to: '/complaints', rights: ['read'] },
  { name: 'registers', to: '/registers', rights: ['read'] },
  { name: 'indicators', to: '/indicators', rights: ['read'] },
  { name: 'dueToday', to: '/dossiers', search: { queue: 'due-today' }, rights: ['read'] },
  { name: 'overdue', to: '/dossiers', search: { queue: 'overdue' }, rights: ['read'] },
  { name: 'mine', to: '/dossiers', search: { queue: 'mine' }, rights: ['read'] },
  { name: 'atCounter', to: '/dossiers', search: { queue: 'at-counter' }, rights: ['read'] },
  { name: 'awaitingDecision', to: '/dossiers', search: { queue: 'awaiting-decision' }, rights: ['read'] },
  { name: 'awaitingSignature', to: '/dossiers', search: { queue: 'awaiting-signature' }, rights: ['read'] },
  { name: 'awaitingCitizen', to: '/dossiers', search: { queue: 'awaiting-citizen' }, rights: ['read'] },
  { name: 'home', to: '/', rights: [], shortcut: 'home' },
  { name: 'books', to: '/books', rights: ['read', 'configure'] },
  { name: 'scanners', to: '/scanners', rights: ['receive', 'process', 'configure'] },
  { name: 'signingSettings', to: '/signing-settings', rights: ['manage-officers', 'configure', 'maintain'] },
  { name: 'calendar', to: '/calendar', rights: ['read', 'configure'] },
  { name: 'officers', to: '/officers', rights: ['read', 'manage-officers'] },
  { name: 'security', to: '/security', rights: ['manage-officers'] },
  { name: 'guide', to: '/guide/{-$chapter}', rights: [], shortcut: 'guide' },
  { name: 'secrets', to: '/secrets', rights: [] },
  { name: 'about', to: '/about', rights: [] },
]
