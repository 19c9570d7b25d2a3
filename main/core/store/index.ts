/** The desk's encrypted database: opened, migrated, written and checked in one place. */
export { storeFailure } from './failures.ts'
export { Housekeeper, type HousekeepingReport, type HousekeepingTask } from './housekeeper.ts'
export { type Migration, type MigrationDatabase, orderMigrations } from './migrate.ts'
export { DATABASE_FILE, openStore, removeStore, STORE_KEY_BYTES, type StoreOptions } from './open.ts'
export { type SqliteValue, Statement, type WriteResult } from './statement.ts'
export type { Store } from './store.ts'
export { syncDirectory } from './sync-directory.ts'
