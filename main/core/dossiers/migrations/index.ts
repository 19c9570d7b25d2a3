import type { Migration } from '../../store/index.ts'
import { dossierTables } from './0030-dossiers.ts'
import { searchTaken } from './0100-search-taken.ts'

/** The dossiers room's part of the database, in order. */
export const dossierMigrations: readonly Migration[] = [dossierTables, searchTaken]
