import { DIAGNOSTICS_EVENTS } from '../../../shared/diagnostics/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const clockTrusted = defineEvent({ type: 'clock.trusted', ...DIAGNOSTICS_EVENTS['clock.trusted'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const diagnosticsEvents: readonly EventDefinition[] = [clockTrusted]
