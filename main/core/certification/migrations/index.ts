import type { Migration } from '../../store/index.ts'
import { certificationTable } from './0160-certification.ts'

/** Migrations of the certification room, oldest first. */
export const certificationMigrations: readonly Migration[] = [certificationTable]
