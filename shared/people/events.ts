import { z } from 'zod'
import { DeskProfile, Login } from '../contract/people.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { Role } from './roles.ts'

const Screen = z.number().int().min(0)
/** Wrong secrets in a row for this login, this one included. */
const Count = z.number().int().min(1)

/** What locked a screen: the officer, the idle timer, the lock of the operating system, or its going to sleep. */
export const LockCause = z.enum(['key', 'idle', 'system', 'suspend'])
export type LockCause = z.infer<typeof LockCause>

export const SecretKind = z.enum(['passphrase', 'pin'])
export type SecretKind = z.infer<typeof SecretKind>

/**
 * Event types of the desk and its officers. They belong to no dossier and have no personal payload: officers act in a
 * public capacity, and who did what must stay readable for as long as the ledger does. Secrets, and anything made of
 * them, never stand in an event.
 */
export const PEOPLE_EVENTS = {
  /** The first-start wizard made the desk; `desk` is its identifier in the key file. */
  'desk.founded': {
    version: 1,
    open: z.strictObject({ at: Instant, desk: Identifier, profile: DeskProfile }),
    personal: undefined,
  },
  'officer.added': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      id: Identifier,
      login: Login,
      name: z.string().min(2).max(100),
      position: z.string().min(2).max(100),
      roles: z.array(Role).min(1),
    }),
    personal: undefined,
  },
  /** An officer chose a new secret; which one, never what. */
  'officer.secret-changed': {
    version: 1,
    open: z.strictObject({ at: Instant, officer: Identifier, secret: SecretKind }),
    personal: undefined,
  },
  /** Secrets for once were given to an officer who forgot theirs. */
  'officer.access-reset': {
    version: 1,
    open: z.strictObject({ at: Instant, officer: Identifier }),
    personal: undefined,
  },
  'officer.roles-changed': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      officer: Identifier,
      roles: z.array(Role).min(1),
      position: z.string().min(2).max(100),
      reason: z.string().min(3).max(300),
    }),
    personal: undefined,
  },
  'officer.retired': {
    version: 1,
    open: z.strictObject({ at: Instant, officer: Identifier, reason: z.string().min(3).max(300) }),
    personal: undefined,
  },
  'officer.signed-in': {
    version: 1,
    open: z.strictObject({ at: Instant, screen: Screen, secret: SecretKind }),
    personal: undefined,
  },
  'officer.signed-out': { version: 1, open: z.strictObject({ at: Instant, screen: Screen }), personal: undefined },
  /** A wrong secret before anybody was let in; written once the database is open, with the time it happened. */
  'officer.sign-in-failed': {
    version: 1,
    open: z.strictObject({ at: Instant, login: Login, secret: SecretKind, count: Count }),
    personal: undefined,
  },
  'screen.locked': {
    version: 1,
    open: z.strictObject({ at: Instant, screen: Screen, by: LockCause }),
    personal: undefined,
  },
  'screen.unlocked': { version: 1, open: z.strictObject({ at: Instant, screen: Screen }), personal: undefined },
  /** A wrong PIN at the locked screen of this login; whoever typed it. */
  'screen.unlock-failed': {
    version: 1,
    open: z.strictObject({ at: Instant, login: Login, count: Count }),
    personal: undefined,
  },
} as const

export type PeopleEventType = keyof typeof PEOPLE_EVENTS
