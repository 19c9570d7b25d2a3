import type {
  CertificateOwnerKind,
  DocumentRole,
  EvidenceReference,
  PadesLevel,
  SigningKind,
} from '../signing/index.ts'
import type { FileReference, Instant } from './dossier.ts'
import type { DossierEvent } from './reduce.ts'

/** A signature of a file as its event tells it. */
export interface FileSignature {
  readonly kind: SigningKind
  readonly owner: CertificateOwnerKind
  /** Fingerprint of the certificate. */
  readonly certificate: string
  /** Empty once the dossier's personal data was destroyed. */
  readonly holder: string
  readonly unit: string
  readonly at: Instant
  readonly officer: string | undefined
  /** As stamps that were added later raised it. */
  readonly level: PadesLevel
  /** The latest evidence. */
  readonly evidence: EvidenceReference
  readonly run: string
}

/** A file that grows by signatures and stamps: the newest stands for all before it. */
export interface GrowingFile {
  readonly file: FileReference
  /** Every file that it was since it was filed, the oldest first; the last one is `file`. */
  readonly versions: readonly FileReference[]
  /** The first signature first. */
  readonly signatures: readonly FileSignature[]
}

/** A file that is signed, with what was made of it beside the line that stands. */
export interface SignedFile extends GrowingFile {
  /**
   * Files that another machine signed of an earlier version before it knew of the newest (bản ký song song): they are true as well, and a person says which
   * is used. Their signatures are those that were added beside.
   */
  readonly rivals: readonly GrowingFile[]
}

type EventOf<Type extends DossierEvent['type']> = Extract<DossierEvent, { readonly type: Type }>
export type FileSigned = EventOf<'dossier.file-signed'>
export type FileStamped = EventOf<'dossier.file-stamped'>

const LEVELS: readonly PadesLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA']

function higher(one: PadesLevel, other: PadesLevel): PadesLevel {
  return LEVELS.indexOf(one) >= LEVELS.indexOf(other) ? one : other
}

/**
 * A file after a signature. One that was made of another version than the newest could not know of what came between: it is kept beside, as a rival; but
 * the text that came to an unsigned scan changes nothing of what is seen, so a signature of the scan without it holds. One of a file that this
 * never was stays out.
 */
export function withSignature<File extends SignedFile>(before: File, event: FileSigned): File {
  const { of, file } = event.open
  if (isSameToSign(before, of)) return signedOnce(before, event)
  if (before.rivals.some((rival) => rival.file.address === of)) {
    return {
      ...before,
      rivals: before.rivals.map((rival) => (rival.file.address === of ? signedOnce(rival, event) : rival)),
    }
  }
  if (!before.versions.some(({ address }) => address === of)) return before
  const rival = signedOnce({ file, versions: [], signatures: [] }, event)
  return { ...before, rivals: [...before.rivals, rival] }
}

function signedOnce<File extends GrowingFile>(before: File, { open, personal, officer }: FileSigned): File {
  const { kind, owner, certificate, at, level, evidence, run } = open
  const { holder = '', unit = '' } = personal ?? {}
  const signature = { kind, owner, certificate, holder, unit, at, officer, level, evidence, run }
  return {
    ...before,
    file: open.file,
    versions: [...before.versions, open.file],
    signatures: [...before.signatures, signature],
  }
}

/** Whether the file at an address is the newest, or the newest without its text while nobody signed. */
export function isSameToSign({ file, versions, signatures }: GrowingFile, address: string): boolean {
  if (file.address === address) return true
  return signatures.length === 0 && versions.some((version) => version.address === address)
}

/** A file after something was added to its signatures, or to those of a rival: every one of them lies under it. */
export function withStamp<File extends SignedFile>(before: File, event: FileStamped): File {
  const { of } = event.open
  if (before.file.address === of) return stampedOnce(before, event)
  return {
    ...before,
    rivals: before.rivals.map((rival) => (rival.file.address === of ? stampedOnce(rival, event) : rival)),
  }
}

function stampedOnce<File extends GrowingFile>(before: File, { open }: FileStamped): File {
  return {
    ...before,
    file: open.file,
    versions: [...before.versions, open.file],
    signatures: before.signatures.map((signature) => ({
      ...signature,
      level: higher(signature.level, open.level),
      evidence: open.evidence ?? signature.evidence,
    })),
  }
}

/** A document that was made for a dossier and is to be signed (văn bản, dự thảo). */
export interface FiledDocument extends SignedFile {
  readonly document: string
  readonly role: DocumentRole
  /** Empty once the dossier's personal data was destroyed. */
  readonly name: string
  readonly filedAt: Instant
  readonly officer: string | undefined
}

/**
 * The documents of a dossier by their identifiers, from its events in canonical order; those that were dropped are not among them. One that
 * was signed is neither replaced nor dropped by what comes after, on every machine the same.
 */
export function foldDocuments(events: readonly DossierEvent[]): ReadonlyMap<string, FiledDocument> {
  const documents = new Map<string, FiledDocument>()
  for (const event of events) {
    const id = documentOf(event)
    if (id === undefined) continue
    const after = stepDocument(documents.get(id), id, event)
    if (after === undefined) documents.delete(id)
    else documents.set(id, after)
  }
  return documents
}

/** The document that an event tells of; undefined for all others. */
export function documentOf(event: DossierEvent): string | undefined {
  switch (event.type) {
    case 'dossier.document-filed':
    case 'dossier.document-dropped':
      return event.open.document
    case 'dossier.file-signed':
    case 'dossier.file-stamped':
      return event.open.signed.kind === 'document' ? event.open.signed.document : undefined
    default:
      return undefined
  }
}

function stepDocument(before: FiledDocument | undefined, id: string, event: DossierEvent): FiledDocument | undefined {
  switch (event.type) {
    case 'dossier.document-filed': {
      if (before !== undefined && before.signatures.length > 0) return before
      const { role, file, at } = event.open
      const name = event.personal?.name ?? ''
      const { officer } = event
      return { document: id, role, name, file, versions: [file], signatures: [], rivals: [], filedAt: at, officer }
    }
    case 'dossier.document-dropped':
      return before !== undefined && before.signatures.length > 0 ? before : undefined
    case 'dossier.file-signed':
      return before && withSignature(before, event)
    case 'dossier.file-stamped':
      return before && withStamp(before, event)
    default:
      return before
  }
}

/** Whether a file carries a signature of a kind. */
export function isSignedFor({ signatures }: SignedFile, kind: SigningKind): boolean {
  return signatures.some((signature) => signature.kind === kind)
}

/**
 * The document that a dossier's result is or becomes: one that is issued before one that is approved, before one that is a draft; of two
 * drafts, which only two machines could lay, the later.
 */
export function findResultDocument(documents: Iterable<FiledDocument>): FiledDocument | undefined {
  const results = [...documents].filter(({ role }) => role === 'result')
  return (
    results.find((document) => isSignedFor(document, 'issue')) ??
    results.find((document) => isSignedFor(document, 'approval')) ??
    results.at(-1)
  )
}
