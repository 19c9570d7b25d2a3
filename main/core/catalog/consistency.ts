import { DossierState } from '../../../shared/catalog/status.ts'
import { DeskError } from '../../../shared/errors.ts'
import { inForce } from './dated.ts'
import type { CatalogData } from './files.ts'

/**
 * What no schema of a single record can say: nothing stands twice, and every state of a dossier has
 * exactly one portal status on every day.
 * @throws DeskError `catalog.invalid-data` with the `file` and `where` in it.
 */
export function checkConsistency(data: CatalogData): void {
  const {
    procedures,
    knownProcedures,
    workCalendar,
    birthProvinces,
    provinceIdentifiers,
    portalStatuses,
    stepBudgets,
  } = data
  const { specialDays, officeHours, coversFrom, coversUntil } = workCalendar

  for (const procedure of procedures) {
    unique(
      'procedures.json',
      procedure.papers.map((paper) => `${procedure.code} ${paper.code}`),
    )
  }
  unique('procedures.json', procedures.map(versionOf))
  unique('known-procedures.json', knownProcedures.map(codeOf))
  unique('birth-provinces.json', birthProvinces.map(codeOf))
  unique('province-identifiers.json', provinceIdentifiers.map(codeOf))
  unique('portal-statuses.json', portalStatuses.map(versionOf))
  unique('step-budgets.json', stepBudgets.map(versionOf))
  unique('holidays.json', specialDays.map(dateOf))
  unique('office-hours.json', officeHours.map(startOf))

  for (const { date } of specialDays) {
    if (date < coversFrom || date > coversUntil) throw invalid('holidays.json', date)
  }

  for (const onDate of new Set(portalStatuses.map(startOf))) {
    const statuses = inForce(portalStatuses, onDate)
    for (const state of DossierState.options) {
      const count = statuses.filter((status) => status.states.includes(state)).length
      if (count !== 1) throw invalid('portal-statuses.json', `${onDate} ${state}`)
    }
  }
}

function unique(file: string, keys: readonly string[]): void {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) throw invalid(file, key)
    seen.add(key)
  }
}

function invalid(file: string, where: string): DeskError {
  return new DeskError('catalog.invalid-data', { file, where })
}

const codeOf = ({ code }: { readonly code: string }) => code
const dateOf = ({ date }: { readonly date: string }) => date
const startOf = ({ effectiveFrom }: { readonly effectiveFrom: string }) => effectiveFrom
const versionOf = ({ code, effectiveFrom }: { readonly code: string | number; readonly effectiveFrom: string }) =>
  `${code} ${effectiveFrom}`
