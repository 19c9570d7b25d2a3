import type { DossierState } from '../../shared/catalog/status.ts'
import type { SignableFile } from '../../shared/contract/signing.ts'
import type { Right } from '../../shared/people/roles.ts'
import type { SigningKind } from '../../shared/signing/index.ts'

const OF_PAPER: readonly SigningKind[] = ['digitized', 'copy', 'copy-of-copy', 'excerpt']

/** The kinds that are acts of the dossier: with them its revision is sent, so that nobody signs a stale page. */
export const ACTS_OF_DOSSIER: ReadonlySet<SigningKind> = new Set<SigningKind>(['approval', 'issue'])

/**
 * How a file of a dossier can be signed now. What it bears already is not offered again; the desk has the last word.
 * @param state of its dossier
 */
export function kindsOf(file: SignableFile, state: DossierState, rights: readonly Right[]): readonly SigningKind[] {
  if (file.file.mediaType !== 'application/pdf') return []
  const borne = new Set(file.signatures.map(({ kind }) => kind))
  return kindsOfRole(file, state, rights).filter((kind) => !borne.has(kind))
}

function kindsOfRole({ role }: SignableFile, state: DossierState, rights: readonly Right[]): readonly SigningKind[] {
  switch (role) {
    case null:
      return OF_PAPER
    case 'attachment':
      return ['attachment']
    case 'incoming':
      return ['incoming']
    case 'result':
      if (state === 'signed' && rights.includes('issue')) return ['issue']
      return (state === 'deciding' || state === 'approved') && rights.includes('decide') ? ['approval'] : []
  }
}
