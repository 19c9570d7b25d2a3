import { SATISFACTION_EVENTS } from '../../../shared/satisfaction/satisfaction.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const satisfactionAnswered = defineEvent({
  type: 'satisfaction.answered',
  ...SATISFACTION_EVENTS['satisfaction.answered'],
})

/** The kinds of event of this room, for the registry of the ledger. */
export const satisfactionEvents: readonly EventDefinition[] = [satisfactionAnswered]
