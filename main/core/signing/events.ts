import { SIGNING_EVENTS } from '../../../shared/signing/index.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const certificateRegistered = defineEvent({
  type: 'signing.certificate-registered',
  ...SIGNING_EVENTS['signing.certificate-registered'],
})
export const certificateRetired = defineEvent({
  type: 'signing.certificate-retired',
  ...SIGNING_EVENTS['signing.certificate-retired'],
})
export const pictureSet = defineEvent({ type: 'signing.picture-set', ...SIGNING_EVENTS['signing.picture-set'] })
export const pictureRemoved = defineEvent({
  type: 'signing.picture-removed',
  ...SIGNING_EVENTS['signing.picture-removed'],
})
export const trustListTaken = defineEvent({
  type: 'signing.trust-list-taken',
  ...SIGNING_EVENTS['signing.trust-list-taken'],
})

/** The kinds of event of this room, for the registry of the ledger. */
export const signingEvents: readonly EventDefinition[] = [
  certificateRegistered,
  certificateRetired,
  pictureSet,
  pictureRemoved,
  trustListTaken,
]
