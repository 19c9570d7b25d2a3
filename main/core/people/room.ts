import type {
  Caller,
  CallInput,
  CallOutput,
  Handlers,
  OfficerView,
  OpenedSession,
  peopleCalls,
  SessionView,
  SignedInCaller,
} from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { LockCause, SecretKind } from '../../../shared/people/events.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { draft } from '../ledger/index.ts'
import { Attempts } from './attempts.ts'
import { type Clock, systemClock } from './clock.ts'
import { Credentials } from './credentials.ts'
import { type DeskDatabase, Door, type OpenDesk } from './door.ts'
import { Enrolment } from './enrolment.ts'
import { officerSignedIn, officerSignedOut, screenLocked, screenUnlocked } from './events.ts'
import { Founding } from './founding.ts'
import { KeyringFile } from './keyring.ts'
import { OfficerChanges } from './officer-changes.ts'
import { type Resume, readResume, writeResume } from './resume.ts'
import { type SecurityAct, SecurityRecord } from './security-record.ts'
import { type Seat, type Session, Sessions } from './sessions.ts'
import type { Stretching } from './stretching.ts'
import { Turns } from './turns.ts'
import { draftKeyOf, OS_SECRET_BYTES } from './wraps.ts'

/** The calls this room answers. */
export type PeopleCall = keyof typeof peopleCalls

/** What the room needs. */
export interface PeopleRoomOptions {
  /** The desk's own directory; made at the founding. */
  readonly directory: string
  /** 32 bytes that only this account of the operating system can read; null where it keeps no real secret. */
  readonly osSecret: Uint8Array | null
  readonly demonstration: boolean
  readonly database: DeskDatabase
  /** Tells a screen that its session was locked or ended. */
  readonly push: (screen: number, session: SessionView | null) => void
  /** Gives away what a core needs that has to go on after a crash; null takes it back. Called whenever it changes. */
  readonly hold: (resume: Uint8Array | null) => void
  /** Told of failures that must not stop the officers: a count or an act of security could not be written. */
  readonly report: (error: unknown) => void
  readonly clock?: Clock
  /** Minutes without a touch after which a screen locks. */
  readonly idleMinutes?: number
  /** Cost of guessing a secret, instead of the one measured on this machine. */
  readonly stretching?: Stretching
}

/** The room as the composition of the desk uses it. */
export interface PeopleRoom {
  /** Answers to the calls of the contract. */
  readonly handlers: Handlers<PeopleCall>
  /** Who sits at a screen, for the gate. */
  callerOf(screen: number): Caller
  /** Where an officer is; `push` is called whenever that changes for the worse. */
  seatOf(officer: string): Seat
  /** Locks every screen, because the operating system locked its own. */
  lock(): void
  /** Ends the session of a screen that is gone; the last one shuts the desk. */
  leave(screen: number): void
  /** Locks every screen, drops the key and shuts the desk at once: sleep is near. Officers must sign in anew. */
  suspend(): void
  /** Signs everybody out and shuts the desk, at the end of the day. */
  close(): void
  /**
   * Opens the desk again after a crash of the core and puts the officers back where they sat, locked as they were.
   * @returns false when that isn't possible: they must sign in.
   */
  importResume(resume: Uint8Array): Promise<boolean>
}

const IDLE_MINUTES = 5

/** False once the key was dropped after an act was asked for: it must not open the desk again. */
type IsWanted = () => boolean

/**
 * Opens the room of officers, secrets and sessions. Before the first sign-in only the key file is read; the database is open
 * for as long as anybody is signed in, also behind locked screens, and its key lives in this room alone.
 */
