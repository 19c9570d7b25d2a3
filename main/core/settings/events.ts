import { SETTINGS_EVENTS } from '../../../shared/settings/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const daysEntered = defineEvent({ type: 'calendar.days-entered', ...SETTINGS_EVENTS['calendar.days-entered'] })
export const dayRemoved = defineEvent({ type: 'calendar.day-removed', ...SETTINGS_EVENTS['calendar.day-removed'] })
export const hoursEntered = defineEvent({
  type: 'calendar.hours-entered',
  ...SETTINGS_EVENTS['calendar.hours-entered'],
})
export const hoursRemoved = defineEvent({
  type: 'calendar.hours-removed',
  ...SETTINGS_EVENTS['calendar.hours-removed'],
})
export const coverExtended = defineEvent({
  type: 'calendar.cover-extended',
  ...SETTINGS_EVENTS['calendar.cover-extended'],
})

export const formSetChosen = defineEvent({ type: 'forms.set-chosen', ...SETTINGS_EVENTS['forms.set-chosen'] })

export const goalEntered = defineEvent({ type: 'goal.entered', ...SETTINGS_EVENTS['goal.entered'] })
export const goalRemoved = defineEvent({ type: 'goal.removed', ...SETTINGS_EVENTS['goal.removed'] })

export const digitizeFirstSet = defineEvent({
  type: 'digitizing.first-set',
  ...SETTINGS_EVENTS['digitizing.first-set'],
})

/** The kinds of event of this room, for the registry of the ledger. */
export const settingsEvents: readonly EventDefinition[] = [
  daysEntered,
  dayRemoved,
  hoursEntered,
  hoursRemoved,
  coverExtended,
  formSetChosen,
  goalEntered,
  goalRemoved,
  digitizeFirstSet,
]
