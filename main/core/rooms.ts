import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { refuseSharedCalls, requireEveryCall } from '../../shared/contract/gate.ts'
import { CORE_CALL_NAMES, type CoreCallName, type Handlers, peopleCalls } from '../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../shared/deadlines/index.ts'
import type { RunningScan } from '../../shared/scanning/index.ts'
import { type Catalog, createCatalogRoom, openCatalog } from './catalog/index.ts'
import { ComplaintTable, createComplaintsProjection, createComplaintsRoom } from './complaints/index.ts'
import { CounterRooms } from './counter-rooms.ts'
import { ClockWatch, createDiagnosticsRoom } from './diagnostics/index.ts'
import {
  createDossiersRoom,
  type DossiersRoom,
  FORM_SETS,
  getFormSet,
  openDossierTables,
  papersNamedBy,
} from './dossiers/index.ts'
import { createEventRegistry, type Ledger, openLedger } from './ledger/index.ts'
import type { StartHost } from './line/index.ts'
import { numberedOnlyAtTrustedTimes } from './numbered-calls.ts'
import { createPaperFilesRoom, openPaperFileTables, type PaperFilesRoom } from './paper-files/index.ts'
import { createNamedPapers, Papers } from './papers/index.ts'
import { createPeopleProjection, type DeskDatabase, OfficerBook, type PeopleCall, type Seat } from './people/index.ts'
import type { PrintTickets } from './printing/index.ts'
import { createRegistersRoom, openRegisterTables, type RegistersRoom } from './registers/index.ts'
import { roomEvents, roomMigrations } from './room-lists.ts'
import { AnswerTable, createSatisfactionProjection, createSatisfactionRoom } from './satisfaction/index.ts'
import { type LazyImaging, openImaging, openScanning, type Scanning } from './scanning/index.ts'
import { createSettingsRoom, GoalLines, OwnCalendarTables, OwnDigitizing, OwnFormSet } from './settings/index.ts'
import { openSigning, openSigningTables, type Signing } from './signing/index.ts'
import { DATABASE_FILE, openStore, removeStore, type Store } from './store/index.ts'
import { createWaitingProjection, createWaitingRoom, TicketTable } from './waiting/index.ts'

/** The folder of papers within a desk's directory. */
const PAPERS = 'papers'

/** How long after opening what crashes left among the papers is looked for: the first citizens come first. */
const SWEEP_AFTER_MS = 60_000

/** How long after opening pages and signatures that were under way are gone on with, in milliseconds. */
const RESUME_AFTER_MS = 3_000

/** The calls that only an open desk answers. */
export type OpenDeskCall = Exclude<CoreCallName, PeopleCall>
const OPEN_DESK_CALLS = CORE_CALL_NAMES.filter((name) => !(name in peopleCalls))

/** What is there while the desk is open. */
export interface OpenRooms {
  readonly store: Store
  readonly ledger: Ledger
  readonly handlers: Handlers<OpenDeskCall>
  readonly papers: Papers
  readonly catalog: Catalog
  readonly dossiers: DossiersRoom
  readonly paperFiles: PaperFilesRoom
  readonly scanning: Scanning
  readonly signing: Signing
  /** Documents between being prepared and being printed. */
  readonly tickets: PrintTickets
  /** Registers for paper: a printed form reads its lines here. */
  readonly registers: RegistersRoom
}

export interface RoomsOptions {
  /** The desk's own directory. */
  readonly directory: string
  readonly applicationVersion: string
  /** Whether the operating system keeps a secret for this desk. */
  readonly osSecret: boolean
  readonly now: () => number
  /** Told of every dossier that changed; null when so much did that lists are to be asked for anew. */
  readonly changed: (dossier: string | null) => void
  /** Tells every screen that something without a name changed. */
  readonly tell: (push: 'waiting.changed' | 'satisfaction.changed' | 'counter.changed') => void
  /** Tells every screen that a batch of pages changed, or how far its scan is. */
  readonly scanChanged: (batch: string, scan: RunningScan | null) => void
  /** Tells every screen that a run of signatures went on; null for tokens, certificates and trust. */
  readonly signingChanged: (run: string | null) => void
  /** Where an officer is: at an unlocked screen, at locked ones, or nowhere. */
  readonly seatOf: (officer: string) => Seat
  /** The province's root that trust lists are signed under, PEM; null where it laid none. */
  readonly trustAuthority: string | null
  readonly demonstration: boolean
  /** Starts the processes that work on pictures and speak with tokens. */
  readonly startHost: StartHost
  /** Whether the machine runs on its battery, asked before work that can wait; left out where nobody can tell. */
  readonly onBattery?: () => boolean
  /** Told of failures that must not stop anybody: housekeeping. */
  readonly report: (task: string, error: unknown) => void
}

