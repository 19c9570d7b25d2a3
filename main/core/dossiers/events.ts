import { DOSSIER_EVENTS } from '../../../shared/dossier/events.ts'
import type { DossierEvent } from '../../../shared/dossier/reduce.ts'
import { defineEvent, type EventDefinition, isEvent, type StoredEvent } from '../ledger/index.ts'

export const dossierReceived = defineEvent({ type: 'dossier.received', ...DOSSIER_EVENTS['dossier.received'] })
export const dossierRefused = defineEvent({ type: 'dossier.refused', ...DOSSIER_EVENTS['dossier.refused'] })
export const dossierForwarded = defineEvent({ type: 'dossier.forwarded', ...DOSSIER_EVENTS['dossier.forwarded'] })
export const dossierSentBack = defineEvent({ type: 'dossier.sent-back', ...DOSSIER_EVENTS['dossier.sent-back'] })
export const dossierCompleted = defineEvent({ type: 'dossier.completed', ...DOSSIER_EVENTS['dossier.completed'] })
export const dossierHandedOver = defineEvent({ type: 'dossier.handed-over', ...DOSSIER_EVENTS['dossier.handed-over'] })
export const dossierTakenOver = defineEvent({ type: 'dossier.taken-over', ...DOSSIER_EVENTS['dossier.taken-over'] })
export const supplementRequested = defineEvent({
  type: 'dossier.supplement-requested',
  ...DOSSIER_EVENTS['dossier.supplement-requested'],
})
export const dossierSupplemented = defineEvent({
  type: 'dossier.supplemented',
  ...DOSSIER_EVENTS['dossier.supplemented'],
})
export const verificationAsked = defineEvent({
  type: 'dossier.verification-asked',
  ...DOSSIER_EVENTS['dossier.verification-asked'],
})
export const verificationAnswered = defineEvent({
  type: 'dossier.verification-answered',
  ...DOSSIER_EVENTS['dossier.verification-answered'],
})
export const dossierSubmitted = defineEvent({ type: 'dossier.submitted', ...DOSSIER_EVENTS['dossier.submitted'] })
export const dossierDecided = defineEvent({ type: 'dossier.decided', ...DOSSIER_EVENTS['dossier.decided'] })
export const dossierSigned = defineEvent({ type: 'dossier.signed', ...DOSSIER_EVENTS['dossier.signed'] })
export const dossierExtended = defineEvent({ type: 'dossier.extended', ...DOSSIER_EVENTS['dossier.extended'] })
export const dueRecomputed = defineEvent({
  type: 'dossier.due-recomputed',
  ...DOSSIER_EVENTS['dossier.due-recomputed'],
})
export const dossierStopped = defineEvent({ type: 'dossier.stopped', ...DOSSIER_EVENTS['dossier.stopped'] })
export const dossierWithdrawn = defineEvent({ type: 'dossier.withdrawn', ...DOSSIER_EVENTS['dossier.withdrawn'] })
export const dossierPosted = defineEvent({ type: 'dossier.posted', ...DOSSIER_EVENTS['dossier.posted'] })
export const dossierDelivered = defineEvent({ type: 'dossier.delivered', ...DOSSIER_EVENTS['dossier.delivered'] })
export const dossierUndelivered = defineEvent({ type: 'dossier.undelivered', ...DOSSIER_EVENTS['dossier.undelivered'] })
export const dossierSentElectronically = defineEvent({
  type: 'dossier.sent-electronically',
  ...DOSSIER_EVENTS['dossier.sent-electronically'],
})
export const formPrinted = defineEvent({ type: 'dossier.form-printed', ...DOSSIER_EVENTS['dossier.form-printed'] })
export const paperFiled = defineEvent({ type: 'dossier.paper-filed', ...DOSSIER_EVENTS['dossier.paper-filed'] })
export const paperRead = defineEvent({ type: 'dossier.paper-read', ...DOSSIER_EVENTS['dossier.paper-read'] })
export const paperDescribed = defineEvent({
  type: 'dossier.paper-described',
  ...DOSSIER_EVENTS['dossier.paper-described'],
})
export const paperUndigitized = defineEvent({
  type: 'dossier.paper-undigitized',
  ...DOSSIER_EVENTS['dossier.paper-undigitized'],
})
export const documentFiled = defineEvent({
  type: 'dossier.document-filed',
  ...DOSSIER_EVENTS['dossier.document-filed'],
})
export const documentDropped = defineEvent({
  type: 'dossier.document-dropped',
  ...DOSSIER_EVENTS['dossier.document-dropped'],
})
export const fileSigned = defineEvent({ type: 'dossier.file-signed', ...DOSSIER_EVENTS['dossier.file-signed'] })
export const fileStamped = defineEvent({ type: 'dossier.file-stamped', ...DOSSIER_EVENTS['dossier.file-stamped'] })
export const fileVerified = defineEvent({ type: 'dossier.file-verified', ...DOSSIER_EVENTS['dossier.file-verified'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const dossierEvents: readonly EventDefinition[] = [
  dossierReceived,
  dossierRefused,
  dossierForwarded,
  dossierSentBack,
  dossierCompleted,
  dossierHandedOver,
  dossierTakenOver,
  supplementRequested,
  dossierSupplemented,
  verificationAsked,
  verificationAnswered,
  dossierSubmitted,
  dossierDecided,
  dossierSigned,
  dossierExtended,
  dueRecomputed,
  dossierStopped,
  dossierWithdrawn,
  dossierPosted,
  dossierDelivered,
  dossierUndelivered,
  dossierSentElectronically,
  formPrinted,
  paperFiled,
  paperRead,
  paperDescribed,
  paperUndigitized,
  documentFiled,
  documentDropped,
  fileSigned,
  fileStamped,
  fileVerified,
]

/** The event as the fold reads it; undefined for events of other rooms and of newer versions of the application. */
export function toDossierEvent(event: StoredEvent): DossierEvent | undefined {
  if (isEvent(event, dossierReceived)) return event
  if (isEvent(event, dossierRefused)) return event
  if (isEvent(event, dossierForwarded)) return event
  if (isEvent(event, dossierSentBack)) return event
  if (isEvent(event, dossierCompleted)) return event
  if (isEvent(event, dossierHandedOver)) return event
  if (isEvent(event, dossierTakenOver)) return event
  if (isEvent(event, supplementRequested)) return event
  if (isEvent(event, dossierSupplemented)) return event
  if (isEvent(event, verificationAsked)) return event
  if (isEvent(event, verificationAnswered)) return event
  if (isEvent(event, dossierSubmitted)) return event
  if (isEvent(event, dossierDecided)) return event
  if (isEvent(event, dossierSigned)) return event
  if (isEvent(event, dossierExtended)) return event
  if (isEvent(event, dueRecomputed)) return event
  if (isEvent(event, dossierStopped)) return event
  if (isEvent(event, dossierWithdrawn)) return event
  if (isEvent(event, dossierPosted)) return event
  if (isEvent(event, dossierDelivered)) return event
  if (isEvent(event, dossierUndelivered)) return event
  if (isEvent(event, dossierSentElectronically)) return event
  if (isEvent(event, formPrinted)) return event
  if (isEvent(event, paperFiled)) return event
  if (isEvent(event, paperRead)) return event
  if (isEvent(event, paperDescribed)) return event
  if (isEvent(event, paperUndigitized)) return event
  if (isEvent(event, documentFiled)) return event
  if (isEvent(event, documentDropped)) return event
  if (isEvent(event, fileSigned)) return event
  if (isEvent(event, fileStamped)) return event
  if (isEvent(event, fileVerified)) return event
  return undefined
}

/**
 * The addresses of the files that an event names, for the room that keeps them: results, papers, what was read on them, documents, signed
 * files and the evidence of their signatures.
 */
export function papersNamedBy(event: StoredEvent): readonly string[] {
  if (isEvent(event, dossierCompleted)) return [event.open.result.address]
  if (isEvent(event, paperFiled) || isEvent(event, paperRead)) return addressesOf(event.open.file, event.open.reading)
  if (isEvent(event, documentFiled)) return [event.open.file.address]
  if (isEvent(event, fileSigned) || isEvent(event, fileStamped))
    return addressesOf(event.open.file, event.open.evidence)
  if (isEvent(event, fileVerified)) return [event.open.evidence.address]
  return []
}

interface Addressed {
  readonly address: string
}

function addressesOf(file: Addressed, beside: Addressed | null): string[] {
  return beside === null ? [file.address] : [file.address, beside.address]
}
