import type { Right } from '../people/roles.ts'
import type { ComplaintAct, ComplaintState } from './complaint.ts'
import type { ComplaintEventType } from './events.ts'

interface ActRule {
  readonly from: readonly ComplaintState[]
  readonly to: ComplaintState
  readonly right: Right
  readonly event: Exclude<ComplaintEventType, 'complaint.received'>
}

/** The state machine of a complaint as data: from which states an act leads where, the right it needs, the event it becomes. */
export const COMPLAINT_ACTS: Readonly<Record<ComplaintAct, ActRule>> = {
  'ask-supplement': { from: ['open'], to: 'waiting', right: 'receive', event: 'complaint.supplement-asked' },
  supplement: { from: ['waiting'], to: 'open', right: 'receive', event: 'complaint.supplemented' },
  refuse: { from: ['open', 'waiting'], to: 'refused', right: 'process', event: 'complaint.refused' },
  answer: { from: ['open', 'waiting'], to: 'answered', right: 'process', event: 'complaint.answered' },
}

/** Where a complaint stands after an act; the same state when the act cannot hold there (it stays in the history). */
export function afterAct(state: ComplaintState, event: ComplaintEventType): ComplaintState {
  const rule = Object.values(COMPLAINT_ACTS).find((each) => each.event === event)
  return rule?.from.includes(state) ? rule.to : state
}
