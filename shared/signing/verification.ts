import { z } from 'zod'

/** What may be wrong with a signature itself; each has a sentence in the catalogues. */
export const SIGNATURE_FAULTS = [
  // its place in the file
  'range-broken',
  'range-does-not-fit',
  'dictionary-ambiguous',
  'value-unreadable',
  'value-trailing',
  'kind-unknown',
  // its cryptography
  'no-signer',
  'several-signers',
  'unknown-algorithm',
  'weak-algorithm',
  'digest-mismatch',
  'signature-mismatch',
  'wrong-content-type',
  'certificate-not-bound',
  'other-certificate',
  'other-imprint',
  // who vouches for it
  'issuer-unknown',
  'root-not-trusted',
  'not-an-authority',
  'path-too-long',
  'wrong-purpose',
  'not-understood',
  'weak-key',
  'expired',
  'not-yet-valid',
  'revoked',
  // what came after it
  'changed-after',
] as const
export const SignatureFault = z.enum(SIGNATURE_FAULTS)
export type SignatureFault = z.infer<typeof SignatureFault>

/** What came into a file after a signature. Those before `content` leave what was signed as it is seen. */
export const LATER_CHANGES = [
  'signature',
  'validation-data',
  'document-information',
  'form-filled',
  'annotation',
  'content',
  'unreadable',
] as const
export const LaterChange = z.enum(LATER_CHANGES)
export type LaterChange = z.infer<typeof LaterChange>

/** Why nobody knows whether a certificate was revoked. */
export const UncheckedReason = z.enum([
  'unreachable',
  'silent',
  'refused',
  'too-large',
  'bad-answer',
  'no-address',
  'stale',
  'not-asked',
  'no-trust-list',
])
export type UncheckedReason = z.infer<typeof UncheckedReason>

/** Whether a certificate was revoked (thu hồi). `unchecked` is "chưa kiểm tra được", never valid. */
export const Standing = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('good'), source: z.enum(['ocsp', 'crl']), answeredAt: z.number() }),
  z.strictObject({
    state: z.literal('revoked'),
    source: z.enum(['ocsp', 'crl']),
    answeredAt: z.number(),
    revokedAt: z.number(),
  }),
  z.strictObject({ state: z.literal('unchecked'), why: UncheckedReason }),
])
export type Standing = z.infer<typeof Standing>

/** Who signed, as the certificate says; all that TT 15/2025/TT-BKHCN wants shown of it. */
export const SignerView = z.strictObject({
  holder: z.string(),
  unit: z.string(),
  issuer: z.string(),
  serial: z.string(),
  fingerprint: z.string(),
  validFrom: z.number(),
  validUntil: z.number(),
})
export type SignerView = z.infer<typeof SignerView>

/** Levels of PAdES (EN 319 142-1): with a certificate; with a time stamp; with what validation needs; stamped over all that. */
export const PadesLevel = z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA'])
export type PadesLevel = z.infer<typeof PadesLevel>

/** How a signature stands: `unchecked` is intact and vouched for, but whether it was revoked is not known. */
export const SignatureVerdict = z.enum(['valid', 'unchecked', 'invalid'])
export type SignatureVerdict = z.infer<typeof SignatureVerdict>

/** What was found out about one signature or document time stamp. Times are milliseconds since 1970. */
export const SignatureReport = z.strictObject({
  field: z.string(),
  kind: z.enum(['signature', 'document-time-stamp']),
  verdict: SignatureVerdict,
  faults: z.array(SignatureFault),
  /** Whether the signed bytes are what was signed. */
  isIntact: z.boolean(),
  signer: SignerView.nullable(),
  reason: z.string().nullable(),
  /** What the signer's machine said; proves nothing. */
  claimedAt: z.number().nullable(),
  /** When a trusted time stamp proves the signature to have been there. */
  stampedAt: z.number().nullable(),
  stampAuthority: SignerView.nullable(),
  /** What is wrong with the time stamp, should there be one that isn't relied upon. */
  stampFaults: z.array(SignatureFault),
  /** Which of the file's revisions it signs. */
  coversWholeFile: z.boolean(),
  laterChanges: z.array(LaterChange),
  /** Of the signer's certificate, when it was signed as far as that is known, and now. */
  standingThen: Standing,
  standingNow: Standing,
  isCertificateValidNow: z.boolean(),
  level: PadesLevel.nullable(),
})
export type SignatureReport = z.infer<typeof SignatureReport>

/** What was found out about a file. */
export const VerificationReport = z.strictObject({
  state: z.enum(['signed', 'unsigned', 'encrypted', 'unreadable']),
  verifiedAt: z.number(),
  signatures: z.array(SignatureReport),
})
export type VerificationReport = z.infer<typeof VerificationReport>
