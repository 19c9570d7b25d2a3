import type { Migration } from '../../store/index.ts'
import { certificationTable } from './0160-certification.ts'
import { bookDayColumns } from './0280-book-days.ts'

/** Migrations of the certification room, oldest first. */
export const certificationMigrations: readonly Migration[] = [certificationTable, bookDayColumns]
