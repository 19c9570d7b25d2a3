/** What the desk says of its own parts, for the status bar and for the people who look after it; nothing personal. */
export { type ClockDoubt, ClockWatch } from './clock-watch.ts'
export { diagnosticsEvents } from './events.ts'
export { createDiagnosticsRoom, type DiagnosticsCall, type DiagnosticsRoomOptions } from './room.ts'
