import type { Migration } from '../../store/index.ts'
import { ledgerTables } from './0010-ledger.ts'

/** The ledger's part of the database, in order. */
export const ledgerMigrations: readonly Migration[] = [ledgerTables]
