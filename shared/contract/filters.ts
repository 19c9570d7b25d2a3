import { z } from 'zod'
import { DossierState } from '../catalog/status.ts'
import { Identifier } from '../dossier/dossier.ts'
import { DossierQueue } from '../dossier/queue.ts'
import { typedLine } from '../text/typed.ts'
import { call } from './call.ts'

/** How a list is narrowed. What was searched for is no part of it: it may be a name. */
export const DossierFilter = z.strictObject({
  queue: DossierQueue,
  /** None means all. */
  states: z.array(DossierState).max(DossierState.options.length),
  /** Code of the procedure; null means all. */
  procedure: typedLine(0, 20).nullable(),
})
export type DossierFilter = z.infer<typeof DossierFilter>

/** A filter that an officer keeps under a name of their own. */
export const SavedFilter = z.strictObject({
  /** Chosen by the screen; saved again, it is changed. */
  id: Identifier,
  name: typedLine(1, 40),
  filter: DossierFilter,
})
export type SavedFilter = z.infer<typeof SavedFilter>

/** Filters that one officer can keep: more no row of chips can show. */
export const MOST_FILTERS = 20

/** The saved filters of the officer who asks; nobody sees another's. Each answers with all of them, by name. */
export const filterCalls = {
  'filters.list': call('read', z.strictObject({}), z.array(SavedFilter)),
  'filters.save': call('read', SavedFilter, z.array(SavedFilter)),
  'filters.remove': call('read', z.strictObject({ id: Identifier }), z.array(SavedFilter)),
}
