import type { DossierRow } from '../../shared/contract/dossier-row.ts'

/** A person among the dossiers that were found. */
export interface FoundCitizen {
  readonly name: string
  readonly personalNumber: string
  /** Their newest dossier: the way to all that is known of them, so that no number stands in an address. */
  readonly dossier: string
  /** How many of the dossiers found are theirs. */
  readonly dossiers: number
}

/** The people of the dossiers found, the newest first, each once by their number; who has none is known by no name alone. */
export function citizensOf(rows: readonly DossierRow[]): FoundCitizen[] {
  const found = new Map<string, FoundCitizen>()
  for (const { id, applicantName: name, personalNumber } of rows) {
    if (personalNumber === null || name === '') continue
    const known = found.get(personalNumber)
    found.set(personalNumber, known ? { ...known, dossiers: known.dossiers + 1 } : first(name, personalNumber, id))
  }
  return [...found.values()]
}

function first(name: string, personalNumber: string, dossier: string): FoundCitizen {
  return { name, personalNumber, dossier, dossiers: 1 }
}
