import type { Instant } from './dossier.ts'
import type { DossierEvent } from './reduce.ts'

/** When an event of a dossier happened, in milliseconds since 1970. */
export function instantOfEvent(event: DossierEvent): Instant {
  if (event.type === 'dossier.received') return event.open.receivedAt
  return event.type === 'dossier.refused' ? event.open.refusedAt : event.open.at
}