/** The rooms that exist only while the database is open: made at the first sign-in, gone when the key is dropped. */
export class Rooms implements DeskDatabase {
  readonly #options: RoomsOptions
  #catalog: Catalog | undefined
  #store: Store | undefined
  #opened: OpenRooms | undefined
  #sweep: NodeJS.Timeout | undefined
  #resume: NodeJS.Timeout | undefined
  #imaging: LazyImaging | undefined

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** The rooms; undefined while the desk is shut. */
  get opened(): OpenRooms | undefined {
    return this.#opened
  }

  exists(): boolean {
    return existsSync(join(this.#options.directory, DATABASE_FILE))
  }

  async open(key: Buffer, { fresh }: { readonly fresh: boolean }): Promise<OpenRooms> {
    const { directory, applicationVersion, report } = this.#options
    if (fresh) removeStore(directory)
    this.#store = openStore({
      directory,
      key,
      applicationVersion,
      migrations: roomMigrations,
      report,
    })
    let rooms: OpenRooms
    try {
      rooms = await this.#furnish(this.#store)
    } catch (error) {
      // A database that stayed open would lock out the next attempt.
      this.close()
      throw error
    }
    this.#sweep = setTimeout(() => {
      rooms.papers.sweep(this.#options.now()).catch((error: unknown) => report('papers.sweep', error))
    }, SWEEP_AFTER_MS).unref()
    this.#resume = setTimeout(() => {
      rooms.scanning.resume()
      rooms.signing.resume()
    }, RESUME_AFTER_MS).unref()
    this.#opened = rooms
    return rooms
  }

  close(): void {
    clearTimeout(this.#sweep)
    this.#opened?.paperFiles.text.close()
    clearTimeout(this.#resume)
    this.#opened?.scanning.close()
    this.#opened?.signing.close()
    this.#imaging?.close()
    this.#opened = undefined
    this.#store?.close()
    this.#store = undefined
  }

  async #furnish(store: Store): Promise<OpenRooms> {
    const { directory, osSecret, onBattery, now, changed, tell, scanChanged, startHost, report } = this.#options
    const imaging = openImaging(startHost, report)
    this.#imaging = imaging
    this.#catalog ??= openCatalog()
    const bundled = this.#catalog
    const ownFormSet = new OwnFormSet(store)
    const goalLines = new GoalLines(store)
    const digitizing = new OwnDigitizing(store)
    const ownCalendar = new OwnCalendarTables(store, () => bundled.workCalendar())
    const catalog = bundled.withWorkCalendar(() => ownCalendar.calendar())
    const tables = openDossierTables(store)
    const paperFileTables = openPaperFileTables(store)
    const tickets = new TicketTable(store)
    const answers = new AnswerTable(store)
    const complaintTable = new ComplaintTable(store)
    const counter = new CounterRooms(store)
    const signingTables = openSigningTables(store)
    const registerTables = openRegisterTables(store, () => catalog.workCalendar())
    const ledger = await openLedger({
      store,
      registry: createEventRegistry(roomEvents),
      projections: [
        createPeopleProjection(store),
        createNamedPapers(store, papersNamedBy),
        tables.projection,
        tables.toIssue.projection,
        paperFileTables.projection,
        createWaitingProjection(tickets),
        createSatisfactionProjection(answers),
        createComplaintsProjection(complaintTable),
        ownCalendar.projection,
        ownFormSet.projection,
        goalLines.projection,
        digitizing.projection,
        ...counter.projections,
        registerTables.projection,
        signingTables.projection,
      ],
      now: now(),
      progress: () => undefined,
    })
    // Before anybody's sign-in becomes the last act.
    const clock = new ClockWatch(ledger.lastTick.wallMs, now)
    const officers = new OfficerBook(store)
    const papers = new Papers({ directory: join(directory, PAPERS), store, keys: ledger })
    const dossiers = createDossiersRoom({
      store,
      ledger,
      tables,
      catalog,
      papers,
      people: officers,
      tickets: counter.tickets,
      chosenFormSet: () => ownFormSet.chosen(),
      digitizeFirst: () => digitizing.isFirst(),
      now,
      changed,
    })
    const paperFiles = createPaperFilesRoom({
      store,
      ledger,
      tables: paperFileTables,
      papers,
      people: officers,
      dossiers,
      findProcedure: (code, day) => catalog.findProcedure(code, day),
      pictures: imaging.get,
      digitizeFirst: () => digitizing.isFirst(),
      now,
      changed,
      report,
    })
    const scanning = openScanning({
      directory,
      store,
      papers,
      imaging,
      filing: paperFiles.filing,
      people: officers,
      dossiers: dossiers.names,
      now,
      changed: scanChanged,
      dossierChanged: changed,
      ...(onBattery ? { onBattery } : {}),
      report,
    })
    const signing = await openSigning({
      directory,
      store,
      ledger,
      tables: signingTables,
      papers,
      people: officers,
      dossiers,
      imaging: imaging.get,
      startHost,
      demonstration: this.#options.demonstration,
      trustAuthority: this.#options.trustAuthority,
      seatOf: this.#options.seatOf,
      now,
      dossierChanged: changed,
      changed: this.#options.signingChanged,
      report,
    })
    const inCatalog = createCatalogRoom(catalog, now, (procedure, day) => counter.own.find(procedure, day))
    const diagnostics = createDiagnosticsRoom({ store, ledger, osSecret, clock, now })
    const waiting = createWaitingRoom({
      store,
      ledger,
      table: tickets,
      communeName: () => officers.getProfile().communeName,
      now,
      changed: () => tell('waiting.changed'),
    })
    const registers = createRegistersRoom({
      ledger,
      tables: registerTables,
      catalog,
      people: officers,
      complaints: (from, before) => complaintTable.countedBetween(from, before),
      goalLines: (day) => goalLines.inForce(day),
      formNumber: (at) => {
        const set = getFormSet(isoDateOf(dayOf(localMinuteOf(at))), ownFormSet.chosen())
        return `Mẫu số ${set.register} – ${set.name}`
      },
      now,
    })
    const counterHandlers = counter.furnish({
      ledger,
      catalog,
      people: officers,
      dossiers: dossiers.names,
      makers: {
        'hand-over-list': dossiers.dayPapers.handOverList,
        'postman-list': dossiers.dayPapers.postmanList,
        'visit-receipt': dossiers.dayPapers.visitReceipt,
        register: registers.registerDocument,
        'waiting-number': waiting.slipDocument,
        'separator-sheet': scanning.separatorDocument,
        'paper-labels': scanning.labelsDocument,
        'signature-report': signing.reportDocument,
      },
      now,
      changed: () => tell('counter.changed'),
    })
    const satisfaction = createSatisfactionRoom({
      store,
      ledger,
      table: answers,
      isReturned: (dossier) => tables.table.find(dossier)?.state === 'returned',
      now,
      invitationChanged: () => tell('satisfaction.changed'),
      changed,
    })
    const complaints = createComplaintsRoom({
      store,
      ledger,
      table: complaintTable,
      calendar: () => catalog.workCalendar(),
      people: officers,
      dossiers: dossiers.names,
      now,
    })
    const settings = createSettingsRoom({
      store,
      ledger,
      tables: ownCalendar,
      ownFormSet,
      goalLines,
      digitizing,
      formSets: { all: FORM_SETS, inForce: getFormSet },
      program: () => bundled.workCalendar(),
      now,
      changed: () => changed(null),
    })
    refuseSharedCalls([
      scanning.handlers,
      signing.handlers,
      registers.handlers,
      settings.handlers,
      counterHandlers,
      waiting.handlers,
      complaints.handlers,
      satisfaction.handlers,
      dossiers.handlers,
      paperFiles.handlers,
      inCatalog.handlers,
      diagnostics.handlers,
    ])
    const handlers = {
      ...dossiers.handlers,
      ...paperFiles.handlers,
      ...waiting.handlers,
      ...satisfaction.handlers,
      ...complaints.handlers,
      ...settings.handlers,
      ...counterHandlers,
      ...registers.handlers,
      ...scanning.handlers,
      ...signing.handlers,
      ...inCatalog.handlers,
      ...diagnostics.handlers,
    } satisfies Handlers<OpenDeskCall>
    requireEveryCall(OPEN_DESK_CALLS, handlers)
    return {
      store,
      ledger,
      handlers: numberedOnlyAtTrustedTimes(handlers, clock),
      catalog,
      papers,
      dossiers,
      paperFiles,
      scanning,
      signing,
      tickets: counter.tickets,
      registers,
    }
  }
}
