import type { signingCalls } from '../../../shared/contract/index.ts'
import type { FileReference } from '../../../shared/dossier/dossier.ts'
import type { FileSignature } from '../../../shared/dossier/signed-files.ts'
import type { Right } from '../../../shared/people/roles.ts'
import type {
  CertificateCheck,
  CertificateOwnerKind,
  DocumentRole,
  EvidenceReference,
  PadesLevel,
  RegisteredCertificate,
  SignedThing,
  SigningKind,
  VerificationReport,
} from '../../../shared/signing/index.ts'
import type { By } from '../dossiers/index.ts'
import type { RevocationDesk, StampAuthorities, Trust } from './pades/index.ts'
import type { AskPin, FoundToken, KeyChoice, TokenKey, TokenSight } from './tokens/index.ts'

/** What is to be signed, as somebody looked at it. */
export interface SignatureWish {
  readonly dossier: string
  /** Of the dossier as it was looked at, where the signature is an act as well. */
  readonly revision: number | null
  readonly signed: SignedThing
  /** Address of the file as it was looked at. */
  readonly of: string
  readonly kind: SigningKind
  /** Fingerprint of the certificate that is to sign. */
  readonly certificate: string
}

/** Who signs. */
export interface SigningOfficer {
  readonly officer: string
  readonly rights: ReadonlySet<Right>
}

/** A file that may be signed. */
export interface FileToSign {
  readonly file: FileReference
  /** Name of the paper or the document. */
  readonly name: string
  /** Null for a paper. */
  readonly role: DocumentRole | null
  readonly dossierCode: string
  /** The first signature first. */
  readonly signatures: readonly FileSignature[]
}

/** A signature that was made; its file is kept already. */
export interface NewSignature extends SignatureWish {
  readonly file: FileReference
  readonly owner: CertificateOwnerKind
  readonly level: PadesLevel
  readonly evidence: EvidenceReference
  /** The run that it was made in. */
  readonly run: string
  /** As the certificate says. */
  readonly holder: string
  readonly unit: string
}

/** What was added to the signatures of a file later; the file with it is kept already. */
export interface NewStamp {
  readonly dossier: string
  readonly signed: SignedThing
  /** Address of the file that it was added to. */
  readonly of: string
  readonly file: FileReference
  readonly level: PadesLevel
  readonly evidence: EvidenceReference | null
}

/** What the ledger says of files that are signed. */
export interface SigningBook {
  /**
   * Makes sure that a file may be signed so, by this officer, now. To be asked before the token is, and again by {@link noteSigned}.
   * @returns the file to sign: the one that was looked at or, while nobody signed it, the same with the text that was read on it since.
   *   What was signed is what {@link noteSigned} is told as `of`
   * @throws DeskError dossiers.unknown, dossiers.changed-meanwhile; signing.nothing-there; signing.file-changed when it is another file
   *   meanwhile; signing.not-a-pdf; signing.already-signed by the same kind and certificate; signing.kind-not-fitting for a kind that
   *   such a thing is not signed with; signing.certificate-not-yours; signing.not-submitted-to-you, signing.not-approved-yet and what
   *   the acts throw, where the signature is an act
   */
  requireSignable(wish: SignatureWish, by: SigningOfficer): FileToSign
  /** The newest file of a paper or a document, whether or not anybody may sign it; undefined when it is there no more. */
  findFile(dossier: string, signed: SignedThing): FileToSign | undefined
  /**
   * Keeps a signature: its event, and the acts that it is as well (decide and sign, sign, complete), in one transaction. Joins an open one,
   * so that what else stands for it is true with it. Screens hear of it by `changed`, which is the caller's to say once that is durable.
   * @throws DeskError as {@link requireSignable}; ledger.personal-data-destroyed
   */
  noteSigned(signature: NewSignature, by: By, rights: ReadonlySet<Right>): void
  /** Keeps what was added to a file, behind the officers' backs; joins an open transaction. False when it is another file meanwhile. */
  noteStamped(stamp: NewStamp, now: number): boolean
}

