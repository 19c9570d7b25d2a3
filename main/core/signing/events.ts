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
export const trustListTaken = defineEvent({
  type: 'signing.trust-list-taken',
  ...SIGNING_EVENTS['signing.trust-list-taken'],
})

/** The kinds of event of this room, for the registry of the ledger. */
export const signingEvents: readonly EventDefinition[] = [certificateRegistered, certificateRetired, trustListTaken]
