import { z } from 'zod'
import { BookNumber } from '../books/book.ts'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { typedLine } from '../text/typed.ts'
import { ChargeLine, Exemption } from './charge.ts'
import { Dong } from './money.ts'

/** How money came: over the counter, or to the account by VietQR. */
export const PaymentMethod = z.enum(['cash', 'transfer'])
export type PaymentMethod = z.infer<typeof PaymentMethod>

/** Who paid. Personal data. */
export const Payer = z.strictObject({
  payer: typedLine(2, 100),
  address: typedLine(0, 300),
})

/** Money taken (thu phí, lệ phí), with the number of its receipt; null while it is a provisional slip. */
export const Payment = z.strictObject({
  id: Identifier,
  at: Instant,
  /** Day in whose cash report it stands: that of the desk, or the working day after a closing. */
  day: IsoDate,
  officer: Identifier.nullable(),
  dossier: Identifier.nullable(),
  receipt: BookNumber.nullable(),
  /** When its provisional slip got the receipt; null where it had one at once, or has none yet. */
  numberedAt: Instant.nullable(),
  lines: z.array(ChargeLine).min(1).max(30),
  /** The reason is empty once the personal data was destroyed. */
  exemption: Exemption.extend({ reason: z.string() }).nullable(),
  amount: Dong,
  method: PaymentMethod,
  /** What the bank calls the transfer. */
  reference: z.string(),
  /** Empty once the personal data was destroyed. */
  payer: z.string(),
  address: z.string(),
  reversedAt: Instant.nullable(),
  /** Day in whose cash report the entry against it stands. */
  reversedDay: IsoDate.nullable(),
})
export type Payment = z.infer<typeof Payment>

/** Money of a stretch of time: taken less reversed. */
export const CashTotals = z.strictObject({
  payments: z.number().int().min(0),
  reversals: z.number().int().min(0),
  cash: z.number().int(),
  transfer: z.number().int(),
  exempted: z.number().int().min(0),
})
export type CashTotals = z.infer<typeof CashTotals>

/** A closing (chốt sổ quỹ): what should have been in the till and what was counted. */
export const CashClosing = z.strictObject({
  id: Identifier,
  at: Instant,
  officer: Identifier.nullable(),
  ...CashTotals.shape,
  counted: Dong,
  note: z.string(),
})
export type CashClosing = z.infer<typeof CashClosing>

/** A fee the commune entered from the province's resolution (nghị quyết của HĐND tỉnh), from a day on. */
export const Tariff = z.strictObject({
  procedure: z.string().regex(/^\d\.\d{6}$/),
  effectiveFrom: IsoDate,
  amount: Dong,
  /** What the amount is for: `trường hợp`, `bản`; empty for one dossier. */
  per: typedLine(0, 60),
  source: typedLine(3, 300),
})
export type Tariff = z.infer<typeof Tariff>
