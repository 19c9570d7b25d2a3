import type { CallOutput } from '../../../../shared/contract/index.ts'
import { NOTHING_READ, type PageReading } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Batches } from './batches.ts'
import { pageReadingAt } from './page-readings.ts'

type Suggested = CallOutput<'scanning.suggested-fields'>['fields']

/** Fields that are offered at most. */
const MOST_FIELDS = 60

/**
 * What was read on the known forms among the pages of a dossier that are not filed yet, which may still be a draft: to be offered
 * for its fields and never filled in unasked. A form goes on until the next one begins.
 * @throws DeskError papers.damaged
 */
export async function suggestFieldsOfPages(
  { batches, papers }: { readonly batches: Batches; readonly papers: Pick<Papers, 'read'> },
  dossier: string,
): Promise<Suggested> {
  const { suggestFields } = await import('../../known-forms/index.ts')
  const fields: Suggested = []
  for (const { id: batch } of batches.list(dossier)) {
    const owner = batches.ownerOf(batch)
    const ids = batches.layout(batch).flatMap(({ id, removed, separator }) => (removed || separator ? [] : [id]))
    const readings: PageReading[] = []
    for (const id of ids) {
      const { reading } = batches.getPage(batch, id)
      readings.push(reading === null ? NOTHING_READ : await pageReadingAt(papers, owner, reading))
    }
    const begins = readings.map((reading) => suggestFields([reading]) !== undefined)
    for (const [first, isForm] of begins.entries()) {
      if (!isForm) continue
      const next = begins.indexOf(true, first + 1)
      const form = suggestFields(readings.slice(first, next === -1 ? undefined : next))
      for (const { page, ...field } of form?.fields ?? []) {
        fields.push({ ...field, page: ids[first + page - 1] ?? ids[first] ?? '' })
      }
    }
  }
  return fields.slice(0, MOST_FIELDS)
}
