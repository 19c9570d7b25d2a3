import type { TextHit } from '../../../../shared/contract/index.ts'
import { DossierPast } from '../../dossiers/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import { excerptOf } from './excerpt.ts'
import type { TextIndex } from './text-index.ts'
import { readTextQuery } from './text-query.ts'

export interface TextSearchParts {
  readonly index: TextIndex
  readonly ledger: Ledger
}

/** Places in papers where what was typed stands, with the words around; nothing for a text without a word. */
export function searchText(
  { index, ledger }: TextSearchParts,
  { text, limit }: { readonly text: string; readonly limit: number },
): TextHit[] {
  const query = readTextQuery(text)
  const pasts = new Map<string, DossierPast>()
  const pastOf = (dossier: string): DossierPast => {
    const known = pasts.get(dossier) ?? DossierPast.read(ledger, dossier)
    pasts.set(dossier, known)
    return known
  }
  return index.find(query, limit).flatMap((page): TextHit[] => {
    const past = pastOf(page.dossier)
    const { code, temporaryCode } = past.standing
    const received = past.find('dossier.received')?.personal
    const found = past.papers.find(({ paper }) => paper.code === page.code)
    // What was taken out a moment ago may still be in the index.
    if (!found?.filed.file) return []
    const hit = {
      dossier: page.dossier,
      dossierCode: code ?? temporaryCode ?? '',
      ownerName: received?.ownerName ?? received?.applicant.name ?? null,
      code: page.code,
      name: found.paper.name,
      file: found.filed.file.file.address,
      page: page.page,
      excerpt: excerptOf(page.text, query),
    }
    return [hit]
  })
}
