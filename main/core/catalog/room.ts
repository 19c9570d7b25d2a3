import type { catalogCalls, Handlers } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import type { Catalog } from './catalog.ts'

/** The calls this room answers. */
export type CatalogCall = keyof typeof catalogCalls

/** Puts the catalogue before the screens, as it holds on the day they ask. `now` in milliseconds since 1970. */
export function createCatalogRoom(catalog: Catalog, now: () => number): { readonly handlers: Handlers<CatalogCall> } {
  const today = () => isoDateOf(dayOf(localMinuteOf(now())))
  return {
    handlers: {
      'catalog.search': ({ query, limit }) =>
        query.trim() === ''
          ? catalog.listProcedures({ limit, onDate: today() })
          : catalog.searchProcedures(query, { limit, onDate: today() }),
      'catalog.procedure': ({ code }) => catalog.getProcedure(code, today()),
      'catalog.reference': () => ({
        birthProvinces: [...catalog.birthProvinces()],
        portalStatuses: [...catalog.portalStatuses(today())],
        calendarCoversUntil: catalog.workCalendar().coversUntil,
        configuredProcedures: catalog.counts.configured,
        knownProcedures: catalog.counts.known,
      }),
    },
  }
}
