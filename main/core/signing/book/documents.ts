import type { DossierState } from '../../../../shared/catalog/status.ts'
import type { FiledDocument } from '../../../../shared/dossier/signed-files.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { DocumentRole } from '../../../../shared/signing/index.ts'
import { type By, DossierPast, documentDropped, documentFiled } from '../../dossiers/index.ts'
import { draft, type Ledger } from '../../ledger/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'

export interface DocumentsParts {
  readonly store: Store
  readonly ledger: Ledger
  readonly papers: Pick<Papers, 'put'>
}

/** A document that is to be signed, with its content. */
export interface LaidDocument {
  readonly dossier: string
  readonly document: string
  readonly role: DocumentRole
  readonly name: string
  readonly content: Uint8Array
}

/** Documents that a dossier holds at most. */
const MOST_DOCUMENTS = 40

/** The states in which a draft result (dự thảo) may still change: once a leader signed, or something ended the dossier, none may. */
const BEFORE_RESULT: readonly DossierState[] = [
  'received',
  'processing',
  'waiting',
  'verifying',
  'deciding',
  'approved',
]

/** Documents that are made for a dossier and are to be signed. */
export class DocumentDesk {
  readonly #parts: DocumentsParts

  constructor(parts: DocumentsParts) {
    this.#parts = parts
  }

  /**
   * Lays a document; under a known identifier it takes the place of the one before. It is opened before it is kept, so that nobody comes to
   * sign what cannot be signed.
   * @throws DeskError dossiers.unknown; signing.not-a-pdf, signing.pdf-damaged, signing.pdf-encrypted, signing.pdf-too-large;
   *   signing.document-signed, signing.document-too-late, signing.result-laid, signing.too-many-documents; those of `Papers.put`
   */
  async lay({ dossier, document, role, name, content }: LaidDocument, by: By): Promise<void> {
    const { store, ledger, papers } = this.#parts
    this.#requireLayable(dossier, document, role)
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    if (bytes.toString('latin1', 0, PDF.length) !== PDF) throw new DeskError('signing.not-a-pdf')
    const { openForSigning } = await import('../pades/index.ts')
    openForSigning(bytes)
    const { address, size } = await papers.put(dossier, content)
    const file = { address, bytes: size, mediaType: 'application/pdf' as const }
    store.withinTransaction(() => {
      // Somebody may have signed or decided while it was kept.
      this.#requireLayable(dossier, document, role)
      const open = { at: by.now, document, role, file }
      ledger.append([draft(documentFiled, { dossier, open, personal: { name } })], by)
    })
  }

  /**
   * Takes a document out; one that is not there is gone already.
   * @throws DeskError dossiers.unknown, signing.document-signed, signing.document-too-late
   */
  drop(dossier: string, document: string, by: By): void {
    const { store, ledger } = this.#parts
    store.withinTransaction(() => {
      const past = DossierPast.read(ledger, dossier)
      const found = past.documents.find((each) => each.document === document)
      if (found === undefined) return
      requireUnsigned(found)
      requireInTime(past, found.role)
      ledger.append([draft(documentDropped, { dossier, open: { at: by.now, document } })], by)
    })
  }

  #requireLayable(dossier: string, document: string, role: DocumentRole): void {
    const past = DossierPast.read(this.#parts.ledger, dossier)
    const before = past.documents.find((each) => each.document === document)
    const others = past.documents.filter((each) => each.document !== document)
    if (before !== undefined) {
      requireUnsigned(before)
      // A draft that comes to be something else is no draft any more.
      requireInTime(past, before.role)
    }
    requireInTime(past, role)
    if (others.length >= MOST_DOCUMENTS) throw new DeskError('signing.too-many-documents', { most: MOST_DOCUMENTS })
    if (role === 'result' && others.some((each) => each.role === 'result')) throw new DeskError('signing.result-laid')
  }
}

/** How every PDF begins that is taken here. */
const PDF = '%PDF-'

function requireUnsigned({ signatures }: FiledDocument): void {
  if (signatures.length > 0) throw new DeskError('signing.document-signed')
}

function requireInTime(past: DossierPast, role: DocumentRole): void {
  const { state } = past.standing
  const isOver = role === 'result' ? !BEFORE_RESULT.includes(state) : state === 'refused'
  if (isOver) throw new DeskError('signing.document-too-late')
}
