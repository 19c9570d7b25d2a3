import type { WorkCalendar } from '../../../../shared/catalog/calendar.ts'
import type { DossierStep } from '../../../../shared/contract/dossiers.ts'
import { workingMinutesBetween } from '../../../../shared/deadlines/index.ts'
import { isUndecided } from '../../../../shared/dossier/acts.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import { type DossierEvent, type Standing, step } from '../../../../shared/dossier/reduce.ts'
import { DeskError } from '../../../../shared/errors.ts'

/**
 * The way of a dossier in stretches: a new one begins when its state or its officer changes. The last has no end while the
 * desk or the citizen still owes something.
 */
export function stepsOf(
  events: readonly DossierEvent[],
  calendar: WorkCalendar,
  now: Instant,
  nameOf: (officer: string) => string,
): DossierStep[] {
  const stretches: { standing: Standing; from: Instant }[] = []
  let standing: Standing | undefined
  for (const event of events) {
    const next = step(standing, event)
    const isNew = next?.state !== standing?.state || next?.assignedTo !== standing?.assignedTo
    if (next !== undefined && isNew) stretches.push({ standing: next, from: instantOfEvent(event) })
    standing = next
  }
  return stretches.map(({ standing: { state, assignedTo }, from }, place) => {
    const following = stretches[place + 1]?.from
    const to = following ?? (isUndecided(state) ? null : from)
    return {
      state,
      officerName: assignedTo === null ? null : nameOf(assignedTo),
      from,
      to,
      minutes: findMinutes(calendar, from, to ?? now),
    }
  })
}

/** Office minutes between two instants; null where the calendar does not reach. */
function findMinutes(calendar: WorkCalendar, from: Instant, to: Instant): number | null {
  try {
    return Math.max(0, workingMinutesBetween(calendar, from, to))
  } catch (error) {
    if (error instanceof DeskError && error.code === 'catalog.no-calendar') return null
    throw error
  }
}
