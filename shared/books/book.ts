import { z } from 'zod'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { typedLine } from '../text/typed.ts'

/**
 * Kinds of book whose numbers have no gap: receipts for money (quyển biên lai) and the certification books (sổ chứng thực) of
 * copies (SCT/BS), signatures (SCT/CK,ĐC), translators' signatures (SCT/CKND) and transactions (SCT/HĐ,GD).
 */
export const BookKind = z.enum([
  'fee-receipts',
  'certified-copies',
  'certified-signatures',
  'certified-translations',
  'certified-transactions',
])
export type BookKind = z.infer<typeof BookKind>

/** One number of one book. */
export const BookNumber = z.strictObject({ book: Identifier, number: z.number().int().min(1).max(99_999_999) })
export type BookNumber = z.infer<typeof BookNumber>

/** What names a book on paper. */
export const BookIdentity = z.strictObject({
  kind: BookKind,
  /** The calendar year a certification book numbers in; null for receipts, which run on until they are used up. */
  year: z.number().int().min(2000).max(9999).nullable(),
  /** Sign of the series (ký hiệu): `SCT/BS`, `CM-26T`. */
  series: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}/.,-]{0,19}$/u),
  /** Number of the printed form (mẫu số), where the book has one. */
  form: typedLine(0, 20),
})
export type BookIdentity = z.infer<typeof BookIdentity>

/** A book as this desk knows it (quyển sổ). It belongs to one desk at a time (design law 8). */
export const Book = z.strictObject({
  id: Identifier,
  ...BookIdentity.shape,
  first: z.number().int().min(1),
  /** The last number it has; null where nothing ends it but the year. */
  last: z.number().int().min(1).nullable(),
  /** The number that comes next. */
  next: z.number().int().min(1),
  state: z.enum(['here', 'away', 'closed']),
  /** Mark of the desk it was handed to; null while it is here or closed. */
  heldBy: z.string().nullable(),
  openedAt: Instant,
  /** When it was handed over or closed; null while it is here. */
  endedAt: Instant.nullable(),
})
export type Book = z.infer<typeof Book>

/** A book number as it is printed: `07` of a certification book, `0000123` of a receipt book. */
export function bookNumberText(kind: BookKind, number: number): string {
  return String(number).padStart(kind === 'fee-receipts' ? 7 : 2, '0')
}

/** Volume of a book as it is printed beside a number: `01/2026-SCT/BS`; the series alone for receipts. */
export function bookVolumeText({ year, series }: Pick<BookIdentity, 'year' | 'series'>): string {
  return year === null ? series : `01/${year}-${series}`
}

/**
 * Number of the provisional slip (phiếu tạm) of something that waits for its number in a book. It follows from the identifier,
 * so the slip, the receipt that replaces it and the screen name the same.
 * @param id a UUIDv7, whose last digits are random
 */
export function slipNumberText(id: string): string {
  return `T-${id.slice(-8).toUpperCase()}`
}

/** Signs that name a book on its way from one desk to the next, so that no other file is mistaken for one. */
export const TRANSFER_MARK = 'motcua-book-transfer'

/**
 * A book on its way to another desk, as a file on a stick or in a shared folder: signed by the desk that gave it away, for one
 * desk only, and taken in once.
 */
export const BookTransfer = z.strictObject({
  mark: z.literal(TRANSFER_MARK),
  version: z.literal(1),
  body: z.strictObject({
    transfer: Identifier,
    book: Identifier,
    ...BookIdentity.shape,
    first: z.number().int().min(1),
    last: z.number().int().min(1).nullable(),
    next: z.number().int().min(1),
    fromDevice: Identifier,
    fromMark: z.string().max(6),
    toMark: z.string().regex(/^[A-Z0-9]{1,6}$/),
    agencyCode: z.string().max(40),
    at: Instant,
  }),
  /** Ed25519 public key of the desk that signed, 32 bytes in hex. */
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ed25519 signature over the body, 64 bytes in hex. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
export type BookTransfer = z.infer<typeof BookTransfer>
