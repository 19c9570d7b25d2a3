import { UNDECIDED_STATES } from '../../../../shared/catalog/status.ts'
import type { Instant, KnownCitizen } from '../../../../shared/dossier/dossier.ts'
import type { Ledger } from '../../ledger/index.ts'
import { toText } from '../identifiers.ts'
import type { DossierRecord } from '../projection/dossier-table.ts'
import { type DossierSearch, filterTerms, personTerm } from '../search/index.ts'
import { DossierPast } from './dossier-past.ts'

/** What the desk remembers of the person with a personal number, from the last dossier they handed in or were refused. */
export function findCitizen(ledger: Ledger, search: DossierSearch, personalNumber: string): KnownCitizen | undefined {
  const found = search.findNewest([personTerm(personalNumber)])
  if (found === undefined) return undefined
  const applicant = DossierPast.read(ledger, toText(found.record.id)).person?.applicant
  return applicant && { applicant, lastReceivedAt: found.record.received_at, dossiers: found.count }
}

/** So long a dossier that is finished is worth a word when the same is asked for again. */
const RECENTLY_MS = 30 * 86_400_000

/** One person has few dossiers of one procedure; more than these nobody reads at the counter. */
const MOST_SHOWN = 10

const OPEN: ReadonlySet<string> = new Set(UNDECIDED_STATES)

/** What the desk has of one person for one procedure, the newest first. */
export interface SameRequest {
  /** Not decided yet: receiving another would make two of one. */
  readonly open: readonly DossierRecord[]
  /** Finished, stopped or refused in the last 30 days. */
  readonly recent: readonly DossierRecord[]
}

/** The dossiers of a person for a procedure that a clerk should know of before receiving another. */
export function findSameRequest(
  search: DossierSearch,
  { personalNumber, procedure }: { readonly personalNumber: string; readonly procedure: string },
  now: Instant,
): SameRequest {
  const { records } = search.find({
    terms: [personTerm(personalNumber), ...filterTerms([], procedure)],
    before: undefined,
    limit: MOST_SHOWN,
    accepts: ({ state, finished_at }) => OPEN.has(state) || (finished_at ?? 0) >= now - RECENTLY_MS,
  })
  return {
    open: records.filter(({ state }) => OPEN.has(state)),
    recent: records.filter(({ state }) => !OPEN.has(state)),
  }
}
