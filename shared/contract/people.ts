import { z } from 'zod'
import { AgencyCode } from '../catalog/agency.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { Right, Role } from '../people/roles.ts'
import { typedLine } from '../text/typed.ts'
import { call } from './call.ts'

const Nothing = z.strictObject({})

/** Login name of an officer: what stands in the key file in the clear, so never a full name. */
export const Login = z.string().regex(/^[a-z][a-z0-9._-]{1,30}$/)
/** Secret that opens the database at the first login of the day. */
export const Passphrase = z.string().min(1).max(200)
/** Short number that unlocks the screen. */
export const Pin = z.string().regex(/^\d{4,12}$/)

/** How this desk numbers dossiers: a daily serial range delegated by the province, or temporary numbers swapped after sync. */
export const Numbering = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('range'),
    from: z.number().int().min(1).max(9999),
    to: z.number().int().min(1).max(9999),
  }),
  z.strictObject({ kind: z.literal('temporary') }),
])
export type Numbering = z.infer<typeof Numbering>

/** The commune and the desk, as the wizard asked for them; printed on every form. */
export const DeskProfile = z.strictObject({
  communeName: typedLine(2, 120),
  provinceName: typedLine(2, 80),
  agencyCode: AgencyCode,
  deskName: typedLine(1, 80),
  /** Letters that tell this desk's temporary numbers from those of other desks, for example `Q1`. */
  deskMark: z.string().regex(/^[A-Z0-9]{1,6}$/),
  phone: typedLine(0, 30),
  address: typedLine(0, 200),
  numbering: Numbering,
})
export type DeskProfile = z.infer<typeof DeskProfile>

export const OfficerView = z.strictObject({
  id: Identifier,
  login: Login,
  name: z.string(),
  position: z.string(),
  roles: z.array(Role),
  /** When their service ended; absent while they serve. */
  retiredAt: Instant.optional(),
})
export type OfficerView = z.infer<typeof OfficerView>

/** The officer at this screen. */
export const SessionView = z.strictObject({
  officer: OfficerView,
  rights: z.array(Right),
  desk: DeskProfile,
  locked: z.boolean(),
  idleMinutes: z.number().positive(),
  /** Their secrets were reset: they choose their own before anything else. */
  mustChange: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

/**
 * A session with the key for the renderer's drafts: 32 bytes for AES-256-GCM, different for every officer. It is handed over
 * at sign-in and unlock, never kept on disk, and forgotten by the renderer at lock (design law 9).
 */
export const OpenedSession = z.strictObject({ session: SessionView, draftKey: z.instanceof(Uint8Array) })
export type OpenedSession = z.infer<typeof OpenedSession>

export const NewOfficer = z.strictObject({
  name: typedLine(2, 100),
  login: Login,
  position: typedLine(2, 100),
  roles: z.array(Role).min(1),
  passphrase: Passphrase,
  pin: Pin,
})
export type NewOfficer = z.infer<typeof NewOfficer>

export const DeskState = z.strictObject({
  /** False until the first-start wizard has made the desk. */
  founded: z.boolean(),
  /** A desk with made-up data for demonstration; never a real one. */
  demonstration: z.boolean(),
  logins: z.array(Login),
  /** Whether a PIN alone signs in here now: the operating system keeps a secret for us, or the database is open already. */
  pinOpens: z.boolean(),
  /**
   * Seconds until another attempt is taken, after wrong secrets: those of the officer at this screen, otherwise the fewest
   * of all logins. Each login waits for itself; `people.wait` and `people.wrong-secret` name its `seconds`.
   */
  waitSeconds: z.number().int().min(0),
  /** Present when somebody is signed in at this screen. */
  session: SessionView.nullable(),
})
export type DeskState = z.infer<typeof DeskState>

const TypedSecret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase: Passphrase }),
  z.strictObject({ kind: z.literal('pin'), pin: Pin }),
])
const Reason = typedLine(3, 300)

export const peopleCalls = {
  'desk.state': call('anyone', Nothing, DeskState),
  'desk.found': call('anyone', z.strictObject({ desk: DeskProfile, officer: NewOfficer }), OpenedSession),
  'session.open': call(
    'anyone',
    z.strictObject({
      login: Login,
      secret: TypedSecret,
    }),
    OpenedSession,
  ),
  'session.lock': call('session', Nothing, Nothing),
  'session.unlock': call('session', z.strictObject({ pin: Pin }), OpenedSession),
  'session.close': call('session', Nothing, Nothing),
  /** Tells the core that the officer is at work, so that the idle lock waits; sent at most every few seconds. */
  'session.touch': call('session', Nothing, Nothing),
  'officers.list': call(['read', 'manage-officers'], Nothing, z.array(OfficerView)),
  'officers.add': call('manage-officers', NewOfficer, OfficerView),
  /** New secrets of one's own: the passphrase is proved by the old one, the PIN by either. */
  'officers.change-secret': call(
    'session',
    z
      .strictObject({ current: TypedSecret, passphrase: Passphrase.nullable(), pin: Pin.nullable() })
      .refine(({ passphrase, pin }) => passphrase !== null || pin !== null, { path: ['passphrase'] }),
    SessionView,
  ),
  /** Secrets for once, for an officer who forgot theirs. */
  'officers.reset-access': call(
    'manage-officers',
    z.strictObject({ officer: Identifier, passphrase: Passphrase, pin: Pin }),
    OfficerView,
  ),
  'officers.retire': call('manage-officers', z.strictObject({ officer: Identifier, reason: Reason }), OfficerView),
  'officers.set-roles': call(
    'manage-officers',
    z.strictObject({
      officer: Identifier,
      roles: z.array(Role).min(1),
      position: typedLine(2, 100),
      reason: Reason,
    }),
    OfficerView,
  ),
  /** The acts of security the ledger remembers, newest first: sign-ins, wrong secrets, locks. */
  'security.log': call(
    'manage-officers',
    z.strictObject({ limit: z.number().int().min(1).max(500) }),
    z.array(
      z.strictObject({ at: Instant, type: z.string(), officer: z.string().nullable(), login: z.string().nullable() }),
    ),
  ),
}
