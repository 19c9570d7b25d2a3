import { z } from 'zod'

/** What a certificate (chứng thư số) says that its key may be used for: key usage and extended key usage of RFC 5280. */
export const CertificatePurpose = z.enum([
  'digital-signature',
  'non-repudiation',
  'issuing',
  'encryption',
  'email',
  'document-signing',
  'code-signing',
  'client',
  'server',
  'time-stamping',
  'status-answers',
])
export type CertificatePurpose = z.infer<typeof CertificatePurpose>

/** A certificate as it is shown to people. Nothing in it says whether it is valid: that is judged elsewhere, at a time. */
export const CertificateView = z.strictObject({
  /** SHA-256 of the certificate, in hexadecimal: what it is chosen by. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** Common name of the subject. */
  holder: z.string(),
  /** Organization of the subject, with its unit; empty where it names none. */
  unit: z.string(),
  /** Common name of the issuer, or its organization. */
  issuer: z.string(),
  /** Serial number in hexadecimal, as issuers print it. */
  serial: z.string(),
  /** Milliseconds since 1970. */
  validFrom: z.number(),
  /** Milliseconds since 1970. */
  validUntil: z.number(),
  purposes: z.array(CertificatePurpose),
  keyKind: z.enum(['rsa', 'ec']),
  /** Of an RSA modulus, or of the curve. */
  keyBits: z.number().int().positive(),
})
export type CertificateView = z.infer<typeof CertificateView>
