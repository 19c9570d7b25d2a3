import type { Migration } from '../../store/index.ts'
import { filedPapers } from './0310-filed-papers.ts'
import { paperText } from './0330-paper-text.ts'

/** The part of the database for files of papers, in order. */
export const paperFileMigrations: readonly Migration[] = [filedPapers, paperText]
