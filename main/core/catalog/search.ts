import type { KnownProcedure, Procedure } from '../../../shared/catalog/procedure.ts'
import type { ProcedureHit } from '../../../shared/contract/index.ts'
import { findMatches, type MatchCandidate, prepareCandidate, prepareQuery } from '../../../shared/text/index.ts'

interface SearchCandidate extends MatchCandidate {
  readonly hit: ProcedureHit
}

/** Official names often begin with "Thủ tục", which nobody types and which would hide the true first word. */
const KIND = /^thủ tục\s+/iu

/** Finds procedures by part of their name, code or everyday words. Candidates are prepared once for many queries. */
export class ProcedureSearch {
  readonly #configured: readonly SearchCandidate[]
  readonly #known: readonly SearchCandidate[]

  /** `configured` as they hold on the day of the search; `known` may name the same codes again. */
  constructor(
    configured: readonly Procedure[],
    known: readonly KnownProcedure[],
    fieldNames: Readonly<Record<Procedure['field'], string>>,
  ) {
    const codes = new Set(configured.map(({ code }) => code))
    this.#configured = configured.map(({ code, name, field, keywords }) =>
      candidateOf({ code, name, configured: true, group: fieldNames[field] }, keywords),
    )
    this.#known = known
      .filter(({ code }) => !codes.has(code))
      .map(({ code, name, group }) => candidateOf({ code, name, configured: false, group }, []))
  }

  /** The best hits: a procedure named by its whole code, then configured ones, then those known by name only. */
  find(query: string, limit: number): ProcedureHit[] {
    const { codeDigits } = prepareQuery(query)
    const byCode = this.#known.filter((candidate) => candidate.codeDigits === codeDigits)
    const configured = findMatches(query, this.#configured, limit)
    const known = findMatches(query, this.#known, limit)
    return [...new Set([...byCode, ...configured, ...known])].slice(0, limit).map(({ hit }) => hit)
  }
}

function candidateOf(hit: ProcedureHit, keywords: readonly string[]): SearchCandidate {
  return { ...prepareCandidate({ code: hit.code, name: hit.name.replace(KIND, ''), keywords }), hit }
}
