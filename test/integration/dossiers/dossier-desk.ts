import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import {
  createDossiersRoom,
  type DossiersCall,
  type DossiersRoom,
  type DossierTables,
  dossierEvents,
  dossierMigrations,
  openDossierTables,
  papersNamedBy,
} from '../../../main/core/dossiers/index.ts'
import {
  createEventRegistry,
  type EventDefinition,
  type Ledger,
  ledgerMigrations,
  openLedger,
  type Projection,
} from '../../../main/core/ledger/index.ts'
import {
  createPaperFilesRoom,
  openPaperFileTables,
  type PagePictures,
  type PaperFilesCall,
  type PaperFilesRoom,
  paperFileMigrations,
} from '../../../main/core/paper-files/index.ts'
import { createNamedPapers, Papers, paperMigrations } from '../../../main/core/papers/index.ts'
import { PrintTickets } from '../../../main/core/printing/index.ts'
import { type Migration, openStore, type Store } from '../../../main/core/store/index.ts'
import type {
  ActInput,
  Contract,
  DeskProfile,
  DossierSearch,
  Handler,
  Handlers,
  OfficerView,
  Reception,
  Refusal,
  SignedInCaller,
} from '../../../shared/contract/index.ts'
import { DeskError, type ErrorCode } from '../../../shared/errors.ts'
import { rightsOf } from '../../../shared/people/roles.ts'

export const PROFILE: DeskProfile = {
  communeName: 'Xã Quảng Trạch',
  provinceName: 'Quảng Trị',
  agencyCode: '000.17.22.H56',
  deskName: 'Quầy số 1',
  deskMark: 'Q1',
  phone: '0232 3512 345',
  address: 'Thôn Đông',
  numbering: { kind: 'range', from: 1, to: 9999 },
}

const officer = (id: string, login: string, name: string, roles: OfficerView['roles']): OfficerView => ({
  id,
  login,
  name,
  position: 'Công chức',
  roles,
})

/** A clerk, a specialist and a chief, who has every right. */
export const LAN = officer('01932f00-0000-7000-8000-000000000001', 'lan', 'Nguyễn Thị Lan', ['clerk'])
export const BINH = officer('01932f00-0000-7000-8000-000000000002', 'binh', 'Trần Văn Bình', ['specialist'])
export const HOA = officer('01932f00-0000-7000-8000-000000000003', 'hoa', 'Lê Thị Hoa', ['chief'])
/** A leader, and who sends documents out for the agency (văn thư). */
export const KHOA = officer('01932f00-0000-7000-8000-000000000004', 'khoa', 'Đinh Văn Khoa', ['leader'])
export const THU = officer('01932f00-0000-7000-8000-000000000005', 'thu', 'Võ Thị Thu', ['records'])
const OFFICERS = [LAN, BINH, HOA, KHOA, THU]

/** A Friday morning, 08:35 at the desk. */
export const MORNING = Date.UTC(2026, 10, 20, 1, 35)
export const DAY_MS = 86_400_000

/** A reception that the catalogue allows; every part can be another. */
export function reception(parts: Partial<Reception> = {}): Reception {
  return {
    id: v7(),
    procedure: '1.001193',
    applicant: { name: 'Nguyễn Thị Đào', personalNumber: '044190012345', address: 'Thôn Đông', phone: '0912345678' },
    summary: 'Đăng ký khai sinh cho con',
    sets: 1,
    papers: [
      { code: 'to-khai', name: 'Tờ khai đăng ký khai sinh', use: 'hand-in', originals: 1, copies: 0 },
      { code: 'giay-chung-sinh', name: 'Giấy chứng sinh', use: 'hand-in', originals: 1, copies: 0 },
    ],
    fee: { amount: 0 },
    returnBy: 'counter',
    ...parts,
  }
}

export function refusal(parts: Partial<Refusal> = {}): Refusal {
  const { id, procedure, applicant, summary } = reception()
  return { id, procedure, applicant, summary, reason: 'Thiếu giấy chứng sinh', ...parts }
}

