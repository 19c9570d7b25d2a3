import { existsSync } from 'node:fs'
import type { RedeemedForm, ShellMessage } from '../../shared/contract/control.ts'
import { createGate, type Gate } from '../../shared/contract/gate.ts'
import { CORE_CALL_NAMES, type CoreCallName, type PushName } from '../../shared/contract/names.ts'
import { peopleCalls } from '../../shared/contract/people.ts'
import type { Push } from '../../shared/contract/push.ts'
import { DeskError } from '../../shared/errors.ts'
import { describeFailure } from '../../shared/failures.ts'
import { LaterRooms } from './later-rooms.ts'
import type { StartHost } from './line/index.ts'
import { createPeopleRoom, type PeopleCall, type PeopleRoomOptions, systemClock } from './people/index.ts'
import type { PrintTickets } from './printing/index.ts'

/** What the desk needs of whoever runs it. */
export interface DeskOptions extends Omit<Extract<ShellMessage, { kind: 'start' }>, 'kind'> {
  readonly log: (level: 'info' | 'error', text: string) => void
  /** See `hold` in the control messages. */
  readonly hold: (resume: Uint8Array | null) => void
  /** Tells a screen something unasked. */
  readonly push: <Name extends PushName>(screen: number, name: Name, payload: Push<Name>) => void
  /** The screens that can be told something. */
  readonly screens: () => readonly number[]
  /** Starts a process that works for the core, such as the one that deals with pictures. */
  readonly startHost: StartHost
  /** Another clock and another cost of guessing than this machine's. */
  readonly people?: Pick<PeopleRoomOptions, 'clock' | 'stretching'>
}

/** The desk without any process around it: questions in, answers out. */
export interface Desk {
  readonly answer: Gate
  /** A screen was loaded anew: what it knew is gone, so it must be unlocked. */
  readonly reseat: (screen: number) => void
  /** A screen was closed. */
  readonly leave: (screen: number) => void
  readonly lock: () => void
  /** Whether the machine runs on its battery: what can wait then waits. */
  readonly power: (onBattery: boolean) => void
  readonly suspend: () => void
  readonly redeemTicket: (ticket: string) => RedeemedForm
  readonly notePrinted: (ticket: string, target: 'printer' | 'file') => void
  readonly close: () => void
}

/**
 * Puts the rooms together. Nothing but the key file is read before somebody signs in, save when a core that crashed left
 * something to go on with.
 */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { dataDirectory: directory, applicationVersion, osSecret, demonstration, resume, log, hold, push } = options
  const { trustAuthority } = options
  const report = (what: string, failure: unknown): void => log('error', `${what}: ${describeFailure(failure)}`)
  const changed = (id: string | null): void => {
    for (const screen of options.screens()) push(screen, 'dossiers.changed', { id })
  }
  const { clock = systemClock } = options.people ?? {}
  let onBattery = false
  const rooms = new LaterRooms({
    directory,
    applicationVersion,
    osSecret: osSecret !== null,
    now: clock.now,
    changed,
    tell: (name) => {
      for (const screen of options.screens()) push(screen, name, {})
    },
    startHost: options.startHost,
    scanChanged: (batch, scan) => {
      for (const screen of options.screens()) push(screen, 'scanning.changed', { batch, scan })
    },
    signingChanged: (run) => {
      for (const screen of options.screens()) push(screen, 'signing.changed', { run })
    },
    seatOf: (officer) => people.seatOf(officer),
    trustAuthority,
    demonstration,
    onBattery: () => onBattery,
    report,
  })
  const people = createPeopleRoom({
    directory,
    osSecret,
    demonstration,
    database: rooms,
    push: (screen, session) => {
      push(screen, 'session.changed', { session })
      rooms.opened?.signing.seatsChanged()
    },
    hold,
    report: (failure) => report('people', failure),
    ...options.people,
  })
  if (demonstration && !existsSync(directory)) {
    const { seedDemonstration } = await import('./demonstration/index.ts')
    // Without it the wizard opens, which is no reason to have no desk at all.
    await seedDemonstration({ directory, applicationVersion, now: clock.now(), report }).catch((failure: unknown) =>
      report('demonstration', failure),
    )
  }
  if (resume !== null && !(await people.importResume(resume))) log('info', 'the officers have to sign in again')

  const door = createGate<PeopleCall>({
    contract: peopleCalls,
    afterSignIn: CORE_CALL_NAMES,
    handlers: () => people.handlers,
    callerOf: people.callerOf,
    report,
  })
  let gate: Gate | undefined
  const answer: Gate = (question, screen) => {
    const { contract } = rooms
    if (contract === undefined) return door(question, screen)
    gate ??= createGate<CoreCallName>({
      contract,
      handlers: () => ({ ...people.handlers, ...rooms.opened?.handlers }),
      callerOf: people.callerOf,
      report,
    })
    return gate(question, screen)
  }

  const tickets = (): PrintTickets => {
    // A ticket of a desk that was shut since is as good as none.
    if (rooms.opened === undefined) throw new DeskError('print.unknown-ticket')
    return rooms.opened.tickets
  }

  return {
    answer,
    reseat: (screen) => {
      const caller = people.callerOf(screen)
      if (caller.officer !== null) people.handlers['session.lock']({}, { ...caller, officer: caller.officer })
    },
    leave: people.leave,
    lock: people.lock,
    power: (now) => {
      onBattery = now
      if (!now) rooms.opened?.scanning.goOnReading()
    },
    suspend: people.suspend,
    redeemTicket: (ticket) => tickets().redeem(ticket),
    notePrinted: (ticket, target) => tickets().settle(ticket, target),
    close: () => {
      rooms.end()
      people.close()
    },
  }
}
