import type { DossierState } from '../../../../shared/catalog/status.ts'
import { type Obstacle, obstacleTo } from '../../../../shared/dossier/acts.ts'
import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import { isSameToSign, isSignedFor, type SignedFile } from '../../../../shared/dossier/signed-files.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Right } from '../../../../shared/people/roles.ts'
import {
  type DocumentRole,
  OWNERS_OF_KIND,
  type SignedThing,
  type SigningKind,
} from '../../../../shared/signing/index.ts'
import { type By, type DossierActs, DossierPast, fileSigned, fileStamped, type KeptAct } from '../../dossiers/index.ts'
import { draft, type Ledger } from '../../ledger/index.ts'
import type { Store } from '../../store/index.ts'
import type {
  CertificateBook,
  FileToSign,
  NewSignature,
  NewStamp,
  SignatureWish,
  SigningBook,
  SigningOfficer,
} from '../parts.ts'

export interface SigningBookParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly acts: Pick<DossierActs, 'requireAllowed' | 'carryOut'>
  readonly certificates: Pick<CertificateBook, 'mayUse'>
}

/** What each thing is signed with (NĐ 30/2020/NĐ-CP; TT 01/2023/TT-VPCP, Điều 8 for what was digitized). */
const KINDS_OF: Readonly<Record<'paper' | DocumentRole, readonly SigningKind[]>> = {
  paper: ['digitized', 'copy', 'copy-of-copy', 'excerpt'],
  result: ['approval', 'issue'],
  attachment: ['attachment'],
  incoming: ['incoming'],
}

/** Of a wish that tells none: no dossier is at it. */
const NO_REVISION = 0

/** A paper or a document of a dossier with its file. */
interface Found {
  readonly signed: SignedFile
  readonly name: string
  readonly role: DocumentRole | null
}

/** What the ledger says of files that are signed. */
export class LedgerSigningBook implements SigningBook {
  readonly #parts: SigningBookParts

  constructor(parts: SigningBookParts) {
    this.#parts = parts
  }

  requireSignable(wish: SignatureWish, by: SigningOfficer): FileToSign {
    const past = DossierPast.read(this.#parts.ledger, wish.dossier)
    const found = findThing(past, wish.signed)
    if (found === undefined) throw new DeskError('signing.nothing-there')
    const { signed, role } = found
    if (!KINDS_OF[role ?? 'paper'].includes(wish.kind)) throw new DeskError('signing.kind-not-fitting')
    // Before the address: who goes on with a run after a crash asks for a file that is signed by now.
    const isAlready = signed.signatures.some(
      ({ kind, certificate }) => kind === wish.kind && certificate === wish.certificate,
    )
    if (isAlready) throw new DeskError('signing.already-signed')
    if (!isSameToSign(signed, wish.of)) throw new DeskError('signing.file-changed')
    if (signed.file.mediaType !== 'application/pdf') throw new DeskError('signing.not-a-pdf')
    const owner = this.#parts.certificates.mayUse(by.officer, wish.certificate)
    if (owner === undefined || !OWNERS_OF_KIND[wish.kind].includes(owner)) {
      throw new DeskError('signing.certificate-not-yours')
    }
    if (wish.kind === 'issue') requireIssuable(past, signed, by)
    const [first] = actsOf(wish, past.standing.state, { file: signed.file, name: found.name })
    if (first !== undefined) this.#parts.acts.requireAllowed(first, rightsFor(first, by.rights))
    if (wish.kind === 'approval' && past.standing.assignedTo !== by.officer) {
      throw new DeskError('signing.not-submitted-to-you')
    }
    return toFileToSign(past, found)
  }

  findFile(dossier: string, signed: SignedThing): FileToSign | undefined {
    const past = DossierPast.read(this.#parts.ledger, dossier)
    const found = findThing(past, signed)
    return found && toFileToSign(past, found)
  }

  noteSigned(signature: NewSignature, by: By, rights: ReadonlySet<Right>): void {
    const { store, ledger, acts } = this.#parts
    const { dossier, signed, of, file, kind, owner, certificate, level, evidence, run, holder, unit } = signature
    store.withinTransaction(() => {
      const { name } = this.requireSignable(signature, { officer: by.officer, rights })
      const { state } = DossierPast.read(ledger, dossier).standing
      const open = { at: by.now, signed, of, file, kind, owner, certificate, level, evidence, run }
      ledger.append([draft(fileSigned, { dossier, open, personal: { holder, unit } })], by)
      for (const act of actsOf(signature, state, { file, name })) acts.carryOut(act, by, rightsFor(act, rights))
    })
  }

  noteStamped({ dossier, signed, of, file, level, evidence }: NewStamp, now: number): boolean {
    const { store, ledger } = this.#parts
    return store.withinTransaction(() => {
      const found = findThing(DossierPast.read(ledger, dossier), signed)
      if (found?.signed.file.address !== of || ledger.findPaperKey(dossier) === undefined) return false
      const open = { at: now, signed, of, file, level, evidence }
      ledger.append([draft(fileStamped, { dossier, open })], { officer: undefined, now })
      return true
    })
  }
}

function findThing(past: DossierPast, signed: SignedThing): Found | undefined {
  if (signed.kind === 'paper') {
    const found = past.papers.find(({ paper }) => paper.code === signed.code)
    return found?.filed.file ? { signed: found.filed.file, name: found.paper.name, role: null } : undefined
  }
  const document = past.documents.find((each) => each.document === signed.document)
  return document && { signed: document, name: document.name, role: document.role }
}

function toFileToSign(past: DossierPast, { signed, name, role }: Found): FileToSign {
  const { code, temporaryCode } = past.standing
  return { file: signed.file, name, role, dossierCode: code ?? temporaryCode ?? '', signatures: signed.signatures }
}

/** The acts that a signature is as well, in their order; the first waits for nothing but the dossier as it is. */
function actsOf(
  { dossier, revision, kind }: SignatureWish,
  state: DossierState,
  { file, name }: { readonly file: FileReference; readonly name: string },
): readonly KeptAct[] {
  const base = { dossier, revision: revision ?? NO_REVISION, note: '' }
  if (kind === 'issue') return [{ act: 'complete', ...base, result: file, fileName: `${name}.pdf` }]
  if (kind !== 'approval') return []
  const sign = { act: 'sign', by: 'electronic', ...base } as const
  if (state === 'approved') return [sign]
  return [
    { act: 'approve', ...base },
    { ...sign, revision: base.revision + 1 },
  ]
}

/** Who may issue (phát hành) may complete with what was issued, and with nothing else. */
function rightsFor({ act }: KeptAct, rights: ReadonlySet<Right>): ReadonlySet<Right> {
  return act === 'complete' ? new Set<Right>([...rights, 'process']) : rights
}

/** @throws DeskError signing.not-approved-yet, dossiers.act-not-allowed */
function requireIssuable(past: DossierPast, signed: SignedFile, { rights }: SigningOfficer): void {
  if (!isSignedFor(signed, 'approval')) throw new DeskError('signing.not-approved-yet')
  const { state } = past.standing
  const refused = (because: Obstacle) => new DeskError('dossiers.act-not-allowed', { act: 'complete', state, because })
  if (!rights.has('issue')) throw refused('right')
  if (state !== 'signed') throw refused(obstacleTo('complete', state, rights) ?? 'not-approved')
}
