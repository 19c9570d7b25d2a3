import type { SignedThing } from '../../../../shared/signing/index.ts'
import type { DossierPast } from './dossier-past.ts'

/** What papers and documents of one dossier are called. */
export interface NamesWithin {
  paper(code: string): string
  thing(signed: SignedThing): string
  /** Of the paper, document or result that has or had a file. */
  file(address: string): string
}

/** The names of a dossier's papers and documents, also of those that were dropped. */
export function namesWithin(past: DossierPast): NamesWithin {
  const { papers, documents, result } = past
  const dropped = new Map(
    past.lines.flatMap(({ event }) =>
      event.type === 'dossier.document-filed' ? [[event.open.document, event.personal?.name ?? '']] : [],
    ),
  )
  const paper = (code: string) => papers.find((each) => each.paper.code === code)?.paper.name ?? code
  return {
    paper,
    thing: (signed) => (signed.kind === 'paper' ? paper(signed.code) : (dropped.get(signed.document) ?? '')),
    file: (address) => {
      const has = (versions: readonly { readonly address: string }[]) => versions.some((one) => one.address === address)
      const ofPaper = papers.find(({ filed: { file, earlier } }) =>
        [...(file ? [file] : []), ...earlier].some(({ versions }) => has(versions)),
      )
      if (ofPaper !== undefined) return ofPaper.paper.name
      return documents.find(({ versions }) => has(versions))?.name ?? result?.fileName ?? ''
    },
  }
}
