import type { AwaitingSignature, KeptSignature, SignableFile } from '../../../../shared/contract/index.ts'
import {
  type FiledDocument,
  type FileSignature,
  findResultDocument,
  type SignedFile,
} from '../../../../shared/dossier/signed-files.ts'
import { DossierPast, type DossiersRoom } from '../../dossiers/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import type { SigningOfficer } from '../parts.ts'

export interface ListParts {
  readonly ledger: Ledger
  readonly dossiers: Pick<DossiersRoom, 'awaitingSignature'>
  /** Name of an officer as far as this desk knows them; else empty. */
  readonly officerName: (id: string | undefined) => string
}

/**
 * Papers and documents of a dossier that can be signed: those that are a PDF.
 * @throws DeskError dossiers.unknown
 */
export function signableFiles({ ledger, officerName }: ListParts, dossier: string): SignableFile[] {
  const past = DossierPast.read(ledger, dossier)
  const papers = past.papers.flatMap(({ paper, filed }): SignableFile[] => {
    if (filed.file?.file.mediaType !== 'application/pdf') return []
    const { file, signatures, rivals } = filed.file
    const signed = { kind: 'paper', code: paper.code } as const
    return [{ signed, name: paper.name, role: null, file, ...signedBy({ signatures, rivals }, officerName) }]
  })
  return [...papers, ...past.documents.map((document) => toSignable(document, officerName))]
}

/** What waits for an officer's signature, the earliest due first, with the file that it goes on. */
export function awaitingSignatures(
  parts: ListParts,
  signer: SigningOfficer,
  limit: number,
): { readonly files: AwaitingSignature[]; readonly more: boolean } {
  const rows = parts.dossiers.awaitingSignature(signer, limit + 1)
  const files = rows.slice(0, limit).map((row): AwaitingSignature => {
    const past = DossierPast.read(parts.ledger, row.id)
    const document = findResultDocument(past.documents)
    const isApproved = row.state === 'signed'
    // Who put it before the signer: the specialist, or the leader whose decision is to be issued.
    const before = past.find(isApproved ? 'dossier.signed' : 'dossier.submitted')
    return {
      row,
      revision: row.revision,
      kind: isApproved ? 'issue' : 'approval',
      file: document === undefined ? null : toSignable(document, parts.officerName),
      submittedBy: parts.officerName(before?.officer),
      note: before?.personal?.note ?? '',
    }
  })
  return { files, more: rows.length > limit }
}

function toSignable(
  { document, name, role, file, ...signed }: FiledDocument,
  officerName: ListParts['officerName'],
): SignableFile {
  return { signed: { kind: 'document', document }, name, role, file, ...signedBy(signed, officerName) }
}

function signedBy(
  { signatures, rivals }: Pick<SignedFile, 'signatures' | 'rivals'>,
  officerName: ListParts['officerName'],
) {
  return {
    signatures: toKept(signatures, officerName),
    rivals: rivals.map((rival) => ({ file: rival.file, signatures: toKept(rival.signatures, officerName) })),
  }
}

function toKept(signatures: readonly FileSignature[], officerName: ListParts['officerName']): KeptSignature[] {
  return signatures.map(({ kind, holder, unit, at, officer, level, certificate }) => ({
    kind,
    holder,
    unit,
    at,
    officerName: officerName(officer),
    level,
    certificate,
  }))
}
