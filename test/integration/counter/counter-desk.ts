import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import { type CounterCall, CounterRooms, counterEvents, counterMigrations } from '../../../main/core/counter-rooms.ts'
import { createEventRegistry, type Ledger, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import { openStore, type Store } from '../../../main/core/store/index.ts'
import type { Contract, DeskProfile, Handler, Handlers, OfficerView } from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { BINH, HOA, LAN, PROFILE } from '../dossiers/dossier-desk.ts'

type Input<Name extends CounterCall> = z.output<Contract[Name]['input']>
type Output<Name extends CounterCall> = z.input<Contract[Name]['output']>

/** A Friday, 08:35 at the desk. */
export const FRIDAY = Date.UTC(2026, 10, 20, 1, 35)

/** A dossier that the rooms of the counter can name. */
export const DOSSIER = { id: '019aa0f2-7c00-7000-8000-000000000001', code: '000.17.22.H56-261120-0007' }

/** Where a desk keeps its database, and the key of it. */
export interface DeskPlace {
  readonly directory: string
  readonly key: Buffer
}

function newPlace(): DeskPlace {
  return { directory: mkdtempSync(join(tmpdir(), 'motcua-counter-')), key: randomBytes(32) }
}

/** The rooms of the counter over real storage: books, money, certification, printing. */
export class CounterDesk {
  now = FRIDAY
  changes = 0
  profile: DeskProfile
  readonly #key: Buffer
  #directory: string
  #store: Store | undefined
  #ledger: Ledger | undefined
  #rooms: CounterRooms | undefined
  #handlers: Handlers<CounterCall> | undefined

  private constructor(profile: Partial<DeskProfile>, { directory, key }: DeskPlace) {
    this.profile = { ...PROFILE, ...profile }
    this.#directory = directory
    this.#key = key
  }

  /** A desk in a directory of its own, or in one that is there already. */
  static async open(profile: Partial<DeskProfile> = {}, place: DeskPlace = newPlace()): Promise<CounterDesk> {
    const desk = new CounterDesk(profile, place)
    await desk.#start()
    return desk
  }

  get ledger(): Ledger {
    return required(this.#ledger)
  }

  get rooms(): CounterRooms {
    return required(this.#rooms)
  }

  get store(): Store {
    return required(this.#store)
  }

  async ask<Name extends CounterCall>(
    name: Name,
    input: Input<Name>,
    officer: OfficerView = LAN,
  ): Promise<Output<Name>> {
    const handler: Handler<Name> = required(this.#handlers)[name]
    return await handler(input, {
      screen: 1,
      officer,
      rights: rightsOf(officer.roles),
      locked: false,
      mustChange: false,
    })
  }

  /** The text of a paper, printed: its words without the markup. */
  async print(kind: Input<'documents.prepare'>['kind'], subject: string): Promise<{ text: string; copies: number }> {
    const { ticket, copies } = await this.ask('documents.prepare', { kind, subject, paper: 'A4' })
    const { html } = this.rooms.tickets.redeem(ticket)
    this.rooms.tickets.settle(ticket, 'printer')
    const text = html
      .replace(/<style>[\s\S]*<\/style>/, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    return { text, copies }
  }

  async restart(): Promise<void> {
    this.store.close()
    await this.#start()
  }

  /** Goes on with what is on the disk at this moment, as if the machine had lost its power. */
  async copyAsAfterPowerCut(): Promise<void> {
    const after = mkdtempSync(join(tmpdir(), 'motcua-counter-'))
    cpSync(this.#directory, after, { recursive: true })
    this.leave()
    this.#directory = after
    await this.#start()
  }

  leave(): void {
    this.#store?.close()
    rmSync(this.#directory, { recursive: true, force: true })
  }

  async #start(): Promise<void> {
    const store = openStore({
      directory: this.#directory,
      key: this.#key,
      applicationVersion: '0.1.0',
      migrations: [...ledgerMigrations, ...counterMigrations],
      report: (task, error) => {
        throw new Error(`Housekeeping task ${task} failed`, { cause: error })
      },
    })
    const rooms = new CounterRooms(store)
    const ledger = await openLedger({
      store,
      registry: createEventRegistry(counterEvents),
      projections: rooms.projections,
      now: this.now,
      progress: () => undefined,
    })
    this.#handlers = rooms.furnish({
      ledger,
      catalog: openCatalog(),
      people: { getProfile: () => this.profile, find: (id) => [LAN, BINH, HOA].find((each) => each.id === id) },
      dossiers: {
        findByCode: (code) => (code === DOSSIER.code ? DOSSIER : undefined),
        find: (id) => (id === DOSSIER.id ? DOSSIER : undefined),
      },
      makers: {
        'hand-over-list': nothing,
        'postman-list': nothing,
        register: nothing,
        'waiting-number': nothing,
        'visit-receipt': nothing,
        'separator-sheet': nothing,
        'paper-labels': nothing,
        'signature-report': nothing,
      },
      now: () => this.now,
      changed: () => {
        this.changes += 1
      },
    })
    this.#store = store
    this.#ledger = ledger
    this.#rooms = rooms
  }
}

/** Papers of rooms that are not at this desk. */
function nothing(): never {
  throw new Error('No such paper here')
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The desk is closed')
  return value
}
