import type { DossierRow } from '../../../../shared/contract/dossier-row.ts'
import type { CitizenView } from '../../../../shared/contract/dossiers.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Ledger } from '../../ledger/index.ts'
import { toText } from '../identifiers.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'
import { type DossierSearch, personTerm } from '../search/index.ts'
import { DossierPast } from './dossier-past.ts'

/** Dossiers of one person that a page shows; each is read from the ledger. */
const MOST_SHOWN = 50

interface CitizenParts {
  readonly ledger: Ledger
  readonly table: DossierTable
  readonly search: DossierSearch
}

/**
 * The person of a dossier with all that their dossiers say. A person is who goes by a number; a card that names an old number
 * (CMND) links it, so that what came before the card is found too. Without a number a person is known by this dossier alone:
 * names are shared. What was lawfully destroyed is in no dossier any more and so not here either.
 * @throws DeskError dossiers.unknown
 */
export function viewCitizen(
  { ledger, table, search }: CitizenParts,
  dossier: string,
  toRow: (record: DossierRecord) => DossierRow,
): CitizenView {
  const record = table.find(dossier)
  if (record === undefined) throw new DeskError('dossiers.unknown')
  const { records, numbers, more } = dossiersOf(search, record)
  const pasts = records.map((each) => ({ id: toText(each.id), past: DossierPast.read(ledger, toText(each.id)) }))
  const said = new Map<string, CitizenView['said'][number]>()
  const actedFor = new Map<string, CitizenView['actedFor'][number]>()
  const papers = new Map<string, CitizenView['papers'][number]>()
  for (const { id, past } of pasts) {
    const { applicant } = past.person ?? {}
    const at = past.standing.receivedAt
    for (const field of ['name', 'address', 'phone'] as const) {
      const value = applicant?.[field]
      if (value && !said.has(`${field} ${value}`)) said.set(`${field} ${value}`, { field, value, at })
    }
    const received = past.find('dossier.received')
    const name = received?.personal?.ownerName
    if (name && !actedFor.has(name)) actedFor.set(name, { name, at, dossier: id })
    for (const paper of received?.open.papers ?? []) {
      if (paper.use === 'hand-in' && !papers.has(paper.name))
        papers.set(paper.name, { name: paper.name, at, dossier: id })
    }
  }
  return {
    applicant: pasts.find(({ past }) => past.person !== undefined)?.past.person?.applicant ?? null,
    numbers,
    said: [...said.values()],
    actedFor: [...actedFor.values()],
    papers: [...papers.values()],
    rows: records.map(toRow),
    more,
  }
}

interface PersonsDossiers {
  readonly records: readonly DossierRecord[]
  readonly numbers: string[]
  readonly more: boolean
}

function dossiersOf(search: DossierSearch, record: DossierRecord): PersonsDossiers {
  const numbers = numbersOf(record)
  return numbers.length === 0 ? { records: [record], numbers: [], more: false } : findByNumbers(search, numbers)
}

/** Dossiers of who goes by a personal number, also by others that a card linked to it; the newest first. */
export function findPersonsDossiers(search: DossierSearch, personalNumber: string): readonly DossierRecord[] {
  return findByNumbers(search, [personalNumber]).records
}

function findByNumbers(search: DossierSearch, known: readonly string[]): PersonsDossiers {
  const numbers = new Set(known)
  for (;;) {
    const term = [...numbers].flatMap(personTerm)
    const { records, next } = search.find({ terms: [term], before: undefined, limit: MOST_SHOWN })
    const before = numbers.size
    for (const number of records.flatMap(numbersOf)) numbers.add(number)
    // A number that came to light may lead to further dossiers; a person has two or three, so this ends at once.
    if (numbers.size === before) return { records, numbers: [...numbers], more: next !== undefined }
  }
}

function numbersOf({ personal_number, old_number }: DossierRecord): string[] {
  return [personal_number, old_number].filter((number) => number !== null)
}
