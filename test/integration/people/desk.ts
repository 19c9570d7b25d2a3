import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  createEventRegistry,
  defineEvent,
  draft,
  type EventDefinition,
  type Ledger,
  ledgerMigrations,
  openLedger,
} from '../../../main/core/ledger/index.ts'
import {
  createPeopleProjection,
  createPeopleRoom,
  type DeskDatabase,
  type PeopleRoom,
  peopleEvents,
  peopleMigrations,
} from '../../../main/core/people/index.ts'
import { DATABASE_FILE, openStore, removeStore, type Store } from '../../../main/core/store/index.ts'
import type { CallInput, CallOutput, SessionView, SignedInCaller } from '../../../shared/contract/index.ts'
import { DOSSIER_EVENTS } from '../../../shared/dossier/events.ts'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'
import { CHEAP } from '../../unit/people/cheap.ts'
import { FakeClock } from '../../unit/people/fake-clock.ts'

export const PROFILE: CallInput<'desk.found'>['desk'] = {
  communeName: 'Xã Đông Sơn',
  provinceName: 'Thanh Hóa',
  agencyCode: 'H56.17.22',
  deskName: 'Quầy 1',
  deskMark: 'Q1',
  phone: '',
  address: '',
  numbering: { kind: 'temporary' },
}

export const LAN: CallInput<'desk.found'>['officer'] = {
  name: 'Nguyễn Thị Lan',
  login: 'lan',
  position: 'Giám đốc Trung tâm',
  roles: ['chief'],
  passphrase: 'mưa núi gạo trăng',
  pin: '4826',
}

export const MAI: CallInput<'officers.add'> = {
  name: 'Trần Ngọc Mai',
  login: 'mai',
  position: 'Công chức Một cửa',
  roles: ['clerk'],
  passphrase: 'thuyền về bến vắng',
  pin: '905173',
}

/** An act of an officer on a dossier, with nothing personal in it. */
const formPrinted = defineEvent({ type: 'dossier.form-printed', ...DOSSIER_EVENTS['dossier.form-printed'] })
const events: readonly EventDefinition[] = [...peopleEvents, formPrinted]

/** The real store and ledger behind a people room, with what a test wants to look at. */
export class TestDatabase implements DeskDatabase {
  readonly #directory: string
  readonly #clock: FakeClock
  store: Store | undefined
  ledger: Ledger | undefined
  /** The very buffer that the room gave away last. */
  key: Buffer | undefined
  openings = 0

  constructor(directory: string, clock: FakeClock) {
    this.#directory = directory
    this.#clock = clock
  }

