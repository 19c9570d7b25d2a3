import Database from 'better-sqlite3'
import type { TemporaryDesk } from '../store/temporary-desk.ts'

/**
 * The database of a desk as any other program with the key would see it: no room of ours in between. Close it before the
 * test ends.
 */
export const openRaw = (desk: TemporaryDesk): Database.Database => {
  const nativeBinding = process.env.MOTCUA_SQLITE_BINDING
  const database = new Database(desk.databaseFile, nativeBinding ? { nativeBinding } : {})
  if (!('key' in database) || typeof database.key !== 'function') throw new Error('This build of SQLite cannot encrypt')
  database.pragma(`cipher = 'aegis'`)
  database.key(Buffer.concat([Buffer.from('raw:'), desk.key]))
  return database
}

/** Takes the triggers of the ledger away, as somebody who tampers would. */
export const disarm = (database: Database.Database): void => {
  const triggers = database.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
}
