import type { Migration } from '../../store/index.ts'
import { namedPapers } from './0015-papers.ts'

/** The papers' part of the database, in order. */
export const paperMigrations: readonly Migration[] = [namedPapers]
