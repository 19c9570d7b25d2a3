import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { CertificateView } from './certificate.ts'
import { SignatureFault, Standing } from './verification.ts'

/** Who signs with a certificate: one officer, or those who may use the agency's. */
export const CertificateOwner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('officer'), officer: Identifier }),
  z.strictObject({ kind: z.literal('agency'), officers: z.array(Identifier).max(50) }),
])
export type CertificateOwner = z.infer<typeof CertificateOwner>

/** A certificate that this desk knows. */
export const RegisteredCertificate = z.strictObject({
  certificate: CertificateView,
  owner: CertificateOwner,
  registeredAt: Instant,
})
export type RegisteredCertificate = z.infer<typeof RegisteredCertificate>

/** What the checks before a signature found out (TT 15/2025/TT-BKHCN: before signing is allowed). */
export const CertificateCheck = z.strictObject({
  certificate: CertificateView,
  /** Names of the issuers up to the root, the nearest first. */
  chain: z.array(z.string()),
  /** What forbids signing with it. */
  faults: z.array(SignatureFault),
  /** `unchecked` is "chưa kiểm tra được": signing goes on, but nothing says valid. */
  standing: Standing,
  /** Whether it is registered for the officer who asks; else nobody signs with it here. */
  owner: z.enum(['officer', 'agency']).nullable(),
  checkedAt: Instant,
})
export type CertificateCheck = z.infer<typeof CertificateCheck>
