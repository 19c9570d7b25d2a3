import type Database from 'better-sqlite3'
import { DeskError } from '../../../shared/errors.ts'

/**
 * One step of the database's shape. Numbers go up by ten, so that a step can still be put between two; a step that has
 * left the house is never changed, and adds tables, columns, indexes and triggers but takes none away (law 10).
 */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly up: (database: MigrationDatabase) => void
}

/** What a migration may do: run SQL. It gets no parameters and no access to the rest of the store. */
export interface MigrationDatabase {
  exec(sql: string): void
}

const BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    application_version TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT`

/**
 * The migrations of all rooms as one chain.
 * @throws Error when two share a number or one isn't a positive whole number: a mistake of the programmer.
 */
export const orderMigrations = (migrations: readonly Migration[]): readonly Migration[] => {
  const ordered = migrations.toSorted((one, other) => one.number - other.number)
  ordered.forEach(({ number, name }, index) => {
    if (!Number.isSafeInteger(number) || number <= 0) throw new Error(`Migration "${name}" has the number ${number}`)
    const before = ordered[index - 1]
    if (before?.number === number) throw new Error(`Migrations "${before.name}" and "${name}" share number ${number}`)
  })
  return ordered
}

/** The number of the newest migration that a database has seen, by its own two accounts; 0 for an empty one. */
export const readSchemaNumber = (database: Database.Database): number => {
  const inHeader = database.prepare<[], { user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0
  const hasBooks = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get()
  if (hasBooks === undefined) return inHeader
  const inBooks = database.prepare<[], { number: number }>('SELECT coalesce(max(number), 0) AS number FROM migrations')
  return Math.max(inHeader, inBooks.get()?.number ?? 0)
}

/**
 * Refuses a database that a newer version of the application has written. Only reads.
 * @throws DeskError store.from-future
 */
export const refuseFuture = (database: Database.Database, chain: readonly Migration[]): void => {
  const known = chain.at(-1)?.number ?? 0
  const found = readSchemaNumber(database)
  if (found > known) throw new DeskError('store.from-future', { found, known })
}

/**
 * Brings a database to the newest shape: every step that it hasn't seen, each in a transaction of its own together with
 * its line in the books. A failed step leaves the database as it was before that step.
 * @throws Error when the database has passed a step of the chain without having seen it.
 */
export const migrate = (
  database: Database.Database,
  chain: readonly Migration[],
  applicationVersion: string,
): readonly Migration[] => {
  database.exec(BOOKKEEPING)
  const rows = database.prepare<[], { number: number }>('SELECT number FROM migrations').all()
  const applied = new Set(rows.map(({ number }) => number))
  const pending = chain.filter(({ number }) => !applied.has(number))
  const reached = Math.max(0, ...applied)
  const late = pending.find(({ number }) => number < reached)
  if (late !== undefined) throw new Error(`Migration ${late.number} "${late.name}" comes after ${reached} was applied`)

  const enter = database.prepare<[number, string, string, string]>('INSERT INTO migrations VALUES (?, ?, ?, ?)')
  for (const { number, name, up } of pending) {
    database
      .transaction(() => {
        up({ exec: (sql) => void database.exec(sql) })
        enter.run(number, name, applicationVersion, new Date().toISOString())
        database.pragma(`user_version = ${number}`)
      })
      .immediate()
  }
  return pending
}
