import type { WorkCalendar } from '../../../../shared/catalog/calendar.ts'
import { dayOf, instantOf, localMinuteAt, localMinuteOf, queueBounds } from '../../../../shared/deadlines/index.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { QueueMoment } from './queues.ts'

const DAY_MS = 86_400_000

/**
 * The bounds of the queues for an officer at a moment. Where the calendar ends too soon to tell what is at risk, the next
 * day is: a holiday table that nobody renewed must not hide what is overdue.
 */
export function queueMoment(
  calendar: WorkCalendar,
  { officer, issues }: Pick<QueueMoment, 'officer' | 'issues'>,
  now: number,
): QueueMoment {
  try {
    return { ...queueBounds(calendar, now), officer, issues }
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'catalog.no-calendar') throw error
    const tomorrow = instantOf(localMinuteAt(dayOf(localMinuteOf(now)) + 1, 0))
    return { now, tomorrow, riskUntil: tomorrow + DAY_MS, officer, issues }
  }
}