/** What the desk of a test is asked. */
type DeskCall = DossiersCall | PaperFilesCall

/** What further rooms put into the database of a test's desk. */
export interface MoreTables {
  readonly events: readonly EventDefinition[]
  readonly migrations: readonly Migration[]
  readonly projections: (store: Store) => readonly Projection[]
}

/** The rooms of dossiers and of their papers' files over a real store, ledger, papers and catalogue, with a clock that a test sets. */
export class DossierDesk {
  directory: string
  /** Dossiers of which the room told that they changed; null for several at once. */
  readonly changed: (string | null)[] = []
  now = MORNING
  profile: DeskProfile = PROFILE
  /** The set of forms that the commune chose. */
  chosenFormSet: string | null = null
  /** Whether the commune digitizes papers before it forwards. */
  digitizeFirst = false
  /** Who draws pages of papers. */
  pictures: () => Promise<PagePictures> = () => Promise.reject(new DeskError('imaging.failed'))
  /** Failures behind the desk's back. */
  readonly reported: (readonly [task: string, error: unknown])[] = []
  readonly #key: Buffer
  /** Forms between being prepared and printed. */
  readonly tickets = new PrintTickets()
  readonly #more: MoreTables
  #open: Open | undefined

  private constructor(directory: string, key: Buffer, more: MoreTables = NOTHING_MORE) {
    this.directory = directory
    this.#key = key
    this.#more = more
  }

  /** A desk in a directory of its own; `leave` takes it away. */
  static async open(profile: Partial<DeskProfile> = {}, more?: MoreTables): Promise<DossierDesk> {
    const desk = new DossierDesk(mkdtempSync(join(tmpdir(), 'motcua-dossiers-')), randomBytes(32), more)
    desk.profile = { ...PROFILE, ...profile }
    await desk.#start()
    return desk
  }

  /** The desk that is in a directory already. */
  static async openIn(directory: string, key: Buffer): Promise<DossierDesk> {
    const desk = new DossierDesk(directory, key)
    await desk.#start()
    return desk
  }

  get store(): Store {
    return this.#getOpen().store
  }

  get ledger(): Ledger {
    return this.#getOpen().ledger
  }

  get tables(): DossierTables {
    return this.#getOpen().tables
  }

  get room(): DossiersRoom {
    return this.#getOpen().room
  }

  get paperFiles(): PaperFilesRoom {
    return this.#getOpen().paperFiles
  }

  get papers(): Papers {
    return this.#getOpen().papers
  }

  /** Closes the desk and opens it again, as on the next morning. */
  async restart(): Promise<void> {
    this.close()
    await this.#start()
  }

  /** Goes on with what is on the disk at this moment, as if the machine had lost its power. */
  async copyAsAfterPowerCut(): Promise<void> {
    const before = this.directory
    const after = mkdtempSync(join(tmpdir(), 'motcua-dossiers-'))
    cpSync(before, after, { recursive: true })
    this.leave()
    this.directory = after
    await this.#start()
  }

  close(): void {
    this.#open?.paperFiles.text.close()
    this.#open?.store.close()
    this.#open = undefined
  }

