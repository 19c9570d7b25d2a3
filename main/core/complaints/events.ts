import { COMPLAINT_EVENTS } from '../../../shared/complaints/events.ts'
import { defineEvent, type EventDefinition, type EventOf, isEvent, type StoredEvent } from '../ledger/index.ts'

export const complaintReceived = defineEvent({ type: 'complaint.received', ...COMPLAINT_EVENTS['complaint.received'] })
export const supplementAsked = defineEvent({
  type: 'complaint.supplement-asked',
  ...COMPLAINT_EVENTS['complaint.supplement-asked'],
})
export const complaintSupplemented = defineEvent({
  type: 'complaint.supplemented',
  ...COMPLAINT_EVENTS['complaint.supplemented'],
})
export const complaintRefused = defineEvent({ type: 'complaint.refused', ...COMPLAINT_EVENTS['complaint.refused'] })
export const complaintAnswered = defineEvent({ type: 'complaint.answered', ...COMPLAINT_EVENTS['complaint.answered'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const complaintEvents: readonly EventDefinition[] = [
  complaintReceived,
  supplementAsked,
  complaintSupplemented,
  complaintRefused,
  complaintAnswered,
]

/** What happened to a complaint after its reception. */
export type ComplaintStep =
  | EventOf<typeof supplementAsked>
  | EventOf<typeof complaintSupplemented>
  | EventOf<typeof complaintRefused>
  | EventOf<typeof complaintAnswered>

/** The event as a step of a complaint; undefined for receptions, other rooms and newer versions. */
export function toComplaintStep(event: StoredEvent): ComplaintStep | undefined {
  if (isEvent(event, supplementAsked)) return event
  if (isEvent(event, complaintSupplemented)) return event
  if (isEvent(event, complaintRefused)) return event
  if (isEvent(event, complaintAnswered)) return event
  return undefined
}
