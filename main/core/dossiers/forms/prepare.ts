import type { Instant } from '../../../../shared/dossier/dossier.ts'
import type { PrintedForm } from '../../../../shared/dossier/forms.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { PaperSize } from '../../../../shared/printing/document.ts'
import type { PrintableDocument } from '../../printing/index.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierPast } from '../view/dossier-past.ts'
import { dateOf, procedureName } from '../view/dossier-rows.ts'
import { officerName } from '../view/history.ts'
import { findBudgets, stepsOf } from '../view/steps.ts'
import { apologyForm } from './apology.ts'
import { controlForm } from './control.ts'
import type { FormData } from './form-data.ts'
import { type FormSet, getFormSet } from './form-sets.ts'
import { handBackForm } from './hand-back.ts'
import { handOversOf } from './hand-overs.ts'
import { postLabel } from './post-label.ts'
import { receiptForm } from './receipt.ts'
import { refusalForm } from './refusal.ts'
import { stopForm } from './stop.ts'
import { supplementForm } from './supplement.ts'

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
  /** The set of forms that the commune chose; null where the day decides. */
  readonly chosenSet: () => string | null
}

/** A form being filled: the parts, the dossier and what was asked for. */
interface Filling {
  readonly parts: FormParts
  readonly past: DossierPast
  readonly request: FormRequest
  readonly set: FormSet
}

const FILL: Readonly<Record<PrintedForm, (filling: Filling) => PrintableDocument>> = {
  receipt,
  supplement,
  refusal,
  apology,
  stop,
  control,
  'hand-back': handBack,
  'post-label': label,
}

/**
 * A statutory form of a dossier, filled with what the ledger holds of it, in the set of forms that holds on this day.
 * @throws DeskError dossiers.not-received for a receipt or refusal of a dossier that was not received or refused,
 *   dossiers.result-missing for a hand-back note before there is a result, dossiers.form-not-yet for any other form whose
 *   act has not happened or which the set in force does not know, ledger.personal-data-destroyed
 */
export function fillForm(parts: FormParts, past: DossierPast, request: FormRequest): PrintableDocument {
  const set = getFormSet(dateOf(request.now), parts.chosenSet())
  return FILL[request.form]({ parts, past, request, set })
}

function receipt(filling: Filling): PrintableDocument {
  const received = filling.past.find('dossier.received')
  if (received === undefined) throw new DeskError('dossiers.not-received')
  const { procedure, procedureFrom, papers, sets, receivedAt, dueAt, returnBy, fee } = received.open
  const { term, field } = filling.parts.catalog.getProcedure(procedure, procedureFrom)
  return receiptForm({
    ...common(filling, received.officer),
    certification: field === 'certification',
    papers,
    sets,
    term,
    receivedAt,
    submittedAt: received.open.submittedAt ?? null,
    dueAt,
    returnBy,
    fee,
  })
}

function supplement(filling: Filling): PrintableDocument {
  const requested = getEvent(filling, 'dossier.supplement-requested')
  const { missing = [], reason = '' } = requested.personal ?? {}
  return supplementForm({ ...common(filling, requested.officer), ...requested.open, missing, reason })
}

function refusal(filling: Filling): PrintableDocument {
  const refused = filling.past.find('dossier.refused')
  if (refused === undefined) throw new DeskError('dossiers.not-received')
  return refusalForm({
    ...common(filling, refused.officer),
    refusedAt: refused.open.refusedAt,
    reason: refused.personal?.reason ?? '',
  })
}

function apology(filling: Filling): PrintableDocument {
  const extended = getEvent(filling, 'dossier.extended')
  const { receivedAt } = filling.past.standing
  const [first] = extended.open.dueExplanation
  return apologyForm({
    ...common(filling, extended.officer),
    title: filling.set.apologyTitle,
    receivedAt,
    dueBefore: typeof first?.from === 'number' ? first.from : receivedAt,
    dueAt: extended.open.dueAt,
    reason: extended.personal?.reason ?? '',
  })
}

