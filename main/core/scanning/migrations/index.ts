import type { Migration } from '../../store/index.ts'
import { scanningTables } from './0300-scanning.ts'

/** Scanning's part of the database, in order. */
export const scanningMigrations: readonly Migration[] = [scanningTables]
