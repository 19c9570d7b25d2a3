import type { Migration } from '../../store/index.ts'
import { complaintTables } from './0094-complaints.ts'

/** The complaints' part of the database, in order. */
export const complaintMigrations: readonly Migration[] = [complaintTables]
