import type { KnownCitizen } from '../../../../shared/dossier/dossier.ts'
import type { Ledger } from '../../ledger/index.ts'
import { toText } from '../identifiers.ts'
import { type DossierSearch, personTerm } from '../search/index.ts'
import { DossierPast } from './dossier-past.ts'

/** What the desk remembers of the person with a personal number, from the last dossier they handed in or were refused. */
export function findCitizen(ledger: Ledger, search: DossierSearch, personalNumber: string): KnownCitizen | undefined {
  const found = search.findNewest([personTerm(personalNumber)])
  if (found === undefined) return undefined
  const applicant = DossierPast.read(ledger, toText(found.record.id)).person?.applicant
  return applicant && { applicant, lastReceivedAt: found.record.received_at, dossiers: found.count }
}
