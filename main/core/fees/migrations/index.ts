import type { Migration } from '../../store/index.ts'
import { feeTables } from './0150-fees.ts'
import { slipColumns } from './0270-slips.ts'

/** Migrations of the fees room, oldest first. */
export const feeMigrations: readonly Migration[] = [feeTables, slipColumns]
