import type { CertificateOwnerKind, EvidenceReference, PadesLevel, SigningKind } from '../signing/index.ts'
import type { Instant } from './dossier.ts'

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
  /** As stamps added later raised it. */
  readonly level: PadesLevel
  /** The latest evidence. */
  readonly evidence: EvidenceReference
  readonly run: string
}
