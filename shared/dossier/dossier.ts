import { z } from 'zod'
import { typedLine } from '../text/typed.ts'
import { Applicant } from './applicant.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export const Instant = z.number().int().min(0).max(8_640_000_000_000_000)
export type Instant = z.infer<typeof Instant>

/** UUIDv7 in lower-case canonical text. */
export const Identifier = z.uuid({ version: 'v7' })
export type Identifier = z.infer<typeof Identifier>

/** SHA-256 of a stored file's ciphertext, lower-case hex. */
export const FileAddress = z.string().regex(/^[0-9a-f]{64}$/)
export type FileAddress = z.infer<typeof FileAddress>

/** One paper as it came with a dossier: what was handed in or shown, in how many originals and copies. */
export const DossierPaper = z.strictObject({
  code: typedLine(1, 60),
  name: typedLine(2, 500),
  use: z.enum(['hand-in', 'show']),
  originals: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
  note: typedLine(0, 300).optional(),
  /** Of a paper that is certified (chứng thực): the pages of the original. */
  pages: z.number().int().min(1).max(9_999).optional(),
  /** How many certified copies on paper are asked for (số bản giấy). */
  paperCopies: z.number().int().min(0).max(999).optional(),
  /** Whether a copy signed electronically is asked for (ký bản điện tử). */
  electronicCopy: z.boolean().optional(),
})
export type DossierPaper = z.infer<typeof DossierPaper>

/** How the citizen wants the result (đăng ký nhận kết quả). */
export const ReturnBy = z.enum(['counter', 'post', 'electronic'])
export type ReturnBy = z.infer<typeof ReturnBy>

/** How a dossier came (kênh thực hiện): handed in at the counter, sent through the portal, or by post. */
export const ReceptionChannel = z.enum(['direct', 'online', 'postal'])
export type ReceptionChannel = z.infer<typeof ReceptionChannel>

/** A file kept with a dossier. */
export const FileReference = z.strictObject({
  address: FileAddress,
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff']),
  bytes: z.number().int().positive(),
})
export type FileReference = z.infer<typeof FileReference>

/** Fee asked at reception, in đồng, with the clerk's note where the amount is the province's or was changed. */
export const DossierFee = z.strictObject({
  amount: z.number().int().min(0).max(1_000_000_000),
  note: typedLine(0, 200).optional(),
})
export type DossierFee = z.infer<typeof DossierFee>

/** The two names of a dossier: an official code, or a temporary number until the province gives one. At least one stands. */
export const DossierNumbers = z.strictObject({
  code: z.string().max(60).nullable(),
  temporaryCode: z.string().max(60).nullable(),
})
export type DossierNumbers = z.infer<typeof DossierNumbers>

/** What the desk remembers of a person from their last dossier. */
export const KnownCitizen = z.strictObject({
  applicant: Applicant,
  lastReceivedAt: Instant,
  dossiers: z.number().int().positive(),
})
export type KnownCitizen = z.infer<typeof KnownCitizen>