/** Whose certificates are whose. */
export interface CertificateBook {
  /** A certificate that is registered and not retired. */
  findOwner(fingerprint: string): RegisteredCertificate | undefined
  /** Whether an officer may sign with a certificate, and as whom; undefined for one who may not. */
  mayUse(officer: string, fingerprint: string): CertificateOwnerKind | undefined
  /** The picture (PNG) of an officer's handwriting, or of the agency's seal for null. */
  pictureOf(officer: string | null): Buffer | undefined
}

/** A certificate with what the checks before a signature found, and the answers that they rest on (DER). */
export interface CheckedCertificate {
  /** All but whose it is, which the book of certificates tells. */
  readonly check: Omit<CertificateCheck, 'owner'>
  /** From the certificate up. */
  readonly chain: readonly Buffer[]
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
}

/** Whom the commune believes, and who is asked about certificates and times. Its code is loaded when it is first wanted. */
export interface TrustDesk {
  /** The trust list that holds; undefined while there is none. */
  trust(): Promise<Trust | undefined>
  revocation(): Promise<RevocationDesk>
  /** The authorities of the list that holds; undefined while it names none. Their counts go on as long as it holds. */
  stampAuthorities(): Promise<StampAuthorities | undefined>
  /**
   * Checks a certificate before somebody signs with it (TT 15/2025/TT-BKHCN). Nothing is thrown for what it is: faults and standing tell.
   * @param issuers further certificates that lie beside it, DER
   */
  checkCertificate(der: Buffer, issuers: readonly Buffer[], now: number): Promise<CheckedCertificate>
}

/** What is kept to prove later how a signature stood. DER, as it was received. */
export interface SigningEvidence {
  /** The signer's first, then its issuers. */
  readonly certificates: readonly Buffer[]
  readonly statuses: readonly Buffer[]
  readonly lists: readonly Buffer[]
  readonly check: CertificateCheck | null
  readonly report: VerificationReport | null
}

/** Keeps evidence sealed under the dossier's key, so that an event may name it. */
export type KeepEvidence = (dossier: string, evidence: SigningEvidence) => Promise<EvidenceReference>

/** A token or, in a demonstration, a key in a file. */
export interface SeenToken extends FoundToken {
  readonly isTraining: boolean
}

/** Whatever keys there are at this desk. */
export interface SigningKeys {
  look(): Promise<{ readonly tokens: readonly SeenToken[]; readonly modules: TokenSight['modules'] }>
  /** See `Tokens.open` and {@link TrainingKeys}. */
  open(choice: KeyChoice, ask: AskPin): Promise<TokenKey>
  /** Whether a token is a key in a file: what it signs has no legal force. */
  isTraining(token: string): boolean
}

/** Keys in files, of a demonstration. */
export interface TrainingKeys {
  look(): readonly FoundToken[]
  has(token: string): boolean
  /** A key that a demonstration was made with asks for its published PIN; a file asks for nothing. */
  open(choice: KeyChoice, ask: AskPin): Promise<TokenKey>
}

/** Every call about signing. */
export type SigningCall = keyof typeof signingCalls
/** The calls that the runs answer. */
export type RunsCall = Extract<
  SigningCall,
  | 'signing.place'
  | 'signing.start'
  | 'signing.give-pin'
  | 'signing.run'
  | 'signing.runs'
  | 'signing.stop'
  | 'signing.go-on'
>
/** The calls of those who look at signatures from outside. */
export type OutsideCall = Extract<
  SigningCall,
  'signing.verify' | 'signing.verify-file' | 'signing.open-training-key' | 'signing.sign-by-service'
>
/** The calls about what there is to be signed, by whom and with what. */
export type BookCall = Exclude<SigningCall, RunsCall | OutsideCall>
