/** Officers, their secrets and sessions: who opens the desk, who works there, and what the ledger remembers of it. */
export { type Clock, systemClock } from './clock.ts'
export type { DeskDatabase } from './door.ts'
export { peopleEvents } from './events.ts'
export { peopleMigrations } from './migrations/index.ts'
export { OfficerBook } from './officers.ts'
export { createPeopleProjection } from './projection.ts'
export { createPeopleRoom, type PeopleCall, type PeopleRoom, type PeopleRoomOptions } from './room.ts'
export type { Stretching } from './stretching.ts'
