import { PRINTING_EVENTS } from '../../../shared/printing/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const documentPrinted = defineEvent({ type: 'document.printed', ...PRINTING_EVENTS['document.printed'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const printingEvents: readonly EventDefinition[] = [documentPrinted]
