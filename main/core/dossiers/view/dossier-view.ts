import type { DossierView } from '../../../../shared/contract/dossiers.ts'
import { offersFor } from '../../../../shared/dossier/acts.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Right } from '../../../../shared/people/roles.ts'
import type { Ledger } from '../../ledger/index.ts'
import { formsOnOffer, getFormSet } from '../forms/index.ts'
import type { DeskPeople, DossierCatalog } from '../parts.ts'
import type { DossierTable } from '../projection/dossier-table.ts'
import { DossierPast } from './dossier-past.ts'
import { dateOf, toDossierRow } from './dossier-rows.ts'
import { officerName, toHistoryLine } from './history.ts'
import { namesWithin } from './names-within.ts'
import { findBudgets, stepsOf } from './steps.ts'

export interface ViewParts {
  readonly ledger: Ledger
  readonly table: DossierTable
  readonly catalog: DossierCatalog
  readonly people: DeskPeople
  /** The set of forms that the commune chose; null where the day decides. */
  readonly chosenSet: () => string | null
}

/**
 * A dossier with everything the desk knows of it. The row is the projection's; all else is folded from the ledger, so that
 * personal data lies in one place only and goes when the dossier's key goes.
 * @throws DeskError dossiers.unknown
 */
export function viewDossier(parts: ViewParts, id: string, now: Instant, rights: ReadonlySet<Right>): DossierView {
  const { ledger, table, catalog, people } = parts
  const record = table.find(id)
  if (record === undefined) throw new DeskError('dossiers.unknown')
  const past = DossierPast.read(ledger, id)
  const received = past.find('dossier.received')
  const refused = past.find('dossier.refused')
  const { result } = past
  const names = namesWithin(past)
  const status = catalog.portalStatusOf(record.state, dateOf(now))
  return {
    row: toDossierRow(record, parts, now),
    revision: record.revision,
    portalStatus: { code: status.code, name: status.name },
    applicant: past.person?.applicant ?? null,
    ownerName: received?.personal?.ownerName ?? null,
    summary: past.person?.summary ?? null,
    refusalReason: refused?.personal?.reason ?? null,
    sets: received?.open.sets ?? 0,
    papers: received?.open.papers ?? [],
    fee: received?.open.fee ?? null,
    returnBy: received?.open.returnBy ?? null,
    due: record.due_at === null ? null : { dueAt: record.due_at, explanation: [...(past.dueExplanation ?? [])] },
    result: result ? { ...result.file, fileName: result.fileName } : null,
    handedTo:
      past.find('dossier.handed-over')?.personal?.receiverName ??
      past.find('dossier.posted')?.personal?.receiverName ??
      null,
    assignedToName: record.assigned_to === null ? null : officerName(people, record.assigned_to),
    history: past.lines.map((line) => toHistoryLine(line, people, names)),
    acts: offersFor(record.state, rights),
    forms: formsOnOffer(past, getFormSet(dateOf(now), parts.chosenSet())),
    channel: received ? (received.open.channel ?? 'direct') : null,
    representation: received?.personal?.representation ?? null,
    submittedAt: received?.open.submittedAt ?? null,
    duplicate: duplicateOf(received, table),
    supplements: past.count('dossier.supplement-requested'),
    extensions: past.count('dossier.extended'),
    stoppedSince: record.state === 'waiting' ? (past.find('dossier.supplement-requested')?.open.at ?? null) : null,
    steps: stepsOf(past, catalog, now, (officer) => officerName(people, officer)).map(
      ({ endedBy: _, ...step }) => step,
    ),
    stepBudgets: toStepBudgets(findBudgets(past, catalog)),
  }
}

function toStepBudgets(found: ReturnType<typeof findBudgets>): DossierView['stepBudgets'] {
  return found ? { minutes: found.budgets, certainty: found.rule.certainty, source: found.rule.source } : null
}

function duplicateOf(received: ReturnType<DossierPast['find']>, table: DossierTable): DossierView['duplicate'] {
  if (received?.type !== 'dossier.received' || received.open.duplicateOf === undefined) return null
  const other = table.find(received.open.duplicateOf)
  return {
    of: received.open.duplicateOf,
    code: other?.code ?? other?.temporary_code ?? null,
    reason: received.personal?.duplicateReason ?? '',
  }
}
