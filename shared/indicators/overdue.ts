import { z } from 'zod'
import type { DossierState } from '../catalog/status.ts'
import type { Instant } from '../dossier/dossier.ts'
import { instantOfEvent } from '../dossier/instant.ts'
import { type DossierEvent, type Standing, step } from '../dossier/reduce.ts'

/**
 * Why a dossier was overdue: the citizen was asked for supplements more than once, or with whom the dossier lay when its
 * promised time passed. `issuing` is the way from a decision to the result: approved, and neither signed nor attached yet.
 */
export const OverdueCause = z.enum([
  'second-supplement',
  'counter',
  'specialist',
  'other-agency',
  'leader',
  'issuing',
  'citizen',
])
export type OverdueCause = z.infer<typeof OverdueCause>

/** A stretch of a dossier's way: the state it came into, and when. */
export interface Stretch {
  readonly state: DossierState
  readonly from: Instant
}

const CAUSE_OF_STATE: Readonly<Record<DossierState, OverdueCause>> = {
  received: 'counter',
  processing: 'specialist',
  verifying: 'other-agency',
  deciding: 'leader',
  approved: 'issuing',
  signed: 'issuing',
  waiting: 'citizen',
  // Ends: a dossier that was at its end when the promised time passed is overdue for no other reason than a supplement.
  done: 'issuing',
  posted: 'issuing',
  returned: 'issuing',
  refused: 'counter',
  stopped: 'citizen',
  withdrawn: 'citizen',
}

/** More requests for a supplement than this make a dossier overdue, whatever its due time says (QĐ 766/QĐ-TTg, indicator 2.1). */
export const MOST_SUPPLEMENTS = 1

/**
 * The rule of causes, in this order:
 * 1. more than one supplement was asked for: `second-supplement` (QĐ 766/QĐ-TTg counts such a dossier as overdue, on time or not);
 * 2. otherwise whoever had the dossier when its due time, as it stood at the end, passed. Who has it is its state then.
 *
 * It asks for one place and not for shares of the blame: the control slip tells how long each had it.
 * @param stretches the way of the dossier, the oldest first; at least its reception
 * @param dueAt the due time as it stands
 * @param supplements how often the citizen was asked
 */
export function causeOf(stretches: readonly Stretch[], dueAt: Instant, supplements: number): OverdueCause {
  if (supplements > MOST_SUPPLEMENTS) return 'second-supplement'
  const then = stretches.findLast(({ from }) => from <= dueAt) ?? stretches[0]
  return CAUSE_OF_STATE[then?.state ?? 'received']
}

/** The stretches of a dossier's way by its events, in canonical order; acts that could not hold leave none. */
export function stretchesOf(events: readonly DossierEvent[]): Stretch[] {
  const stretches: Stretch[] = []
  let standing: Standing | undefined
  for (const event of events) {
    const next = step(standing, event)
    if (next !== undefined && next.state !== standing?.state) {
      stretches.push({ state: next.state, from: instantOfEvent(event) })
    }
    standing = next
  }
  return stretches
}

/** With whom a dossier that is overdue and not ended lies now: the same words as for the causes. */
export function placeOf(state: DossierState, supplements: number): OverdueCause {
  return supplements > MOST_SUPPLEMENTS ? 'second-supplement' : CAUSE_OF_STATE[state]
}
