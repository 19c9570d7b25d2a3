import { DeskError } from '../../../../shared/errors.ts'
import type { DossierRecord, DossierTable } from '../projection/dossier-table.ts'
import { type DossierSearch, personTerm } from '../search/index.ts'
import { dateOf } from './dossier-rows.ts'

/** One visit has few dossiers; an organisation that brings a pile gets the first of them on one paper. */
const MOST_OF_VISIT = 40

/**
 * The dossiers that the person of a dossier handed in on the same day, that one included, the oldest first. Persons are told
 * by their number, as everywhere: without one, a dossier is alone. What was refused was not taken in and is left out.
 * @throws DeskError dossiers.unknown
 */
export function findVisit(
  { table, search }: { readonly table: DossierTable; readonly search: DossierSearch },
  dossier: string,
): readonly DossierRecord[] {
  const record = table.find(dossier)
  if (record === undefined) throw new DeskError('dossiers.unknown')
  const numbers = [record.personal_number, record.old_number].filter((number) => number !== null)
  if (record.state === 'refused') return []
  if (numbers.length === 0) return [record]
  const day = dateOf(record.received_at)
  const { records } = search.find({
    terms: [numbers.flatMap(personTerm)],
    before: undefined,
    limit: MOST_OF_VISIT,
    accepts: ({ state, received_at }) => state !== 'refused' && dateOf(received_at) === day,
  })
  return records.toSorted((one, other) => one.received_at - other.received_at || one.id.compare(other.id))
}
