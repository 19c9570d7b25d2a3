import { z } from 'zod'
import { BookNumber } from '../books/book.ts'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier, Instant } from '../dossier/dossier.ts'
import { ChargeLine, Exemption } from './charge.ts'
import { Dong } from './money.ts'
import { CashTotals, Payer, PaymentMethod, Tariff } from './payment.ts'
import { BankAccount } from './viet-qr.ts'

/**
 * Event types of money. Nothing that was taken is ever changed: a mistake is reversed by an entry against it (bút toán đảo),
 * and its receipt keeps its number. Who paid is sealed with the dossier, or under a key of the payment's own.
 */
export const FEE_EVENTS = {
  'fee.collected': {
    version: 1,
    open: z.strictObject({
      at: Instant,
      day: IsoDate,
      payment: Identifier,
      about: Identifier.nullable(),
      receipt: BookNumber.nullable(),
      lines: z.array(ChargeLine).min(1).max(30),
      exemption: Exemption.pick({ group: true, percent: true }).nullable(),
      amount: Dong,
      method: PaymentMethod,
      reference: z.string().trim().max(60),
    }),
    personal: z.strictObject({ ...Payer.shape, exemptionReason: z.string().trim().max(200) }),
  },
  /** A provisional slip got its receipt: the book came back. */
  'fee.receipt-numbered': {
    version: 1,
    open: z.strictObject({ at: Instant, payment: Identifier, receipt: BookNumber }),
    personal: undefined,
  },
  'fee.reversed': {
    version: 1,
    open: z.strictObject({ at: Instant, day: IsoDate, payment: Identifier }),
    personal: z.strictObject({ reason: z.string().trim().min(5).max(500) }),
  },
  'cash.closed': {
    version: 1,
    open: z.strictObject({ at: Instant, closing: Identifier, ...CashTotals.shape, counted: Dong }),
    personal: z.strictObject({ note: z.string().trim().max(500) }),
  },
  'tariff.entered': { version: 1, open: z.strictObject({ at: Instant, tariff: Tariff }), personal: undefined },
  'tariff.removed': {
    version: 1,
    open: z.strictObject({ at: Instant, procedure: z.string(), effectiveFrom: IsoDate }),
    personal: undefined,
  },
  /** The account citizens pay to; null takes it away. */
  'account.set': {
    version: 1,
    open: z.strictObject({ at: Instant, account: BankAccount.nullable() }),
    personal: undefined,
  },
} as const
