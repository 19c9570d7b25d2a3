import type { Migration } from '../../store/index.ts'
import { settingsTables } from './0080-settings.ts'
import { formSetTable } from './0120-form-set.ts'
import { goalLineTable } from './0290-goal-lines.ts'
import { digitizingTable } from './0315-digitizing.ts'

/** The settings' part of the database, in order. */
export const settingsMigrations: readonly Migration[] = [settingsTables, formSetTable, goalLineTable, digitizingTable]
