import type { Migration } from '../../store/index.ts'
import { bookTables } from './0140-books.ts'

/** Migrations of the books room, oldest first. */
export const bookMigrations: readonly Migration[] = [bookTables]
