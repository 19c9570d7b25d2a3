/** Runs of signatures (lượt ký): one confirmation and one PIN for many files, each for itself. */
export { createRunsRoom, type RunsRoom, type RunsRoomParts } from './room.ts'
