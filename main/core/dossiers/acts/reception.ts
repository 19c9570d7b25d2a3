import type { Procedure } from '../../../../shared/catalog/procedure.ts'
import type { Acknowledgement, ExplainedDue, Reception, Refusal } from '../../../../shared/contract/dossiers.ts'
import { computeDue, dayOf, isoDateOf, localMinuteOf } from '../../../../shared/deadlines/index.ts'
import { type Applicant, canBeBornOn } from '../../../../shared/dossier/applicant.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import { draft, type Ledger } from '../../ledger/index.ts'
import type { Store } from '../../store/index.ts'
import { dossierReceived, dossierRefused } from '../events.ts'
import { toText } from '../identifiers.ts'
import type { DossierNumbering } from '../numbers/numbers.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'

/** Who acts, and when: milliseconds since 1970. */
export interface By {
  readonly officer: string
  readonly now: Instant
}

export interface ReceptionParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly table: DossierTable
  readonly numbering: DossierNumbering
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
}

/** Takes dossiers in or refuses them. */
export class ReceptionDesk {
  readonly #parts: ReceptionParts

  constructor(parts: ReceptionParts) {
    this.#parts = parts
  }

  /**
   * When a dossier received at an instant would be due, with the explanation.
   * @throws DeskError catalog.unknown-procedure, catalog.not-configured, catalog.no-calendar
   */
  explainDue(procedureCode: string, at: Instant): ExplainedDue {
    return this.#dueOf(this.#procedureAt(procedureCode, at), at)
  }

  /**
   * Receives a dossier (tiếp nhận): number, due time, event and row in one transaction, which is on the disk when this
   * returns. Joins an open transaction, as an import does, and then is only as durable as that.
   *
   * A dossier that is known under this identifier is acknowledged again as it was received first, whatever else is said now;
   * but never for another person or another procedure, whose receipt it would be by mistake.
   * @throws DeskError dossiers.identifier-taken, dossiers.paper-missing, dossiers.submitted-impossible, dossiers.born-impossible, dossiers.numbers-exhausted, those of {@link explainDue} and of the store
   */
  receive(reception: Reception, by: By): Acknowledgement {
    const { store, ledger, table, numbering, people } = this.#parts
    const known = table.find(reception.id)
    if (known !== undefined) return acknowledgeAgain(known, reception)
    const procedure = this.#procedureAt(reception.procedure, by.now)
    requirePapers(procedure, reception)
    requirePossible(reception, by.now)
    requireBorn(reception.applicant, by.now)
    const { id, applicant, ownerName, representation, summary, sets, papers, fee, returnBy } = reception
    const { channel, submittedAt, duplicate } = reception
    const due = this.#dueOf(procedure, submittedAt ?? by.now)
    return store.withinTransaction(() => {
      const numbers = numbering.next(people.getProfile(), by.now)
      const received = draft(dossierReceived, {
        dossier: id,
        open: {
          ...numbers,
          procedure: procedure.code,
          procedureFrom: procedure.effectiveFrom,
          receivedAt: by.now,
          dueAt: due.dueAt,
          dueExplanation: due.explanation,
          sets,
          papers,
          fee,
          returnBy,
          ...(channel === undefined ? {} : { channel }),
          ...(submittedAt === undefined ? {} : { submittedAt }),
          ...(duplicate === undefined ? {} : { duplicateOf: duplicate.of }),
        },
        personal: {
          applicant,
          ...(ownerName && { ownerName }),
          ...(representation && { representation }),
          ...(duplicate && { duplicateReason: duplicate.reason }),
          summary,
        },
      })
      ledger.append([received], by)
      numbering.requireUnique(numbers)
      return { id, ...numbers, state: 'received', receivedAt: by.now, dueAt: due.dueAt }
    })
  }

  /**
   * Refuses a dossier with a written reason (form 03); numbered, kept and repeated as {@link receive} does it.
   * @throws DeskError dossiers.identifier-taken, catalog.unknown-procedure, catalog.not-configured,
   *   dossiers.numbers-exhausted and those of the store
   */
  refuse(refusal: Refusal, by: By): Acknowledgement {
    const { store, ledger, table, numbering, people } = this.#parts
    const known = table.find(refusal.id)
    if (known !== undefined) return acknowledgeAgain(known, refusal)
    const procedure = this.#procedureAt(refusal.procedure, by.now)
    const { id, applicant, summary, reason } = refusal
    requireBorn(applicant, by.now)
    return store.withinTransaction(() => {
      const numbers = numbering.next(people.getProfile(), by.now)
      const refused = draft(dossierRefused, {
        dossier: id,
        open: { ...numbers, procedure: procedure.code, procedureFrom: procedure.effectiveFrom, refusedAt: by.now },
        personal: { applicant, summary, reason },
      })
      ledger.append([refused], by)
      numbering.requireUnique(numbers)
      return { id, ...numbers, state: 'refused', receivedAt: by.now, dueAt: null }
    })
  }

  #procedureAt(code: string, at: Instant): Procedure {
    return this.#parts.catalog.getProcedure(code, isoDateOf(dayOf(localMinuteOf(at))))
  }

  #dueOf(procedure: Procedure, at: Instant): ExplainedDue {
    const { dueAt, clockStartsAt, forwardBy, explanation } = computeDue(
      this.#parts.catalog.workCalendar(),
      { term: procedure.term, late: procedure.late },
      at,
    )
    return { dueAt, clockStartsAt, forwardBy, explanation }
  }
}

/** Longer ago than this nothing was sent that comes in now: a slip of the finger in the date. */
const OLDEST_SUBMISSION_MS = 60 * 86_400_000

/** What came by post or through the portal was sent before now, and not long ago; what is handed in is handed in now. */
function requirePossible({ channel = 'direct', submittedAt }: Reception, now: Instant): void {
  if (submittedAt === undefined) return
  if (channel !== 'direct' && submittedAt <= now && submittedAt >= now - OLDEST_SUBMISSION_MS) return
  throw new DeskError('dossiers.submitted-impossible')
}

function requireBorn({ dateOfBirth }: Applicant, now: Instant): void {
  if (dateOfBirth !== undefined && !canBeBornOn(dateOfBirth, now)) throw new DeskError('dossiers.born-impossible')
}

/**
 * Papers that the procedure always needs and keeps must be there in at least one copy. Those that only some cases need,
 * and those that are only shown, never stand in the way.
 */
function requirePapers(procedure: Procedure, { papers }: Reception): void {
  const handedIn = new Set(papers.filter(({ originals, copies }) => originals + copies > 0).map(({ code }) => code))
  const missing = procedure.papers.filter(
    ({ code, required, use }) => required && use === 'hand-in' && !handedIn.has(code),
  )
  if (missing.length === 0) return
  throw new DeskError('dossiers.paper-missing', {
    papers: missing.map(({ name }) => name).join('; '),
    count: missing.length,
  })
}

function acknowledgeAgain(known: DossierRecord, { procedure, applicant }: Reception | Refusal): Acknowledgement {
  const samePerson = known.applicant_name === null || known.applicant_name === applicant.name
  if (known.procedure !== procedure || !samePerson) throw new DeskError('dossiers.identifier-taken')
  return acknowledgementOf(known)
}

function acknowledgementOf(record: DossierRecord): Acknowledgement {
  return {
    id: toText(record.id),
    code: record.code,
    temporaryCode: record.temporary_code,
    state: record.state === 'refused' ? 'refused' : 'received',
    receivedAt: record.received_at,
    dueAt: record.due_at,
  }
}
