import type { Migration } from '../../store/index.ts'
import { filedPapers } from './0310-filed-papers.ts'

/** The part of the database for files of papers, in order. */
export const paperFileMigrations: readonly Migration[] = [filedPapers]
