import type { DeskProfile, OfficerView } from '../../../shared/contract/people.ts'
import type { Catalog } from '../catalog/index.ts'

/** What this room asks of the catalogue. */
export type DossierCatalog = Pick<
  Catalog,
  'findProcedure' | 'getProcedure' | 'portalStatusOf' | 'workCalendar' | 'findStepBudget'
>

/** Who works at this desk, and what desk it is. */
export interface DeskPeople {
  getProfile(): DeskProfile
  /** An officer by identifier, also one who works here no longer. */
  find(id: string): OfficerView | undefined
}
