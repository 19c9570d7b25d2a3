import type { Migration } from '../../store/index.ts'
import { peopleTables } from './0020-people.ts'
import { officerChanges } from './0230-officer-changes.ts'

/** The people room's part of the database, in order. */
export const peopleMigrations: readonly Migration[] = [peopleTables, officerChanges]
