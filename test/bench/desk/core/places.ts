import type Database from 'better-sqlite3'
import type { Place } from './questions.ts'

/** Lines of the register that are remembered. */
const PLACES = 500

/** Lines from all over the register, evenly spread. */
export function readPlaces(database: Database.Database): readonly Place[] {
  const total = database
    .prepare<[], number>(`SELECT count(*) FROM register_dossiers WHERE state <> 'refused'`)
    .pluck()
    .get()
  const step = Math.max(1, Math.floor((total ?? 0) / PLACES))
  const lines = database.prepare<[], { readonly id: Buffer; readonly received_at: number }>(
    `SELECT id, received_at FROM register_dossiers WHERE state <> 'refused' ORDER BY received_at, id`,
  )
  const places: Place[] = []
  let ordinal = 0
  for (const { id, received_at: instant } of lines.iterate()) {
    ordinal += 1
    // The last ones have no page after them.
    if (ordinal % step === 0 && ordinal < (total ?? 0) - step / 2)
      places.push({ instant, id: id.toString('hex'), ordinal })
  }
  return places
}