  leave(): void {
    this.close()
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** Asks the room as an officer at an unlocked screen. */
  ask<Name extends DeskCall>(name: Name, input: Input<Name>, asker = HOA): Promise<Output<Name>> {
    const handlers: Handlers<DeskCall> = { ...this.room.handlers, ...this.paperFiles.handlers }
    const handler: Handler<Name> = handlers[name]
    return answered(() => handler(input, callerOf(asker)))
  }

  accept(parts: Partial<Reception> = {}): Promise<Output<'dossiers.accept'>> {
    return this.ask('dossiers.accept', reception(parts), LAN)
  }

  /** The applicants' names that a search finds, in its order. */
  async names(question: Partial<DossierSearch>, asker: OfficerView = HOA): Promise<string[]> {
    const { rows } = await this.search(question, asker)
    return rows.map(({ applicantName }) => applicantName)
  }

  search(question: Partial<DossierSearch>, asker: OfficerView = HOA): Promise<Output<'dossiers.search'>> {
    const all: DossierSearch = { text: '', states: [], procedure: null, queue: 'all', limit: 50, after: null }
    return this.ask('dossiers.search', { ...all, ...question }, asker)
  }

  /** Does an act on a dossier as it stands now. */
  async act(id: string, act: ActWithoutBase, asker: OfficerView = HOA): Promise<Output<'dossiers.act'>> {
    const { revision } = await this.ask('dossiers.view', { id }, asker)
    const input: ActInput = { ...act, dossier: id, revision }
    return await this.ask('dossiers.act', input, asker)
  }

  async #start(): Promise<void> {
    const store = openStore({
      directory: this.directory,
      key: this.#key,
      applicationVersion: '0.1.0',
      migrations: [
        ...ledgerMigrations,
        ...paperMigrations,
        ...dossierMigrations,
        ...paperFileMigrations,
        ...this.#more.migrations,
      ],
      report: (task, error) => {
        throw new Error(`Housekeeping task ${task} failed`, { cause: error })
      },
    })
    const tables = openDossierTables(store)
    const paperFileTables = openPaperFileTables(store)
    const ledger = await openLedger({
      store,
      registry: createEventRegistry([...dossierEvents, ...this.#more.events]),
      projections: [
        tables.projection,
        tables.toIssue.projection,
        createNamedPapers(store, papersNamedBy),
        paperFileTables.projection,
        ...this.#more.projections(store),
      ],
      now: this.now,
      progress: () => undefined,
    })
    const catalog = openCatalog()
    const papers = new Papers({ directory: join(this.directory, 'papers'), store, keys: ledger })
    const people = {
      getProfile: () => this.profile,
      find: (id: string) => OFFICERS.find((each) => each.id === id),
    }
    const room = createDossiersRoom({
      store,
      ledger,
      tables,
      catalog,
      papers,
      people,
      tickets: this.tickets,
      chosenFormSet: () => this.chosenFormSet,
      digitizeFirst: () => this.digitizeFirst,
      now: () => this.now,
      changed: (dossier) => this.changed.push(dossier),
    })
    const paperFiles = createPaperFilesRoom({
      store,
      ledger,
      tables: paperFileTables,
      papers,
      people,
      dossiers: room,
      findProcedure: (code, day) => catalog.findProcedure(code, day),
      pictures: () => this.pictures(),
      report: (task, error) => this.reported.push([task, error]),
      digitizeFirst: () => this.digitizeFirst,
      now: () => this.now,
      changed: (dossier) => this.changed.push(dossier),
    })
    this.#open = { store, ledger, tables, room, paperFiles, papers }
  }

  #getOpen(): Open {
    if (this.#open === undefined) throw new Error('The desk is closed')
    return this.#open
  }
}

const NOTHING_MORE: MoreTables = { events: [], migrations: [], projections: () => [] }

interface Open {
  readonly store: Store
  readonly ledger: Ledger
  readonly tables: DossierTables
  readonly room: DossiersRoom
  readonly paperFiles: PaperFilesRoom
  readonly papers: Papers
}

type Input<Name extends DeskCall> = Parameters<Handler<Name>>[0]
type Output<Name extends DeskCall> = z.input<Contract[Name]['output']>

async function answered<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> {
  return await answer()
}

type WithoutBase<Input> = Input extends unknown ? Omit<Input, 'dossier' | 'revision'> : never
export type ActWithoutBase = WithoutBase<ActInput>

function callerOf(asker: OfficerView): SignedInCaller {
  return { screen: 1, officer: asker, rights: rightsOf(asker.roles), locked: false, mustChange: false }
}

/** The code and details with which an act is refused; undefined when it is done. */
export async function refusalOf(
  act: () => unknown,
): Promise<{ code: ErrorCode; details: DeskError['details'] } | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (error instanceof DeskError) return { code: error.code, details: error.details }
    throw error
  }
}
