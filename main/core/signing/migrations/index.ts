import type { Migration } from '../../store/index.ts'
import { signingTables } from './0340-signing.ts'

/** The signing room's part of the database, in order. */
export const signingMigrations: readonly Migration[] = [signingTables]
