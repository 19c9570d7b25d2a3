/** Registers (sổ theo dõi hồ sơ) and the indicators of QĐ 766/QĐ-TTg, counted as the ledger grows. */
export { registerMigrations } from './migrations/index.ts'
export type { RegisterQuestion } from './register.ts'
export { createRegistersRoom, type RegistersCall, type RegistersRoom, type RegistersRoomParts } from './room.ts'
export { openRegisterTables, type RegisterTables } from './tables.ts'
