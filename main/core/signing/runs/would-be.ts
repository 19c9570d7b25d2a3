import type { CallOutput } from '../../../../shared/contract/index.ts'
import type { FileSignature } from '../../../../shared/dossier/signed-files.ts'
import type { CertificateOwnerKind, SigningKind } from '../../../../shared/signing/index.ts'
import { Looks } from './looks.ts'
import { findPlace, placeOf } from './placing.ts'
import { approvalsOf } from './signer.ts'

/** What is known of a signature before a certificate is chosen. */
export interface WouldBeSignature {
  readonly pdf: Buffer
  readonly kind: SigningKind
  readonly owner: CertificateOwnerKind
  /** Name of the paper or document. */
  readonly name: string
  readonly officerName: string
  readonly agencyName: string
  readonly picture: Buffer | undefined
  /** Those that the file carries. */
  readonly signatures: readonly FileSignature[]
}

/**
 * Where a signature would be seen, as far as that is known before a certificate is chosen: its own names may make a mark somewhat wider.
 * @throws DeskError signing.pdf-damaged, signing.pdf-encrypted, signing.pdf-too-large, signing.letter-missing, signing.picture-unusable
 */
export async function findWouldBePlace(signature: WouldBeSignature): Promise<CallOutput<'signing.place'>> {
  const { pdf, kind, owner, name, officerName, agencyName, picture, signatures } = signature
  const file = { name, notation: null }
  const holder = owner === 'agency' ? agencyName : officerName
  const looks = new Looks({ kind, owner, holder, unit: agencyName, picture, isTraining: false }, [file])
  const question = {
    pdf,
    kind,
    look: looks.of(file, new Date(0)),
    names: [officerName],
    approvals: approvalsOf(signatures),
  }
  const { layout, ...found } = await findPlace(question)
  return {
    place: placeOf(found, layout.pages),
    foundBy: found.foundBy,
    pages: layout.pages.map(({ width, height }) => ({ width, height })),
  }
}
