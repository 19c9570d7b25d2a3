import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { openCatalog } from '../../../main/core/catalog/index.ts'
import {
  ComplaintTable,
  complaintEvents,
  complaintMigrations,
  createComplaintsProjection,
  createComplaintsRoom,
} from '../../../main/core/complaints/index.ts'
import {
  createDossiersRoom,
  dossierEvents,
  dossierMigrations,
  FORM_SETS,
  getFormSet,
  openDossierTables,
  papersNamedBy,
} from '../../../main/core/dossiers/index.ts'
import { feeEvents } from '../../../main/core/fees/index.ts'
import { createEventRegistry, ledgerMigrations, openLedger } from '../../../main/core/ledger/index.ts'
import { createNamedPapers, Papers, paperMigrations } from '../../../main/core/papers/index.ts'
import { PrintTickets } from '../../../main/core/printing/index.ts'
import { createRegistersRoom, openRegisterTables, registerMigrations } from '../../../main/core/registers/index.ts'
import {
  AnswerTable,
  createSatisfactionProjection,
  createSatisfactionRoom,
  satisfactionEvents,
  satisfactionMigrations,
} from '../../../main/core/satisfaction/index.ts'
import {
  createSettingsRoom,
  GoalLines,
  OwnCalendarTables,
  OwnDigitizing,
  OwnFormSet,
  settingsEvents,
  settingsMigrations,
} from '../../../main/core/settings/index.ts'
import { openStore } from '../../../main/core/store/index.ts'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type {
  ActInput,
  Contract,
  Handler,
  Handlers,
  OfficerView,
  SignedInCaller,
} from '../../../shared/contract/index.ts'
import { rightsOf } from '../../../shared/people/roles.ts'
import { type ActWithoutBase, BINH, HOA, LAN, MORNING, PROFILE } from '../dossiers/dossier-desk.ts'

type Name =
  | keyof ReturnType<typeof createDossiersRoom>['handlers']
  | keyof ReturnType<typeof createRegistersRoom>['handlers']
  | keyof ReturnType<typeof createSatisfactionRoom>['handlers']
  | keyof ReturnType<typeof createComplaintsRoom>['handlers']
  | keyof ReturnType<typeof createSettingsRoom>['handlers']
type Input<Call extends Name> = Parameters<Handler<Call>>[0]
type Output<Call extends Name> = z.input<Contract[Call]['output']>

/** Dossiers, survey, complaints, settings and registers over one real store and ledger, with a clock and a calendar that tests set. */
export async function openRegisterDesk() {
  const directory = mkdtempSync(join(tmpdir(), 'motcua-registers-'))
  const store = openStore({
    directory,
    key: randomBytes(32),
    applicationVersion: '0.1.0',
    migrations: [
      ...ledgerMigrations,
      ...paperMigrations,
      ...dossierMigrations,
      ...satisfactionMigrations,
      ...complaintMigrations,
      ...settingsMigrations,
      ...registerMigrations,
    ],
    report: (task, error) => {
      throw new Error(`Housekeeping task ${task} failed`, { cause: error })
    },
  })
  const bundled = openCatalog()
  const state = { now: MORNING, calendar: bundled.workCalendar() }
  const now = () => state.now
  const catalog = bundled.withWorkCalendar(() => state.calendar)
  const dossierTables = openDossierTables(store)
  const answers = new AnswerTable(store)
  const complaintTable = new ComplaintTable(store)
  const goalLines = new GoalLines(store)
  const ownFormSet = new OwnFormSet(store)
  const digitizing = new OwnDigitizing(store)
  const ownCalendar = new OwnCalendarTables(store, () => state.calendar)
  const tables = openRegisterTables(store, () => state.calendar)
  const ledger = await openLedger({
    store,
    registry: createEventRegistry([
      ...dossierEvents,
      ...satisfactionEvents,
      ...complaintEvents,
      ...feeEvents,
      ...settingsEvents,
    ]),
    projections: [
      dossierTables.projection,
      createNamedPapers(store, papersNamedBy),
      createSatisfactionProjection(answers),
      createComplaintsProjection(complaintTable),
      goalLines.projection,
      ownFormSet.projection,
      digitizing.projection,
      ownCalendar.projection,
      tables.projection,
    ],
    now: state.now,
    progress: () => undefined,
  })
  const officers = [LAN, BINH, HOA]
  const people = { getProfile: () => PROFILE, find: (id: string) => officers.find((each) => each.id === id) }
  const silent = () => undefined
  const papers = new Papers({ directory: join(directory, 'papers'), store, keys: ledger })
  const common = { store, ledger, people, now }
  const dossiers = createDossiersRoom({
    ...common,
    tables: dossierTables,
    catalog,
    papers,
    tickets: new PrintTickets(),
    chosenFormSet: () => null,
    digitizeFirst: () => digitizing.isFirst(),
    changed: silent,
  })
  const satisfaction = createSatisfactionRoom({
    store,
    ledger,
    table: answers,
    isReturned: (dossier) => dossierTables.table.find(dossier)?.state === 'returned',
    now,
    invitationChanged: silent,
    changed: silent,
  })
  const complaints = createComplaintsRoom({
    ...common,
    table: complaintTable,
    calendar: () => state.calendar,
    dossiers: dossiers.names,
  })
  const settings = createSettingsRoom({
    store,
    ledger,
    tables: ownCalendar,
    ownFormSet,
    goalLines,
    digitizing,
    formSets: { all: FORM_SETS, inForce: getFormSet },
    program: () => state.calendar,
    now,
    changed: silent,
  })
  const registers = createRegistersRoom({
    ledger,
    tables,
    catalog,
    people,
    complaints: (from, before) => complaintTable.countedBetween(from, before),
    goalLines: (day) => goalLines.inForce(day),
    formNumber: () => 'Mẫu số 07 – Thông tư 03/2025/TT-VPCP',
    now,
  })
  const handlers: Handlers<Name> = {
    ...dossiers.handlers,
    ...satisfaction.handlers,
    ...complaints.handlers,
    ...settings.handlers,
    ...registers.handlers,
  }

  async function ask<Call extends Name>(name: Call, input: Input<Call>, asker = HOA): Promise<Output<Call>> {
    const handler: Handler<Call> = handlers[name]
    return await answered(() => handler(input, callerOf(asker)))
  }

  return {
    store,
    ledger,
    tables,
    registers,
    ask,
    get now() {
      return state.now
    },
    set now(at: number) {
      state.now = at
    },
    get calendar() {
      return state.calendar
    },
    set calendar(calendar: WorkCalendar) {
      state.calendar = calendar
    },
    /** Does an act on a dossier as it stands now. */
    async act(id: string, act: ActWithoutBase, asker: OfficerView = HOA): Promise<void> {
      const { revision } = await ask('dossiers.view', { id }, asker)
      const input: ActInput = { ...act, dossier: id, revision }
      await ask('dossiers.act', input, asker)
    },
    leave() {
      store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
export type RegisterDesk = Awaited<ReturnType<typeof openRegisterDesk>>

function callerOf(asker: OfficerView): SignedInCaller {
  return { screen: 1, officer: asker, rights: rightsOf(asker.roles), locked: false, mustChange: false }
}

async function answered<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> {
  return await answer()
}
