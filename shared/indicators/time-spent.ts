import type { WorkCalendar } from '../catalog/calendar.ts'
import { workingMinutesBetween } from '../deadlines/index.ts'
import type { Instant } from '../dossier/dossier.ts'
import { DeskError } from '../errors.ts'
import type { Pause } from './facts.ts'

/** From when to when a dossier was worked on, and when the clock stood still. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
  readonly pauses: readonly Pause[]
}

/**
 * Office minutes from reception to the end, without those in which the citizen was asked for a supplement (indicator 2.2).
 * Null where the calendar does not cover the time: it is never guessed over a holiday table that nobody has checked.
 */
export function minutesSpent(calendar: WorkCalendar, { from, to, pauses }: Span): number | null {
  try {
    const paused = pauses.reduce((sum, pause) => sum + workingMinutesBetween(calendar, pause.from, pause.to), 0)
    return Math.max(0, workingMinutesBetween(calendar, from, to) - paused)
  } catch (error) {
    if (error instanceof DeskError && error.code === 'catalog.no-calendar') return null
    throw error
  }
}
