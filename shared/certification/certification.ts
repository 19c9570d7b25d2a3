import { z } from 'zod'
import { BookKind, BookNumber } from '../books/book.ts'
import { Certainty, IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { Dong } from '../fees/money.ts'
import { typedLine } from '../text/typed.ts'

/** What is certified (chứng thực): a copy from its original, a signature, a translator's signature, a transaction. */
export const CertificationKind = z.enum(['copy', 'signature', 'translation', 'transaction'])
export type CertificationKind = z.infer<typeof CertificationKind>

/** A kind of certification as the law has it from a day on: its book, its procedures, its clause (lời chứng). */
export const CertificationRule = z.strictObject({
  kind: CertificationKind,
  effectiveFrom: IsoDate,
  book: BookKind,
  /** Sign of the book: `SCT/BS`. */
  series: z.string().min(2).max(20),
  /** National code of the procedure whose fee holds. */
  procedure: z.string().regex(/^\d\.\d{6}$/),
  /** Lines of the clause; `{…}` names a value: number, volume, date, dateInWords, requester, requesterNumber, paper, place, agency, signer. */
  clause: z.array(z.string().max(600)).min(1).max(20),
  /** How long the certified papers are kept, as the law says it. */
  retention: z.string().max(200),
  certainty: Certainty,
  source: z.string().min(2).max(300),
})
export type CertificationRule = z.infer<typeof CertificationRule>

/** One paper to certify: each kind of paper gets one number, whatever the copies. */
export const CertifiedPaper = z.strictObject({
  id: Identifier,
  paper: typedLine(2, 300),
  /** Pages of the original. */
  pages: z.number().int().min(1).max(9_999),
  /** Copies certified; signatures for the other kinds. */
  copies: z.number().int().min(1).max(999),
})
export type CertifiedPaper = z.infer<typeof CertifiedPaper>

/** Who asks for it and who signs. Personal data. */
export const CertificationParties = z.strictObject({
  requester: typedLine(2, 100),
  requesterNumber: typedLine(0, 20),
  /** Who certifies: name, and the position as it stands under the clause. */
  signer: typedLine(2, 100),
  signerPosition: typedLine(0, 100),
})
export type CertificationParties = z.infer<typeof CertificationParties>

/** An entry of a certification book. */
export const CertificationEntry = z.strictObject({
  id: Identifier,
  visit: Identifier,
  dossier: Identifier.nullable(),
  kind: CertificationKind,
  at: Instant,
  day: IsoDate,
  officer: Identifier.nullable(),
  /** Null while it has a provisional slip only. */
  number: BookNumber.nullable(),
  /** When it got its number and stands in its book since; null while it has a provisional slip only. */
  numberedAt: Instant.nullable(),
  pages: z.number().int(),
  copies: z.number().int(),
  amount: Dong,
  /** Empty once the personal data was destroyed. */
  paper: z.string(),
  requester: z.string(),
  requesterNumber: z.string(),
  signer: z.string(),
  signerPosition: z.string(),
  voidedAt: Instant.nullable(),
})
export type CertificationEntry = z.infer<typeof CertificationEntry>
