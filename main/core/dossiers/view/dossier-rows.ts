import { dayOf, isoDateOf, localMinuteOf } from '../../../../shared/deadlines/index.ts'
import type { DossierRow, Instant } from '../../../../shared/dossier/dossier.ts'
import { toText } from '../identifiers.ts'
import type { DossierCatalog } from '../parts.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'

/** `yyyy-MM-dd` of an instant at the desk. */
export function dateOf(at: Instant): string {
  return isoDateOf(dayOf(localMinuteOf(at)))
}

/** A dossier as lists show it. A name that was lawfully destroyed is empty. */
export function toDossierRow(record: DossierRecord, catalog: DossierCatalog, now: Instant): DossierRow {
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
  }
}

/** The name of a procedure as it held at reception, else as it holds now, else its code. */
export function procedureName(catalog: DossierCatalog, code: string, receivedAt: Instant, now: Instant): string {
  const procedure = catalog.findProcedure(code, dateOf(receivedAt)) ?? catalog.findProcedure(code, dateOf(now))
  return procedure?.name ?? code
}
