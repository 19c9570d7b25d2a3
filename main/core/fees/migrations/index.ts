import type { Migration } from '../../store/index.ts'
import { feeTables } from './0150-fees.ts'

/** Migrations of the fees room, oldest first. */
export const feeMigrations: readonly Migration[] = [feeTables]
