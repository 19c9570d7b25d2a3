import type { ComplaintRow } from '../../../shared/complaints/complaint.ts'
import type {
  CallInput,
  Handlers,
  IndicatorItem,
  RegisterPage,
  RegisterSelection,
  registerCalls,
} from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import { complaintCountedAt, isInTerm, type Tally } from '../../../shared/indicators/indicators.ts'
import { instantsOf } from '../../../shared/indicators/period.ts'
import { minutesSpent } from '../../../shared/indicators/time-spent.ts'
import { type DeskPeople, type DossierCatalog, procedureName, toBytes, toText } from '../dossiers/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { DocumentMaker } from '../printing/index.ts'
import { readPlace, writePlace } from './cursor.ts'
import { type DashboardParts, readDashboard } from './dashboard.ts'
import { type FactsRow, pausesOf } from './facts-table.ts'
import { becauseOf, FactsLists, itemsOf } from './lists.ts'
import { type RegisterQuestion, readRegister } from './register.ts'
import { registerDocument } from './register-document.ts'
import type { RegisterTables } from './tables.ts'

/** The calls this room answers. */
export type RegistersCall = keyof typeof registerCalls

export interface RegistersRoomParts {
  readonly ledger: Ledger
  /** Those whose projection the ledger was opened with. */
  readonly tables: RegisterTables
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
  /** Complaints that ended, or whose term ran out, from an instant up to another. */
  readonly complaints: (from: number, before: number) => readonly ComplaintRow[]
  /** What the commune compares its indicators with on a day (`yyyy-MM-dd`). */
  readonly goalLines: DashboardParts['goalLines']
  /** Which form the register is in the set in force at an instant. */
  readonly formNumber: (at: number) => string | null
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
}

export interface RegistersRoom {
  readonly handlers: Handlers<RegistersCall>
  /** A page of the register of dossiers: for whoever prints it, too. */
  readRegister(question: RegisterQuestion): RegisterPage
  /** The register on paper, by the subject that names its selection. */
  readonly registerDocument: DocumentMaker
}

/** A complaint that counts in a period, and whether it was dealt with in its term. */
interface CountedComplaint {
  readonly row: ComplaintRow
  readonly inTerm: boolean
}

/** Puts registers and indicators together over an open ledger. */
export function createRegistersRoom(parts: RegistersRoomParts): RegistersRoom {
  const { ledger, tables, catalog, people, now } = parts
  tables.follow(ledger)
  const lists = new FactsLists(tables.store)
  const register = { ledger, lists, counts: tables.counts, catalog, people, now }
  const dashboard: DashboardParts = {
    counts: tables.counts,
    time: tables.time,
    lists,
    complaints: tallyComplaints,
    goalLines: parts.goalLines,
    nameOf: (procedure) => catalog.findProcedure(procedure, isoDateOf(dayOf(localMinuteOf(now()))))?.name ?? procedure,
    now,
  }

  return {
    handlers: {
      'registers.rows': (question) => read(question),
      'indicators.dashboard': (selection) => {
        tables.catchUp()
        return readDashboard(dashboard, selection)
      },
      'indicators.items': (question) => {
        tables.catchUp()
        return question.indicator === 'complaints'
          ? listComplaints(question)
          : listDossiers({ ...question, indicator: question.indicator })
      },
    },
    readRegister: read,
    registerDocument: registerDocument({
      read,
      people: parts.people,
      formNumber: parts.formNumber,
    }),
  }

  function read(question: RegisterQuestion): RegisterPage {
    tables.catchUp()
    return readRegister(register, question)
  }

  function listDossiers({ indicator, part, cause, limit, after, ...selection }: DossierItemsQuestion) {
    const place = readPlace(after)
    const kind = becauseOf(cause, itemsOf(indicator, part === 'counted'))
    const { rows, next } = lists.list({ selection, ...kind, place, limit })
    const isOfTime = indicator === 'average-time'
    return {
      items: rows.map((row) => toItem(row, isOfTime)),
      next: next === undefined ? null : writePlace(next),
    }
  }

  function toItem(row: FactsRow, isOfTime: boolean): IndicatorItem {
    const span = { from: row.received_at, to: row.ended_at ?? row.received_at, pauses: pausesOf(row.pauses) }
    return {
      kind: 'dossier',
      id: toText(row.id),
      number: row.code ?? row.temporary_code ?? '',
      title: procedureName(catalog, row.procedure, row.received_at, now()),
      receivedAt: row.received_at,
      dueAt: row.due_at,
      endedAt: row.ended_at,
      cause: row.cause,
      minutes: isOfTime ? minutesSpent(catalog.workCalendar(), span) : null,
    }
  }

  function listComplaints({ part, limit, after, ...selection }: CallInput<'indicators.items'>) {
    const place = readPlace(after)
    const wanted = countedComplaints(selection).filter(({ inTerm }) => inTerm === (part === 'counted'))
    const page = wanted.slice(place.ordinal, place.ordinal + limit)
    const last = page.at(-1)?.row
    const hasMore = last !== undefined && wanted.length > place.ordinal + limit
    const next = hasMore && {
      instant: complaintCountedAt(last),
      id: toBytes(last.id),
      ordinal: place.ordinal + limit,
    }
    return { items: page.map(({ row }) => toComplaintItem(row)), next: next ? writePlace(next) : null }
  }

  function tallyComplaints(selection: RegisterSelection): Tally {
    const counted = countedComplaints(selection)
    return { counted: counted.filter(({ inTerm }) => inTerm).length, total: counted.length }
  }

  /** The complaints of a period; of a procedure or officer those about a dossier of theirs. */
  function countedComplaints({ period, procedure, officer }: RegisterSelection): CountedComplaint[] {
    const { from, before } = instantsOf(period)
    return parts.complaints(from, before).flatMap((row) => {
      const inTerm = isInTerm(row, now())
      if (inTerm === null) return []
      if (procedure === null && officer === null) return [{ row, inTerm }]
      const about = row.about === null ? undefined : tables.facts.find(row.about)
      const isSelected =
        about !== undefined &&
        (procedure === null || about.standing.procedure === procedure) &&
        (officer === null || about.officer === officer)
      return isSelected ? [{ row, inTerm }] : []
    })
  }
}

type DossierItemsQuestion = CallInput<'indicators.items'> & {
  readonly indicator: Exclude<CallInput<'indicators.items'>['indicator'], 'complaints'>
}

function toComplaintItem({ id, number, receivedAt, dueAt, endedAt }: ComplaintRow): IndicatorItem {
  return { kind: 'complaint', id, number, title: '', receivedAt, dueAt, endedAt, cause: null, minutes: null }
}
