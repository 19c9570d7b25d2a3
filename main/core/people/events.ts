import { PEOPLE_EVENTS } from '../../../shared/people/events.ts'
import { defineEvent, type EventDefinition } from '../ledger/index.ts'

export const deskFounded = defineEvent({ type: 'desk.founded', ...PEOPLE_EVENTS['desk.founded'] })
export const officerAdded = defineEvent({ type: 'officer.added', ...PEOPLE_EVENTS['officer.added'] })
export const secretChanged = defineEvent({ type: 'officer.secret-changed', ...PEOPLE_EVENTS['officer.secret-changed'] })
export const accessReset = defineEvent({ type: 'officer.access-reset', ...PEOPLE_EVENTS['officer.access-reset'] })
export const rolesChanged = defineEvent({ type: 'officer.roles-changed', ...PEOPLE_EVENTS['officer.roles-changed'] })
export const officerRetired = defineEvent({ type: 'officer.retired', ...PEOPLE_EVENTS['officer.retired'] })
export const officerSignedIn = defineEvent({ type: 'officer.signed-in', ...PEOPLE_EVENTS['officer.signed-in'] })
export const officerSignedOut = defineEvent({ type: 'officer.signed-out', ...PEOPLE_EVENTS['officer.signed-out'] })
export const signInFailed = defineEvent({ type: 'officer.sign-in-failed', ...PEOPLE_EVENTS['officer.sign-in-failed'] })
export const screenLocked = defineEvent({ type: 'screen.locked', ...PEOPLE_EVENTS['screen.locked'] })
export const screenUnlocked = defineEvent({ type: 'screen.unlocked', ...PEOPLE_EVENTS['screen.unlocked'] })
export const unlockFailed = defineEvent({ type: 'screen.unlock-failed', ...PEOPLE_EVENTS['screen.unlock-failed'] })

/** The kinds of event of this room, for the registry of the ledger. */
export const peopleEvents: readonly EventDefinition[] = [
  deskFounded,
  officerAdded,
  secretChanged,
  accessReset,
  rolesChanged,
  officerRetired,
  officerSignedIn,
  officerSignedOut,
  signInFailed,
  screenLocked,
  screenUnlocked,
  unlockFailed,
]
