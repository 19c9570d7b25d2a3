import type { Instant } from '../../../../shared/dossier/dossier.ts'
import type { PaperSize, PrintedForm } from '../../../../shared/dossier/forms.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import { procedureName } from '../view/dossier-rows.ts'
import { officerName } from '../view/history.ts'
import type { FormDocument } from './document.ts'
import type { FormData } from './form-data.ts'
import { handBackForm } from './hand-back.ts'
import { receiptForm } from './receipt.ts'
import { refusalForm } from './refusal.ts'

export interface FormRequest {
  readonly form: PrintedForm
  readonly paper: PaperSize
  readonly now: Instant
  /** Identifier of the officer who asks for the form. */
  readonly officer: string
  /** How often the form was printed before. */
  readonly reprint: number
}

/** What forms need beside the dossier's past. */
export interface FormParts {
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
}

/**
 * A statutory form of a dossier, filled with what the ledger holds of it.
 * @throws DeskError dossiers.not-received for a receipt or refusal of a dossier that was not received or refused,
 *   dossiers.result-missing for a hand-back note before there is a result, ledger.personal-data-destroyed
 */
export function fillForm(parts: FormParts, past: DossierPast, request: FormRequest): FormDocument {
  if (request.form === 'receipt') return receipt(parts, past, request)
  return request.form === 'refusal' ? refusal(parts, past, request) : handBack(parts, past, request)
}

function receipt(parts: FormParts, past: DossierPast, request: FormRequest): FormDocument {
  const received = past.find('dossier.received')
  if (received === undefined) throw new DeskError('dossiers.not-received')
  const { procedure, procedureFrom, papers, sets, receivedAt, dueAt, returnBy, fee } = received.open
  const { term } = parts.catalog.getProcedure(procedure, procedureFrom)
  return receiptForm({
    ...common(parts, past, request, received.officer),
    papers,
    sets,
    term,
    receivedAt,
    dueAt,
    returnBy,
    fee,
  })
}

function refusal(parts: FormParts, past: DossierPast, request: FormRequest): FormDocument {
  const refused = past.find('dossier.refused')
  if (refused === undefined) throw new DeskError('dossiers.not-received')
  return refusalForm({
    ...common(parts, past, request, refused.officer),
    refusedAt: refused.open.refusedAt,
    reason: refused.personal?.reason ?? '',
  })
}

function handBack(parts: FormParts, past: DossierPast, request: FormRequest): FormDocument {
  if (past.find('dossier.completed') === undefined) throw new DeskError('dossiers.result-missing')
  const handed = past.find('dossier.handed-over')
  const { procedure, receivedAt } = past.standing
  const name = procedureName(parts.catalog, procedure, receivedAt, request.now)
  const known = parts.catalog.findProcedure(procedure, past.find('dossier.received')?.open.procedureFrom ?? '')
  return handBackForm({
    ...common(parts, past, request, handed?.officer ?? request.officer),
    result: known?.result ?? name,
    handedAt: handed?.open.at ?? null,
    receiverName: handed?.personal?.receiverName ?? null,
    receiverNumber: handed?.personal?.receiverNumber ?? null,
    byRepresentative: handed?.open.to === 'representative',
  })
}

function common(
  { catalog, people }: FormParts,
  past: DossierPast,
  { paper, now, reprint }: FormRequest,
  officer: string | undefined,
): FormData {
  const { person, standing } = past
  if (person === undefined) throw new DeskError('ledger.personal-data-destroyed')
  return {
    desk: people.getProfile(),
    numbers: { code: standing.code, temporaryCode: standing.temporaryCode },
    procedure: {
      code: standing.procedure,
      name: procedureName(catalog, standing.procedure, standing.receivedAt, now),
    },
    applicant: person.applicant,
    ownerName: past.find('dossier.received')?.personal?.ownerName ?? null,
    summary: person.summary,
    officerName: officerName(people, officer),
    paper,
    printedAt: now,
    reprint,
  }
}
