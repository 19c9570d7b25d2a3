import type { Migration } from '../../store/index.ts'
import { waitingTables } from './0090-waiting.ts'

/** The waiting line's part of the database, in order. */
export const waitingMigrations: readonly Migration[] = [waitingTables]
