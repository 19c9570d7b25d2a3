import type { Migration } from '../../store/index.ts'
import { printedTable } from './0130-printed.ts'

/** Migrations of the printing room, oldest first. */
export const printingMigrations: readonly Migration[] = [printedTable]
