import { Dexie } from 'dexie'
import type { DraftRow, DraftStore } from './box.ts'

/**
 * The drafts in IndexedDB, written with strict durability: a draft that was saved lies on the disk, not in a cache that a
 * power cut empties.
 */
export function openDraftStore(name = 'motcua-drafts'): DraftStore {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
  database.version(1).stores({ drafts: 'place, owner' })
  const drafts = database.table<DraftRow, string>('drafts')
  return {
    put: async (row) => void (await drafts.put(row)),
    get: (place) => drafts.get(place),
    ofOwner: (owner) => drafts.where('owner').equals(owner).toArray(),
    remove: (place) => drafts.delete(place),
  }
}
