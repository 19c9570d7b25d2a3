import type { Migration } from '../../store/index.ts'
import { satisfactionTables } from './0092-satisfaction.ts'

/** The survey's part of the database, in order. */
export const satisfactionMigrations: readonly Migration[] = [satisfactionTables]
