import type { Fee, Procedure } from '../../../shared/catalog/procedure.ts'
import type { catalogCalls, Handlers } from '../../../shared/contract/index.ts'
import { dayOf, isoDateOf, localMinuteOf } from '../../../shared/deadlines/index.ts'
import type { Catalog } from './catalog.ts'

/** The calls this room answers. */
export type CatalogCall = keyof typeof catalogCalls

/** The commune's own fee of a procedure on a day, where it entered one. */
export type FindOwnFee = (procedure: string, day: string) => { readonly fee: Fee; readonly source: string } | undefined

/** Puts the catalogue before the screens, as it holds on the day they ask. `now` in milliseconds since 1970. */
export function createCatalogRoom(
  catalog: Catalog,
  now: () => number,
  ownFee: FindOwnFee,
): { readonly handlers: Handlers<CatalogCall> } {
  const today = () => isoDateOf(dayOf(localMinuteOf(now())))
  return {
    handlers: {
      'catalog.search': ({ query, limit }) =>
        query.trim() === ''
          ? catalog.listProcedures({ limit, onDate: today() })
          : catalog.searchProcedures(query, { limit, onDate: today() }),
      'catalog.procedure': ({ code }) => withOwnFee(catalog.getProcedure(code, today()), ownFee(code, today())),
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

/** A procedure with the fee that the commune entered for it, which counts as confirmed under the source it named. */
function withOwnFee(procedure: Procedure, own: ReturnType<FindOwnFee>): Procedure {
  if (own === undefined) return procedure
  const { sources } = procedure
  return { ...procedure, fee: own.fee, sources: { ...sources, fee: { certainty: 'confirmed', text: own.source } } }
}
