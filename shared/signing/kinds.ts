import { z } from 'zod'
import { FileAddress, Identifier } from '../dossier/dossier.ts'

/**
 * Why something is signed, by the names officers know: approval by a leader (phê duyệt), issue by the agency (phát hành), what an
 * officer digitized (ký tài liệu số hóa, TT 01/2023/TT-VPCP Điều 8), copy (sao y), copy of a copy (sao lục), excerpt (trích sao), a separate
 * file that goes with a document (phụ lục), an incoming document (công văn đến).
 */
export const SigningKind = z.enum([
  'approval',
  'issue',
  'digitized',
  'copy',
  'copy-of-copy',
  'excerpt',
  'attachment',
  'incoming',
])
export type SigningKind = z.infer<typeof SigningKind>

/** Whose certificate signs: a person's own, or the agency's. */
export const CertificateOwnerKind = z.enum(['officer', 'agency'])
export type CertificateOwnerKind = z.infer<typeof CertificateOwnerKind>

/** Whose certificates a kind may be signed with (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export const OWNERS_OF_KIND: Readonly<Record<SigningKind, readonly CertificateOwnerKind[]>> = {
  approval: ['officer'],
  issue: ['agency'],
  digitized: ['officer', 'agency'],
  copy: ['agency'],
  'copy-of-copy': ['agency'],
  excerpt: ['agency'],
  attachment: ['agency'],
  incoming: ['agency'],
}

/** What a document of a dossier is that is no paper that came with it. */
export const DocumentRole = z.enum(['result', 'attachment', 'incoming'])
export type DocumentRole = z.infer<typeof DocumentRole>

/** What carries a signature: a paper that came with a dossier, or a document that was made for it. */
export const SignedThing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper'), code: z.string().min(1).max(60) }),
  z.strictObject({ kind: z.literal('document'), document: Identifier }),
])
export type SignedThing = z.infer<typeof SignedThing>

/** What is kept to prove later how a signature stood: certificates, answers about revocation, result of the checks; packed (gzip JSON). */
export const EvidenceReference = z.strictObject({ address: FileAddress, bytes: z.number().int().positive() })
export type EvidenceReference = z.infer<typeof EvidenceReference>

/** Where a signature is seen: a page counted from 1, and a box in points from the top left of the page as it is looked at. */
export const SignaturePlace = z.strictObject({
  page: z.number().int().min(1).max(5_000),
  left: z.number().min(0).max(20_000),
  top: z.number().min(0).max(20_000),
  width: z.number().min(8).max(20_000),
  height: z.number().min(8).max(20_000),
})
export type SignaturePlace = z.infer<typeof SignaturePlace>
