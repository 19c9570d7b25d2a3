import type { BookNumber } from '../../../shared/books/book.ts'
import { CERTIFICATION_EVENTS } from '../../../shared/certification/events.ts'
import { defineEvent, type EventDefinition, isEvent, type StoredEvent } from '../ledger/index.ts'

export const certificationEntered = defineEvent({
  type: 'certification.entered',
  ...CERTIFICATION_EVENTS['certification.entered'],
})
export const certificationNumbered = defineEvent({
  type: 'certification.numbered',
  ...CERTIFICATION_EVENTS['certification.numbered'],
})
export const certificationVoided = defineEvent({
  type: 'certification.voided',
  ...CERTIFICATION_EVENTS['certification.voided'],
})

/** The kinds of event of this room, for the registry of the ledger. */
export const certificationEvents: readonly EventDefinition[] = [
  certificationEntered,
  certificationNumbered,
  certificationVoided,
]

/** The number of a certification book that an event took. */
export function certificationNumberTakenBy(event: StoredEvent): BookNumber | undefined {
  if (isEvent(event, certificationEntered)) return event.open.number ?? undefined
  if (isEvent(event, certificationNumbered)) return event.open.number
  return undefined
}