export function createPeopleRoom(options: PeopleRoomOptions): PeopleRoom {
  const { directory, osSecret, database, report, clock = systemClock, idleMinutes = IDLE_MINUTES } = options
  if (osSecret !== null && osSecret.length !== OS_SECRET_BYTES) {
    throw new Error(`The secret of the operating system has ${OS_SECRET_BYTES} bytes`)
  }
  const keyringFile = new KeyringFile(directory)
  const enrolment = new Enrolment(osSecret === null ? undefined : Buffer.from(osSecret), options.stretching)
  const attempts = new Attempts(directory, clock, report)
  const record = new SecurityRecord(attempts, clock, report)
  const door = new Door(database)
  const credentials = new Credentials({ keyringFile, enrolment, attempts, record, door, report })
  const founding = new Founding({ keyringFile, enrolment, door, database, clock })
  const changes = new OfficerChanges({ keyringFile, enrolment, credentials, door, clock })
  const sessions = new Sessions(clock, idleMinutes * 60_000, (screen) => lock(screen, 'idle'))
  const turns = new Turns()
  /** Counts up whenever the key is dropped. */
  let era = 0

  return {
    handlers: {
      'desk.state': (_input, { screen }) => stateFor(screen),
      'desk.found': (input, { screen }) => inTurn((isWanted) => found(input, screen, isWanted)),
      'session.open': (input, { screen }) => inTurn((isWanted) => signIn(input, screen, isWanted)),
      'session.lock': (_input, { screen }) => answered(() => lock(screen, 'key')),
      'session.unlock': ({ pin }, { screen }) => inTurn(() => unlock(pin, screen)),
      'session.close': (_input, { screen }) => answered(() => leave(screen)),
      'session.touch': (_input, { screen }) => answered(() => sessions.touch(screen)),
      'officers.list': () => door.getDesk().officers.all(),
      'officers.add': (input, caller) => inTurn(() => founding.add(input, managerAt(caller))),
      'officers.change-secret': (input, { screen }) =>
        inTurn(async () => {
          const { officer, locked } = sessionAt(screen)
          if (locked) throw new DeskError('gate.locked')
          await changes.changeSecrets(input, officer)
          reseatOfficer(officer)
          return viewOf(sessionAt(screen), door.getDesk())
        }),
      'officers.reset-access': (input, caller) =>
        inTurn(async () => {
          const officer = await changes.resetAccess(input, managerAt(caller))
          reseatOfficer(officer)
          return officer
        }),
      'officers.retire': (input, caller) =>
        inTurn(async () => {
          const retired = changes.retire(input, managerAt(caller))
          for (const { screen, officer: seated } of sessions.all()) if (seated.id === retired.id) leave(screen)
          return retired
        }),
      'officers.set-roles': (input, caller) =>
        inTurn(async () => {
          const changed = changes.setRoles(input, managerAt(caller))
          reseatOfficer(changed)
          return changed
        }),
      'security.log': ({ limit }) => door.getDesk().log.latest(limit),
    },
    callerOf,
    seatOf: (officer) => sessions.seatOf(officer),
    lock: () => {
      for (const { screen } of sessions.all()) lock(screen, 'system')
    },
    leave,
    suspend: () => {
      const acts = sessions.all().flatMap((session) => (session.locked ? [] : [lockedAct(session, 'suspend')]))
      dropKey(acts)
    },
    close: () => dropKey(sessions.all().map(signedOutAct)),
    importResume: (resume) => inTurn((isWanted) => importResume(resume, isWanted)),
  }

  function callerOf(screen: number): Caller {
    const session = sessions.find(screen)
    if (session === undefined) return { screen, officer: null, rights: new Set(), locked: false, mustChange: false }
    const { officer, locked } = session
    const mustChange = door.desk?.officers.mustChange(officer.id) ?? false
    return { screen, officer, rights: rightsOf(officer.roles), locked, mustChange }
  }

  /**
   * The session at a screen.
   * @throws DeskError gate.not-signed-in
   */
  function sessionAt(screen: number): Session {
    const session = sessions.find(screen)
    if (session === undefined) throw new DeskError('gate.not-signed-in')
    return session
  }

  /**
   * The officer who asked, if they may manage officers still: while they waited their turn, somebody may have ended their
   * access, and two managers could end each other's.
   * @throws DeskError gate.not-signed-in, gate.forbidden
   */
  function managerAt({ screen, officer }: SignedInCaller): OfficerView {
    const { officer: seated } = sessionAt(screen)
    if (seated.id !== officer.id) throw new DeskError('gate.not-signed-in')
    if (!rightsOf(seated.roles).has('manage-officers'))
      throw new DeskError('gate.forbidden', { right: 'manage-officers' })
    return seated
  }

  /** Tells an officer's screens what they may do now, and whether they must choose secrets. */
  function reseatOfficer(officer: OfficerView): void {
    for (const session of sessions.all()) {
      if (session.officer.id !== officer.id) continue
      const reseated = { ...session, officer }
      sessions.put(reseated)
      options.push(session.screen, viewOf(reseated, door.getDesk()))
    }
  }

  function stateFor(screen: number): CallOutput<'desk.state'> {
    const keyring = keyringFile.find()
    // A database whose key file is gone must not look like a machine without a desk.
    if (keyring === undefined && database.exists()) throw new DeskError('people.keyring-damaged')
    const officers = keyring?.state === 'founded' ? keyring.officers : []
    const session = sessions.find(screen)
    return {
      founded: officers.length > 0,
      demonstration: options.demonstration,
      logins: officers.map(({ login }) => login),
      pinOpens: door.desk !== undefined || officers.some((officer) => enrolment.canOpenByPin(officer)),
      waitSeconds: shortestWait(session === undefined ? officers.map(({ login }) => login) : [session.officer.login]),
      session: session === undefined ? null : viewOf(session, door.getDesk()),
    }
  }

  /** Seconds until any of these officers may try a secret again. */
  function shortestWait(logins: readonly string[]): number {
    return logins.length === 0 ? 0 : Math.min(...logins.map((login) => attempts.waitSeconds(login)))
  }

  async function found(input: CallInput<'desk.found'>, screen: number, isWanted: IsWanted): Promise<OpenedSession> {
    const { desk, officer } = await founding.found(input, isWanted)
    return begin(desk, officer, screen, 'passphrase')
  }

  async function signIn(
    { login, secret }: CallInput<'session.open'>,
    screen: number,
    isWanted: IsWanted,
  ): Promise<OpenedSession> {
    const key = await credentials.getKey(login, secret)
    const desk = await door.open(key, { fresh: false, isWanted })
    const officer = desk.officers.findByLogin(login)
    if (officer === undefined || officer.retiredAt !== undefined) {
      // Adding this officer broke off after the key file was written, or a key file from before they left was put back.
      shutIfEmpty()
      throw new DeskError('people.unknown-officer')
    }
    if (secret.kind === 'pin') {
      await credentials.renewPinWrap(officer, secret.pin, desk)
      await credentials.renewPinHash(officer, secret.pin, desk)
    }
    if (door.desk !== desk) throw new DeskError('core.unavailable')
    return begin(desk, officer, screen, secret.kind)
  }

  async function unlock(pin: string, screen: number): Promise<OpenedSession> {
    const session = sessionAt(screen)
    const { officer } = session
    const desk = door.getDesk()
    await credentials.checkPin(officer, pin, desk)
    await credentials.renewPinWrap(officer, pin, desk)
    await credentials.renewPinHash(officer, pin, desk)
    // Meanwhile the desk may have been shut, or the screen be gone.
    if (door.desk !== desk || sessions.find(screen)?.officer.id !== officer.id)
      throw new DeskError('gate.not-signed-in')
    const unlocked = { ...session, locked: false }
    sessions.put(unlocked)
    const act = draft(screenUnlocked, { dossier: undefined, open: { at: clock.now(), screen } })
    record.keep(desk, session.locked ? [{ officer: officer.id, draft: act }] : [])
    hold()
    return opened(unlocked, desk)
  }

  function begin(desk: OpenDesk, officer: OfficerView, screen: number, secret: SecretKind): OpenedSession {
    const before = sessions.find(screen)
    const session = { screen, officer, locked: false }
    sessions.put(session)
    record.keep(desk, [
      ...(before === undefined ? [] : [signedOutAct(before)]),
      {
        officer: officer.id,
        draft: draft(officerSignedIn, { dossier: undefined, open: { at: clock.now(), screen, secret } }),
      },
    ])
    hold()
    return opened(session, desk)
  }

  function lock(screen: number, by: LockCause): void {
    const session = sessions.find(screen)
    const { desk } = door
    if (session === undefined || session.locked || desk === undefined) return
    const locked = { ...session, locked: true }
    sessions.put(locked)
    record.keep(desk, [lockedAct(session, by)])
    hold()
    options.push(screen, viewOf(locked, desk))
  }

  function leave(screen: number): void {
    const session = sessions.find(screen)
    if (session === undefined) return
    sessions.remove(screen)
    if (door.desk !== undefined) record.keep(door.desk, [signedOutAct(session)])
    shutIfEmpty()
    hold()
    options.push(screen, null)
  }

  function dropKey(lastActs: readonly SecurityAct[]): void {
    era += 1
    const screens = sessions.all().map(({ screen }) => screen)
    if (door.desk !== undefined) record.keep(door.desk, lastActs)
    for (const screen of screens) sessions.remove(screen)
    door.shut()
    hold()
    for (const screen of screens) options.push(screen, null)
  }

  function shutIfEmpty(): void {
    if (sessions.all().length === 0) door.shut()
  }

  async function importResume(bytes: Uint8Array, isWanted: IsWanted): Promise<boolean> {
    const resume = readResume(bytes)
    try {
      if (resume !== undefined) await reseat(resume, isWanted)
    } catch (error) {
      report(error)
    }
    shutIfEmpty()
    hold()
    return sessions.all().length > 0
  }

  async function reseat({ key, sessions: seated }: Resume, isWanted: IsWanted): Promise<void> {
    const desk = await door.open(key, { fresh: false, isWanted })
    for (const { screen, officer: id, locked } of seated) {
      const officer = desk.officers.find(id)
      if (officer !== undefined && officer.retiredAt === undefined) sessions.put({ screen, officer, locked })
    }
  }

  function hold(): void {
    const { desk } = door
    const seated = sessions.all().map(({ screen, officer, locked }) => ({ screen, officer: officer.id, locked }))
    options.hold(desk === undefined ? null : writeResume({ key: desk.key, sessions: seated }))
  }

  /** One act on the key file after the other; what was asked for before the key was dropped is not wanted after. */
  function inTurn<Result>(act: (isWanted: IsWanted) => Promise<Result>): Promise<Result> {
    const asked = era
    return turns.take(() => act(() => asked === era))
  }

  function viewOf({ officer, locked }: Session, desk: OpenDesk): SessionView {
    const rights = [...rightsOf(officer.roles)]
    const mustChange = desk.officers.mustChange(officer.id)
    return { officer, rights, desk: desk.officers.getProfile(), locked, idleMinutes, mustChange }
  }

  function opened(session: Session, desk: OpenDesk): OpenedSession {
    return { session: viewOf(session, desk), draftKey: draftKeyOf(desk.key, session.officer.id) }
  }

  function signedOutAct({ screen, officer }: Session): SecurityAct {
    return {
      officer: officer.id,
      draft: draft(officerSignedOut, { dossier: undefined, open: { at: clock.now(), screen } }),
    }
  }

  function lockedAct({ screen, officer }: Session, by: LockCause): SecurityAct {
    return {
      officer: officer.id,
      draft: draft(screenLocked, { dossier: undefined, open: { at: clock.now(), screen, by } }),
    }
  }
}

/** Carries a call out that has nothing to answer. */
function answered(act: () => void): Record<string, never> {
  act()
  return {}
}
