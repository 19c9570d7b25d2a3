import type { Migration } from '../../store/index.ts'
import { peopleTables } from './0020-people.ts'

/** The people room's part of the database, in order. */
export const peopleMigrations: readonly Migration[] = [peopleTables]
