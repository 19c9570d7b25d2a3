import { z } from 'zod'
import { BirthProvince, ProvinceIdentifier } from '../../../shared/catalog/agency.ts'
import { OfficeHours, WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { KnownProcedure, Procedure } from '../../../shared/catalog/procedure.ts'
import { PortalStatus } from '../../../shared/catalog/status.ts'
import { StepBudgetRule } from '../../../shared/catalog/step-budget.ts'
import { DeskError } from '../../../shared/errors.ts'
import { checkConsistency } from './consistency.ts'
import birthProvinces from './data/birth-provinces.json' with { type: 'json' }
import fields from './data/fields.json' with { type: 'json' }
import holidays from './data/holidays.json' with { type: 'json' }
import knownProcedures from './data/known-procedures.json' with { type: 'json' }
import officeHours from './data/office-hours.json' with { type: 'json' }
import portalStatuses from './data/portal-statuses.json' with { type: 'json' }
import procedures from './data/procedures.json' with { type: 'json' }
import provinceIdentifiers from './data/province-identifiers.json' with { type: 'json' }
import stepBudgets from './data/step-budgets.json' with { type: 'json' }

/** Days off and made-up days, with the span of days for which they were looked up. */
const Holidays = WorkCalendar.omit({ officeHours: true })

/** Official Vietnamese name of each field (lĩnh vực) of procedures. */
const FieldNames = z.record(Procedure.shape.field, z.string().min(3).max(60))

/** The data files as they are built into the program, by file name and not yet validated. */
export const BUNDLED_FILES = {
  'procedures.json': procedures,
  'known-procedures.json': knownProcedures,
  'fields.json': fields,
  'holidays.json': holidays,
  'office-hours.json': officeHours,
  'birth-provinces.json': birthProvinces,
  'province-identifiers.json': provinceIdentifiers,
  'portal-statuses.json': portalStatuses,
  'step-budgets.json': stepBudgets,
} as const

/** Content of every data file by file name, not yet validated. */
export type CatalogFiles = Readonly<Record<keyof typeof BUNDLED_FILES, unknown>>

/** Everything the catalog knows, valid in form and free of contradictions. */
export interface CatalogData {
  readonly procedures: readonly Procedure[]
  readonly knownProcedures: readonly KnownProcedure[]
  readonly fieldNames: Readonly<Record<Procedure['field'], string>>
  readonly workCalendar: WorkCalendar
  readonly birthProvinces: readonly BirthProvince[]
  readonly provinceIdentifiers: readonly ProvinceIdentifier[]
  readonly portalStatuses: readonly PortalStatus[]
  readonly stepBudgets: readonly StepBudgetRule[]
}

/**
 * Validates every data file.
 * @throws DeskError `catalog.invalid-data` with the `file` and `where` in it.
 */
export function readCatalogFiles(files: CatalogFiles): CatalogData {
  const read = <Output>(file: keyof CatalogFiles, schema: z.ZodType<Output>) => parse(file, schema, files[file])
  const data: CatalogData = {
    procedures: read('procedures.json', z.array(Procedure)),
    knownProcedures: read('known-procedures.json', z.array(KnownProcedure)),
    fieldNames: read('fields.json', FieldNames),
    workCalendar: {
      ...read('holidays.json', Holidays),
      officeHours: read('office-hours.json', z.array(OfficeHours).min(1)),
    },
    birthProvinces: read('birth-provinces.json', z.array(BirthProvince)),
    provinceIdentifiers: read('province-identifiers.json', z.array(ProvinceIdentifier)),
    portalStatuses: read('portal-statuses.json', z.array(PortalStatus)),
    stepBudgets: read('step-budgets.json', z.array(StepBudgetRule)),
  }
  checkConsistency(data)
  return data
}

function parse<Output>(file: string, schema: z.ZodType<Output>, content: unknown): Output {
  // Each file is read once: compiling its schema first would take longer than all of the reading.
  const result = schema.safeParse(content, { jitless: true })
  if (result.success) return result.data
  const where = result.error.issues[0]?.path.join('.') ?? ''
  throw new DeskError('catalog.invalid-data', { file, where }, { cause: result.error })
}
