import type { DossierFilter } from '../../shared/contract/filters.ts'

/** In memory only, so that it ends with the window; it names nobody. */
let last: { readonly officer: string; readonly filter: DossierFilter } | undefined

/** The filter that an officer chose last in this session. */
export function lastFilter(officer: string | undefined): DossierFilter | undefined {
  return last !== undefined && last.officer === officer ? last.filter : undefined
}

/** Keeps a filter for when the officer comes back to the list. */
export function rememberFilter(officer: string | undefined, filter: DossierFilter): void {
  if (officer !== undefined) last = { officer, filter }
}

/** Whether two filters show the same. */
export function isSameFilter(one: DossierFilter, other: DossierFilter): boolean {
  const states = [...one.states].sort().join()
  return one.queue === other.queue && one.procedure === other.procedure && states === [...other.states].sort().join()
}
