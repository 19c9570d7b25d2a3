import { Dexie } from 'dexie'
import type { PageRow, PageStore } from './page-queue.ts'

/** The waiting pages in IndexedDB, written with strict durability like the drafts: a page that was kept survives a power cut. */
export function openPageStore(name = 'motcua-pages'): PageStore {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
  // The size is in the index as well, so that what waits can be counted without reading a single picture.
  database.version(1).stores({ pages: 'place, [owner+id+bytes]' })
  const pages = database.table<PageRow, string>('pages')
  return {
    put: async (row) => void (await pages.put(row)),
    get: (place) => pages.get(place),
    async headsOf(owner) {
      const keys = await pages
        .where('[owner+id+bytes]')
        .between([owner, Dexie.minKey, Dexie.minKey], [owner, Dexie.maxKey, Dexie.maxKey])
        .keys()
      return keys.flatMap((key) => {
        if (!Array.isArray(key)) return []
        const [, id, bytes] = key
        return typeof id === 'string' && typeof bytes === 'number' ? [{ id, bytes }] : []
      })
    },
    remove: (place) => pages.delete(place),
  }
}
