import { DOSSIER_EVENTS } from '../../../shared/dossier/events.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { defineEvent, type EventDefinition, isEvent, type StoredEvent } from '../ledger/index.ts'

export const dossierReceived = defineEvent({ type: 'dossier.received', ...DOSSIER_EVENTS['dossier.received'] })
export const dossierRefused = defineEvent({ type: 'dossier.refused', ...DOSSIER_EVENTS['dossier.refused'] })
export const dossierForwarded = defineEvent({ type: 'dossier.forwarded', ...DOSSIER_EVENTS['dossier.forwarded'] })
export const dossierSentBack = defineEvent({ type: 'dossier.sent-back', ...DOSSIER_EVENTS['dossier.sent-back'] })
export const dossierCompleted = defineEvent({ type: 'dossier.completed', ...DOSSIER_EVENTS['dossier.completed'] })
export const dossierHandedOver = defineEvent({ type: 'dossier.handed-over', ...DOSSIER_EVENTS['dossier.handed-over'] })
export const formPrinted = defineEvent({ type: 'dossier.form-printed', ...DOSSIER_EVENTS['dossier.form-printed'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const dossierEvents: readonly EventDefinition[] = [
  dossierReceived,
  dossierRefused,
  dossierForwarded,
  dossierSentBack,
  dossierCompleted,
  dossierHandedOver,
  formPrinted,
]

/** The event as the fold reads it; undefined for events of other rooms and of newer versions of the application. */
export function toDossierEvent(event: StoredEvent): DossierEvent | undefined {
  if (isEvent(event, dossierReceived)) return event
  if (isEvent(event, dossierRefused)) return event
  if (isEvent(event, dossierForwarded)) return event
  if (isEvent(event, dossierSentBack)) return event
  if (isEvent(event, dossierCompleted)) return event
  if (isEvent(event, dossierHandedOver)) return event
  if (isEvent(event, formPrinted)) return event
  return undefined
}

/** The addresses of the papers that an event names, for the room that keeps them. */
export function papersNamedBy(event: StoredEvent): readonly string[] {
  return isEvent(event, dossierCompleted) ? [event.open.result.address] : []
}
