import { type DossierState, RUNNING_STATES } from '../../shared/catalog/status.ts'
import { dayNumber } from '../text/format.ts'

/** How a due time is shown: `settled` once the desk has done its part, `paused` while it waits for its citizen,
 * `soon` within the next two days. */
export type Urgency = 'none' | 'paused' | 'settled' | 'overdue' | 'today' | 'soon' | 'later'

const SOON_DAYS = 2
const RUNNING: readonly DossierState[] = RUNNING_STATES

/** Urgency of a dossier in `state`, due at `dueAt`, seen at `now` (milliseconds). Only for colour; queues are the core's. */
export function urgencyOf(dueAt: number | null, state: DossierState, now: number): Urgency {
  if (dueAt === null) return 'none'
  if (state === 'waiting') return 'paused'
  if (!RUNNING.includes(state)) return 'settled'
  if (now > dueAt) return 'overdue'
  const days = dayNumber(dueAt) - dayNumber(now)
  if (days === 0) return 'today'
  return days <= SOON_DAYS ? 'soon' : 'later'
}
