/** What a commune sets for itself: its holidays, made-up days and office hours and rates to compare with as dated data, its set of forms, and whether it digitizes first. */
export { settingsEvents } from './events.ts'
export { GoalLines } from './goal-lines.ts'
export { settingsMigrations } from './migrations/index.ts'
export { OwnCalendarTables } from './own-calendar.ts'
export { OwnDigitizing } from './own-digitizing.ts'
export { OwnFormSet } from './own-form-set.ts'
export { createSettingsRoom, type SettingsCall, type SettingsRoomParts } from './room.ts'