function stop(filling: Filling): PrintableDocument {
  const stopped = getEvent(filling, 'dossier.stopped')
  if (filling.set.numbers.stop === undefined) throw new DeskError('dossiers.form-not-yet')
  return stopForm({
    ...common(filling, stopped.officer),
    receivedAt: filling.past.standing.receivedAt,
    stoppedAt: stopped.open.at,
    requestedBy: stopped.personal?.requestedBy ?? '',
    reason: stopped.personal?.reason ?? '',
  })
}

function control(filling: Filling): PrintableDocument {
  const received = getEvent(filling, 'dossier.received')
  const { receivedAt, dueAt } = filling.past.standing
  const { past, request } = filling
  const { people, catalog } = filling.parts
  const nameOf = (officer: string | undefined) => officerName(people, officer)
  const found = findBudgets(past, catalog)
  const agencies = past.lines.flatMap(({ event, conflict }) =>
    event.type === 'dossier.verification-asked' && !conflict ? (event.personal?.agency ?? []) : [],
  )
  return controlForm({
    ...common(filling, received.officer),
    receivedAt,
    dueAt,
    agencies: [...new Set(agencies)],
    budgets: found ? { minutes: found.budgets, confirmed: found.rule.certainty === 'confirmed' } : null,
    handOvers: handOversOf(past, stepsOf(past, catalog, request.now, nameOf), nameOf),
  })
}

function handBack(filling: Filling): PrintableDocument {
  const { past, parts, request } = filling
  if (past.find('dossier.completed') === undefined) throw new DeskError('dossiers.result-missing')
  const handed = past.find('dossier.handed-over')
  const { procedure, receivedAt } = past.standing
  const name = procedureName(parts.catalog, procedure, receivedAt, request.now)
  const known = parts.catalog.findProcedure(procedure, past.find('dossier.received')?.open.procedureFrom ?? '')
  return handBackForm({
    ...common(filling, handed?.officer ?? request.officer),
    result: known?.result ?? name,
    handedAt: handed?.open.at ?? null,
    receiverName: handed?.personal?.receiverName ?? null,
    receiverNumber: handed?.personal?.receiverNumber ?? null,
    byRepresentative: handed?.open.to === 'representative',
  })
}

function label(filling: Filling): PrintableDocument {
  const posted = getEvent(filling, 'dossier.posted')
  const { receiverName = '', address = '', phone = '' } = posted.personal ?? {}
  const { at: postedAt, trackingNumber } = posted.open
  return postLabel({ ...common(filling, posted.officer), postedAt, trackingNumber, receiverName, address, phone })
}

function getEvent<Type extends Parameters<DossierPast['find']>[0]>({ past }: Filling, type: Type) {
  const event = past.find(type)
  if (event === undefined) throw new DeskError('dossiers.form-not-yet')
  return event
}

function common({ parts, past, request, set }: Filling, officer: string | undefined): FormData {
  const { catalog, people } = parts
  const { form, paper, now, reprint } = request
  const { person, standing } = past
  if (person === undefined) throw new DeskError('ledger.personal-data-destroyed')
  const number = set.numbers[form]
  return {
    desk: people.getProfile(),
    numbers: { code: standing.code, temporaryCode: standing.temporaryCode },
    procedure: {
      code: standing.procedure,
      name: procedureName(catalog, standing.procedure, standing.receivedAt, now),
    },
    applicant: person.applicant,
    ownerName: past.find('dossier.received')?.personal?.ownerName ?? null,
    representation: past.find('dossier.received')?.personal?.representation ?? null,
    summary: person.summary,
    officerName: officerName(people, officer),
    paper,
    printedAt: now,
    reprint,
    formNumber: number === undefined ? null : `Mẫu số ${number} – ${set.name}`,
  }
}
