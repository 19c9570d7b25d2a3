import type { Migration } from '../../store/index.ts'
import { namedPapers } from './0015-papers.ts'
import { heldPapers } from './0305-held-papers.ts'

/** The papers' part of the database, in order. */
export const paperMigrations: readonly Migration[] = [namedPapers, heldPapers]
