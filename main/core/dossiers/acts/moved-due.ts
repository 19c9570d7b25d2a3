import { computeDue, findClosing, type MovedDue, resumeDue } from '../../../../shared/deadlines/index.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { DossierCatalog } from '../parts.ts'
import type { DossierPast } from '../view/dossier-past.ts'

interface Moved {
  readonly dueAt: Instant
  readonly dueExplanation: { readonly code: string }[]
}

const kept = ({ dueAt, explanation }: MovedDue): Moved => ({ dueAt, dueExplanation: explanation })

/** The due time of a dossier whose citizen brought what was missing. */
export function resumedDue(catalog: DossierCatalog, past: DossierPast, now: Instant): Moved {
  const requested = past.find('dossier.supplement-requested')
  return kept(resumeDue(catalog.workCalendar(), getDue(past), requested?.open.at ?? now, now))
}

/**
 * The due time of a dossier that is extended to the closing of a day.
 * @throws DeskError dossiers.due-day-off, dossiers.due-not-later
 */
export function extendedDue(catalog: DossierCatalog, past: DossierPast, day: string): Moved {
  const before = getDue(past)
  const dueAt = findClosing(catalog.workCalendar(), day)
  if (dueAt === undefined) throw new DeskError('dossiers.due-day-off', { date: day })
  if (dueAt <= before) throw new DeskError('dossiers.due-not-later', { date: day })
  return kept({
    dueAt,
    explanation: [
      { code: 'extended', from: before, to: dueAt },
      { code: 'due', at: dueAt },
    ],
  })
}

/**
 * The due time computed anew from the reception, by the rule it was received under and the calendar as it holds now, with the
 * time the clock stood still taken out again. Extensions are promises of a person and are not recomputed: they fall away.
 * @throws DeskError catalog.no-calendar, catalog.not-configured
 */
export function recomputedDue(catalog: DossierCatalog, past: DossierPast, now: Instant): Moved {
  const received = past.find('dossier.received')
  if (received === undefined) throw new DeskError('dossiers.not-received')
  const { procedure, procedureFrom, receivedAt } = received.open
  const calendar = catalog.workCalendar()
  const due = computeDue(calendar, catalog.getProcedure(procedure, procedureFrom), receivedAt)
  let { dueAt } = due
  const lines = due.explanation.filter(({ code }) => code !== 'due')
  for (const { from, to } of past.pauses) {
    const resumed = resumeDue(calendar, dueAt, from, to)
    dueAt = resumed.dueAt
    lines.push(...resumed.explanation.filter(({ code }) => code !== 'due'))
  }
  return kept({
    dueAt,
    explanation: [{ code: 'recomputed', at: now, from: getDue(past) }, ...lines, { code: 'due', at: dueAt }],
  })
}

function getDue(past: DossierPast): Instant {
  const { dueAt } = past.standing
  if (dueAt === null) throw new DeskError('dossiers.not-received')
  return dueAt
}
