import { afterAct } from '../../../shared/complaints/acts.ts'
import type { ComplaintRow, ComplaintState } from '../../../shared/complaints/complaint.ts'
import { type EventOf, isEvent, type StoredEvent } from '../ledger/index.ts'
import { type ComplaintStep, complaintReceived, toComplaintStep } from './events.ts'

/** A complaint folded from its events. */
export interface FoldedComplaint {
  readonly row: ComplaintRow
  readonly received: EventOf<typeof complaintReceived>
  readonly steps: readonly ComplaintStep[]
}

/**
 * Folds the events of one complaint, given in canonical order; undefined as long as its reception is missing. Acts that
 * cannot hold (two machines answered) change nothing and stay in the history.
 */
export function foldComplaint(id: string, events: readonly StoredEvent[]): FoldedComplaint | undefined {
  const received = events.find((event) => isEvent(event, complaintReceived))
  if (received === undefined) return undefined
  const steps = events.flatMap((event) => toComplaintStep(event) ?? [])
  let state: ComplaintState = 'open'
  let endedAt: number | null = null
  for (const step of steps) {
    const next = afterAct(state, step.type)
    if (next !== state && (next === 'answered' || next === 'refused')) endedAt = step.open.at
    state = next
  }
  const { at, number, kind, channel, about, dueAt, refuseBy, supplementBy } = received.open
  const name = received.personal?.name ?? ''
  const times = { receivedAt: at, dueAt, refuseBy, supplementBy, endedAt }
  return { row: { id, number, kind, channel, state, name, about, ...times }, received, steps }
}
