import { z } from 'zod'

const Base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)
const WebAddress = z.url({ protocol: /^https?$/ })

const TrustedCertificate = z.strictObject({
  /** As people know it. */
  name: z.string().min(1).max(200),
  /** DER, base64. */
  certificate: Base64,
})

/**
 * Whom a commune believes: what the province publishes as a signed file, so that it changes without a release. Law that stands behind it:
 * TT 15/2025/TT-BKHCN, chains lead to the national root or a foreign list.
 */
export const TrustList = z.strictObject({
  version: z.literal(1),
  /** Counts up with each list; an older one never replaces a newer one. */
  number: z.int().positive(),
  publisher: z.string().min(1).max(200),
  /** ISO 8601 with zone. */
  published: z.iso.datetime({ offset: true }),
  /** After this the list still counts, but the desk says that it is old. */
  renewBy: z.iso.datetime({ offset: true }),
  roots: z.array(TrustedCertificate).min(1).max(200),
  /** Authorities below the roots, for signatures that don't bring theirs. */
  intermediates: z.array(TrustedCertificate).max(500),
  /** Time-stamp authorities in the order in which they are asked, and roots that only they lead to. */
  timeStamps: z.strictObject({
    addresses: z.array(WebAddress).max(20),
    roots: z.array(TrustedCertificate).max(50),
  }),
  /** Responders of OCSP that are believed although no issuer named them. */
  responders: z.array(TrustedCertificate).max(100),
})
export type TrustList = z.infer<typeof TrustList>

/** A trust list as it is laid or sent: the exact text that was signed, and by whom. */
export const SignedTrustList = z.strictObject({
  /** JSON of a {@link TrustList}. */
  list: z.string().max(4_000_000),
  /** PEM: the signer, then each issuer below the province's root. */
  chain: z.array(z.string().max(20_000)).min(1).max(5),
  /** Base64: RSASSA-PSS with SHA-256 (salt 32 bytes), or ECDSA in DER, over `motcua-desk trust-list\n` and the list's UTF-8. */
  signature: Base64,
})
export type SignedTrustList = z.infer<typeof SignedTrustList>
