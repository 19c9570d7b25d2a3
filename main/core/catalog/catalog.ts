import type { BirthProvince, ProvinceIdentifier } from '../../../shared/catalog/agency.ts'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type { KnownProcedure, Procedure } from '../../../shared/catalog/procedure.ts'
import type { DossierState, PortalStatus } from '../../../shared/catalog/status.ts'
import { ANY_PROCEDURE, type StepBudgetRule } from '../../../shared/catalog/step-budget.ts'
import type { ProcedureHit } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { inForce } from './dated.ts'
import { BUNDLED_FILES, type CatalogData, type CatalogFiles, readCatalogFiles } from './files.ts'
import { ProcedureSearch } from './search.ts'

/**
 * Rules of law as dated data: procedures (thủ tục), working calendar, agency codes, portal statuses. Days are
 * `yyyy-MM-dd` in Asia/Ho_Chi_Minh; on each day the latest version that has begun holds.
 */
export class Catalog {
  readonly #data: CatalogData
  readonly #workCalendar: () => WorkCalendar
  readonly #versions: ReadonlyMap<string, readonly Procedure[]>
  readonly #known: ReadonlyMap<string, KnownProcedure>
  /** The set of procedures in force changes on these days only; one search is kept for the span asked for last. */
  readonly #startDays: readonly string[]
  #search: { readonly since: string | undefined; readonly procedures: ProcedureSearch } | undefined

  constructor(data: CatalogData, workCalendar: () => WorkCalendar = () => data.workCalendar) {
    this.#data = data
    this.#workCalendar = workCalendar
    const versions = new Map<string, Procedure[]>()
    for (const procedure of data.procedures) {
      const others = versions.get(procedure.code)
      if (others) others.push(procedure)
      else versions.set(procedure.code, [procedure])
    }
    this.#versions = versions
    this.#known = new Map(data.knownProcedures.map((known) => [known.code, known]))
    this.#startDays = [...new Set(data.procedures.map(({ effectiveFrom }) => effectiveFrom))].sort()
  }

  /** How many procedures the desk can receive (in some version), and how many the national list names. */
  get counts(): { readonly configured: number; readonly known: number } {
    return { configured: this.#versions.size, known: this.#known.size }
  }

  /** The procedure as it holds on a day, if it is configured then. */
  findProcedure(code: string, onDate: string): Procedure | undefined {
    return inForce(this.#versions.get(code) ?? [], onDate)[0]
  }

  /**
   * The procedure as it holds on a day.
   * @throws DeskError `catalog.not-configured` when only its name is known or it begins later.
   * @throws DeskError `catalog.unknown-procedure` when no list has the code.
   */
  getProcedure(code: string, onDate: string): Procedure {
    const procedure = this.findProcedure(code, onDate)
    if (procedure) return procedure
    const isListed = this.#known.has(code) || this.#versions.has(code)
    throw new DeskError(isListed ? 'catalog.not-configured' : 'catalog.unknown-procedure', { code })
  }

  /**
   * Procedures for what someone typed: part of a name, code or everyday word, with or without diacritics. Configured
   * ones first, best first; an empty query finds nothing. What the officer uses most is for the caller to put on top.
   */
  searchProcedures(query: string, { limit, onDate }: { limit: number; onDate: string }): ProcedureHit[] {
    const since = this.#startDays.findLast((day) => day <= onDate)
    if (this.#search === undefined || this.#search.since !== since) {
      const configured = inForce(this.#data.procedures, onDate)
      const procedures = new ProcedureSearch(configured, this.#data.knownProcedures, this.#data.fieldNames)
      this.#search = { since, procedures }
    }
    return this.#search.procedures.find(query, limit)
  }

  /** The configured procedures in the order of the catalogue: what is offered before anything was typed. */
  listProcedures({ limit, onDate }: { limit: number; onDate: string }): ProcedureHit[] {
    return inForce(this.#data.procedures, onDate)
      .slice(0, limit)
      .map(({ code, name, field }) => ({ code, name, configured: true, group: this.fieldName(field) }))
  }

  /** Official name of a field of procedures (lĩnh vực), as lists and forms print it. */
  fieldName(field: Procedure['field']): string {
    return this.#data.fieldNames[field]
  }

  /** How long each step of a procedure may take, as it holds on a day: its own rule, else the one for every procedure. */
  findStepBudget(code: string, onDate: string): StepBudgetRule | undefined {
    const rules = inForce(this.#data.stepBudgets, onDate)
    return rules.find((rule) => rule.code === code) ?? rules.find((rule) => rule.code === ANY_PROCEDURE)
  }

  /** Office hours, days off and made-up days; the same object each time, as the due-date engine resolves it once. */
  workCalendar(): WorkCalendar {
    return this.#workCalendar()
  }

  /** The same catalogue with another calendar: that of the program with the commune's own laid over it. */
  withWorkCalendar(workCalendar: () => WorkCalendar): Catalog {
    return new Catalog(this.#data, workCalendar)
  }

  /** Provinces of birth registration by the first three digits of an ID number. */
  birthProvinces(): readonly BirthProvince[] {
    return this.#data.birthProvinces
  }

  /** Electronic identifiers of the provinces before the mergers of 2025, each with how well it is known. */
  provinceIdentifiers(): readonly ProvinceIdentifier[] {
    return this.#data.provinceIdentifiers
  }

  /** The statuses of the national portal as they hold on a day. */
  portalStatuses(onDate: string): readonly PortalStatus[] {
    return inForce(this.#data.portalStatuses, onDate)
  }

  /**
   * The status of the national portal that stands for a state of a dossier on a day.
   * @throws DeskError `catalog.not-configured` for days before the first mapping.
   */
  portalStatusOf(state: DossierState, onDate: string): PortalStatus {
    const status = this.portalStatuses(onDate).find(({ states }) => states.includes(state))
    if (status) return status
    throw new DeskError('catalog.not-configured', { code: state })
  }
}

/**
 * Opens the catalog built into the program, or other files of the same shape.
 * @throws DeskError `catalog.invalid-data` with the `file` and `where` in it.
 */
export function openCatalog(files: CatalogFiles = BUNDLED_FILES): Catalog {
  return new Catalog(readCatalogFiles(files))
}
