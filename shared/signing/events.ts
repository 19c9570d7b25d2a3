import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { CertificateView } from './certificate.ts'

const Fingerprint = CertificateView.shape.fingerprint
/** SHA-256, in hexadecimal. */
const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Event types of signing that belong to no dossier: whose certificates are whose, and whom the commune believes. */
export const SIGNING_EVENTS = {
  /** An officer, or the agency where `officer` is null, signs with this certificate from now on. Registered again it replaces what was said before. */
  'signing.certificate-registered': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      certificate: CertificateView,
      officer: Identifier.nullable(),
      /** Who may use the agency's. */
      users: z.array(Identifier).max(50),
    }),
    personal: undefined,
  },
  'signing.certificate-retired': {
    version: 1,
    open: z.strictObject({ at: Instant, fingerprint: Fingerprint }),
    personal: undefined,
  },
  /** The picture that an officer's signatures are seen by was chosen, the agency's seal where `officer` is null. A thread of its own seals each. */
  'signing.picture-set': {
    version: 1,
    open: z.strictObject({ at: Instant, officer: Identifier.nullable(), digest: Digest }),
    /** PNG in base64. */
    personal: z.strictObject({ picture: z.base64().max(1_000_000) }),
  },
  'signing.picture-removed': {
    version: 1,
    open: z.strictObject({ at: Instant, officer: Identifier.nullable(), digest: Digest }),
    personal: undefined,
  },
  /** A trust list of the province was taken in. */
  'signing.trust-list-taken': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      number: z.number().int().positive(),
      publisher: z.string().max(200),
      /** SHA-256 of the signed file, in hexadecimal. */
      digest: Digest,
    }),
    personal: undefined,
  },
} as const
export type SigningEventType = keyof typeof SIGNING_EVENTS
