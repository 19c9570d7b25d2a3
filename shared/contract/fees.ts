import { z } from 'zod'
import { IsoDate } from '../catalog/procedure.ts'
import { Identifier } from '../dossier/dossier.ts'
import { ChargeLine, Exemption, ExemptionGroup } from '../fees/charge.ts'
import { Dong } from '../fees/money.ts'
import { CashClosing, CashTotals, Payer, Payment, PaymentMethod, Tariff } from '../fees/payment.ts'
import { BankAccount } from '../fees/viet-qr.ts'
import { typedLine, typedText } from '../text/typed.ts'
import { call } from './call.ts'

const Nothing = z.strictObject({})

/** A bank as data: its BIN and the name people know. */
export const Bank = z.strictObject({ bin: z.string().regex(/^\d{6}$/), name: z.string() })
export type Bank = z.infer<typeof Bank>

/** A payment to be taken. `id` is chosen by the screen: sent twice it is taken once. */
export const Collection = z.strictObject({
  id: Identifier,
  dossier: Identifier.nullable(),
  lines: z.array(ChargeLine).min(1).max(30),
  exemption: Exemption.nullable(),
  method: PaymentMethod,
  reference: typedLine(0, 60),
  ...Payer.shape,
})
export type Collection = z.infer<typeof Collection>

/** A QR drawn as squares: `path` of an SVG whose side is `size`. */
export const DrawnCode = z.strictObject({ text: z.string(), size: z.number().int(), path: z.string() })
export type DrawnCode = z.infer<typeof DrawnCode>

export const feeCalls = {
  /** Takes money. Without a receipt book at this desk the payment is kept with a provisional slip. */
  'fees.collect': call('collect', Collection, Payment),
  /** Reverses a payment by an entry against it; the receipt keeps its number. */
  'fees.reverse': call('collect', z.strictObject({ id: Identifier, reason: typedText(5, 500) }), Payment),
  /** Gives a payment with a provisional slip its receipt number. */
  'fees.number': call('collect', z.strictObject({ id: Identifier }), Payment),
  /** The payments of a day's report, the last on top, with their totals; and what waits for a receipt from other days. */
  'fees.of-day': call(
    'read',
    z.strictObject({ day: IsoDate }),
    z.strictObject({ payments: z.array(Payment), totals: CashTotals, waiting: z.array(Payment) }),
  ),
  'fees.of-dossier': call('read', z.strictObject({ dossier: Identifier }), z.array(Payment)),
  /** What is in the till since the last closing, in which day's report money stands that is taken now, and the latest closings. */
  'fees.till': call(
    'read',
    Nothing,
    z.strictObject({ open: CashTotals, day: IsoDate, closings: z.array(CashClosing) }),
  ),
  /** Closes the till, once a day: what comes after belongs to the next working day's report. */
  'fees.close': call(
    'collect',
    z.strictObject({ id: Identifier, counted: Dong, note: typedText(0, 500) }),
    CashClosing,
  ),
  /** The QR that a banking application reads, with amount and purpose. */
  'fees.transfer-code': call(
    'collect',
    z.strictObject({ amount: Dong.min(1), purpose: z.string().max(200) }),
    DrawnCode,
  ),
  /** Groups that pay less, banks, the account, the commune's own fees. */
  'fees.reference': call(
    'read',
    Nothing,
    z.strictObject({
      exemptions: z.array(ExemptionGroup),
      banks: z.array(Bank),
      account: BankAccount.nullable(),
      tariffs: z.array(Tariff),
    }),
  ),
  'fees.enter-tariff': call('configure', Tariff, Nothing),
  'fees.remove-tariff': call('configure', Tariff.pick({ procedure: true, effectiveFrom: true }), Nothing),
  'fees.set-account': call('configure', z.strictObject({ account: BankAccount.nullable() }), Nothing),
}