  exists(): boolean {
    return existsSync(join(this.#directory, DATABASE_FILE))
  }

  async open(key: Buffer, { fresh }: { readonly fresh: boolean }): Promise<{ store: Store; ledger: Ledger }> {
    if (fresh) removeStore(this.#directory)
    this.openings += 1
    this.key = key
    const store = openStore({
      directory: this.#directory,
      key,
      applicationVersion: '0.1.0',
      migrations: [...ledgerMigrations, ...peopleMigrations],
      report: (_task, error) => {
        throw error
      },
    })
    this.store = store
    this.ledger = await openLedger({
      store,
      registry: createEventRegistry(events),
      projections: [createPeopleProjection(store)],
      now: this.#clock.now(),
      progress: () => undefined,
    })
    return { store, ledger: this.ledger }
  }

  close(): void {
    this.store?.close()
    this.store = undefined
    this.ledger = undefined
  }
}

interface TestDeskOptions {
  readonly osSecret?: Uint8Array | null
  readonly clock?: FakeClock
  /** False to guess at the true cost. */
  readonly isCheap?: boolean
}

/** A desk on a temporary directory with a clock of its own; `restart` is a new process on the same disk. */
export class TestDesk {
  readonly directory: string
  readonly clock: FakeClock
  readonly pushed: [screen: number, session: SessionView | null][] = []
  readonly reports: unknown[] = []
  held: Uint8Array | null = null
  database: TestDatabase
  room: PeopleRoom
  #osSecret: Uint8Array | null
  readonly #isCheap: boolean

  constructor(directory: string, { osSecret = null, clock = new FakeClock(), isCheap = true }: TestDeskOptions = {}) {
    this.directory = directory
    this.clock = clock
    this.#osSecret = osSecret
    this.#isCheap = isCheap
    this.database = new TestDatabase(directory, this.clock)
    this.room = this.#open()
  }

  /** A new process, after the old one ended without a word (or after `close`). */
  restart(osSecret: Uint8Array | null = this.#osSecret): void {
    this.clock.endProcess()
    this.database.close()
    this.#osSecret = osSecret
    this.database = new TestDatabase(this.directory, this.clock)
    this.room = this.#open()
  }

  #open(): PeopleRoom {
    return createPeopleRoom({
      directory: this.directory,
      osSecret: this.#osSecret,
      demonstration: false,
      database: this.database,
      push: (screen, session) => this.pushed.push([screen, session]),
      hold: (resume) => {
        this.held = resume
      },
      report: (error) => this.reports.push(error),
      clock: this.clock,
      ...(this.#isCheap ? { stretching: CHEAP } : {}),
    })
  }

  found(screen = 1): Promise<CallOutput<'desk.found'>> {
    return this.#answer(this.room.handlers['desk.found']({ desk: PROFILE, officer: LAN }, this.room.callerOf(screen)))
  }

  state(screen = 1): CallOutput<'desk.state'> {
    const state = this.room.handlers['desk.state']({}, this.room.callerOf(screen))
    if (state instanceof Promise) throw new Error('the state is known at once')
    return state
  }

  signIn(login: string, secret: string, screen = 1): Promise<CallOutput<'session.open'>> {
    const typed = /^\d+$/.test(secret)
      ? ({ kind: 'pin', pin: secret } as const)
      : ({ kind: 'passphrase', passphrase: secret } as const)
    return this.#answer(this.room.handlers['session.open']({ login, secret: typed }, this.room.callerOf(screen)))
  }

  lock(screen = 1): void {
    this.room.handlers['session.lock']({}, this.caller(screen))
  }

  unlock(pin: string, screen = 1): Promise<CallOutput<'session.unlock'>> {
    return this.#answer(this.room.handlers['session.unlock']({ pin }, this.caller(screen)))
  }

  touch(screen = 1): void {
    this.room.handlers['session.touch']({}, this.caller(screen))
  }

  leave(screen = 1): void {
    this.room.handlers['session.close']({}, this.caller(screen))
  }

  add(officer: CallInput<'officers.add'>, screen = 1): Promise<CallOutput<'officers.add'>> {
    this.clock.pass(1)
    return this.#answer(this.room.handlers['officers.add'](officer, this.caller(screen)))
  }

  /** The security log, oldest first, as `type by officer` or `type of login`. */
  async log(): Promise<string[]> {
    const lines = await this.room.handlers['security.log']({ limit: 500 }, this.caller(1))
    return lines
      .map(({ type, officer, login }) => [type, officer && `by ${officer}`, login && `of ${login}`])
      .map((parts) => parts.filter(Boolean).join(' '))
      .reverse()
  }

  /** Who sits at a screen, as the gate lets pass. */
  caller(screen: number): SignedInCaller {
    const caller = this.room.callerOf(screen)
    if (caller.officer === null) throw new DeskError('gate.not-signed-in')
    return { ...caller, officer: caller.officer }
  }

  /** The officer at a screen does something with a dossier; gives back the officer whom the ledger names for it. */
  work(dossier: string, screen = 1): string | undefined {
    const { officer } = this.caller(screen)
    const now = this.clock.now()
    const open = { at: now, form: 'receipt', paper: 'A5', target: 'printer', reprint: 0 } as const
    this.database.ledger?.append([draft(formPrinted, { dossier, open })], { officer: officer.id, now })
    return this.database.ledger?.history(dossier).at(-1)?.officer
  }

  async #answer<Output>(answer: Output | Promise<Output>): Promise<Output> {
    return await answer
  }
}

/** The code with which a call is refused. */
export async function codeOf(call: Promise<unknown>): Promise<ErrorCode | 'answered'> {
  try {
    await call
    return 'answered'
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
}
