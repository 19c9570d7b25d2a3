/** The survey of citizens after a return (đánh giá hài lòng): asked on the second screen, or noted by the officer. */
export { AnswerTable, createSatisfactionProjection } from './answers.ts'
export { satisfactionAnswered, satisfactionEvents } from './events.ts'
export { satisfactionMigrations } from './migrations/index.ts'
export { createSatisfactionRoom, type SatisfactionCall, type SatisfactionRoomParts } from './room.ts'
