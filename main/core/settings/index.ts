/** What a commune sets for itself as dated data: its holidays, made-up days and office hours. */
export { settingsEvents } from './events.ts'
export { settingsMigrations } from './migrations/index.ts'
export { OwnCalendarTables } from './own-calendar.ts'
export { createSettingsRoom, type SettingsCall, type SettingsRoomParts } from './room.ts'
