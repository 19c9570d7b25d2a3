import type { CallOutput } from '../../../shared/contract/index.ts'
import { NOTHING_READ } from '../../../shared/scanning/index.ts'
import { DossierPast } from '../dossiers/index.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Papers } from '../papers/index.ts'
import { unpackReadings } from './readings.ts'

/** Fields that are offered of one dossier at most. */
const MOST_FIELDS = 60

/**
 * What was read on the known forms among a dossier's papers, to be offered for its fields and never filled in unasked.
 * @throws DeskError dossiers.unknown, papers.damaged
 */
export async function suggestFieldsOf(
  { ledger, papers }: { readonly ledger: Ledger; readonly papers: Pick<Papers, 'read'> },
  dossier: string,
): Promise<CallOutput<'papers.suggested-fields'>['fields']> {
  const past = DossierPast.read(ledger, dossier)
  const { suggestFields } = await import('../known-forms/index.ts')
  const fields: CallOutput<'papers.suggested-fields'>['fields'] = []
  for (const { paper, filed } of past.papers) {
    const reading = filed.file?.reading
    if (!reading) continue
    const pages = await unpackReadings(await papers.read(dossier, reading.address))
    const suggestion = suggestFields(pages.map((page) => page ?? NOTHING_READ))
    for (const field of suggestion?.fields ?? []) fields.push({ ...field, paper: paper.code })
  }
  return fields.slice(0, MOST_FIELDS)
}
