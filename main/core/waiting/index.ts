/** The waiting line (xếp hàng lấy số): numbers by kind of service, called to counters and shown on a second screen. */
export { waitingEvents } from './events.ts'
export { waitingMigrations } from './migrations/index.ts'
export { createWaitingProjection } from './projection.ts'
export { boardOf, createWaitingRoom, type WaitingCall, type WaitingRoomParts } from './room.ts'
export { TicketTable } from './tickets.ts'
