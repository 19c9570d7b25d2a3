import type { WorkCalendar } from '../../../../shared/catalog/calendar.ts'
import { type DossierState, RUNNING_STATES } from '../../../../shared/catalog/status.ts'
import type { DossierRow, Overdue } from '../../../../shared/contract/dossier-row.ts'
import { dayOf, isoDateOf, localMinuteOf, workingMinutesBetween } from '../../../../shared/deadlines/index.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { placeOf } from '../../../../shared/indicators/overdue.ts'
import { toText } from '../identifiers.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'
import { officerName } from './history.ts'

/** Where rows find the words for what a record has as codes. */
export interface RowParts {
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
}

const RUNNING: ReadonlySet<DossierState> = new Set(RUNNING_STATES)

/** `yyyy-MM-dd` of an instant at the desk. */
export function dateOf(at: Instant): string {
  return isoDateOf(dayOf(localMinuteOf(at)))
}

/** A dossier as lists show it. A name that was lawfully destroyed is empty. */
export function toDossierRow(record: DossierRecord, { catalog, people }: RowParts, now: Instant): DossierRow {
  return {
    id: toText(record.id),
    code: record.code,
    temporaryCode: record.temporary_code,
    procedure: record.procedure,
    procedureName: procedureName(catalog, record.procedure, record.received_at, now),
    state: record.state,
    applicantName: record.applicant_name ?? '',
    personalNumber: record.personal_number,
    phone: record.phone,
    receivedAt: record.received_at,
    dueAt: record.due_at,
    finishedAt: record.finished_at,
    assignedTo: record.assigned_to,
    assignedToName: record.assigned_to === null ? null : officerName(people, record.assigned_to),
    revision: record.revision,
    overdue: overdueOf(record, catalog, now),
  }
}

/** By how much a dossier is overdue and with whom it lies, from its row alone; null when it isn't, or its clock doesn't run. */
function overdueOf(
  { state, due_at, supplements }: DossierRecord,
  catalog: DossierCatalog,
  now: Instant,
): Overdue | null {
  if (due_at === null || due_at >= now || !RUNNING.has(state)) return null
  return { minutes: officeMinutes(catalog.workCalendar(), due_at, now), place: placeOf(state, supplements) }
}

function officeMinutes(calendar: WorkCalendar, from: Instant, to: Instant): number | null {
  try {
    return workingMinutesBetween(calendar, from, to)
  } catch (error) {
    // A holiday table that nobody renewed must not hide that the dossier is overdue.
    if (error instanceof DeskError && error.code === 'catalog.no-calendar') return null
    throw error
  }
}

/** The name of a procedure as it held at reception, else as it holds now, else its code. */
export function procedureName(catalog: DossierCatalog, code: string, receivedAt: Instant, now: Instant): string {
  const procedure = catalog.findProcedure(code, dateOf(receivedAt)) ?? catalog.findProcedure(code, dateOf(now))
  return procedure?.name ?? code
}
