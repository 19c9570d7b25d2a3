import type { Migration } from '../../store/index.ts'
import { signingTables } from './0340-signing.ts'
import { signingRunTables } from './0345-signing-runs.ts'

/** The signing room's part of the database, in order. */
export const signingMigrations: readonly Migration[] = [signingTables, signingRunTables]
