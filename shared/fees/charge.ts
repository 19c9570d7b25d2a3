import { z } from 'zod'
import { Certainty, type Fee, IsoDate } from '../catalog/procedure.ts'
import { typedLine } from '../text/typed.ts'
import { Dong } from './money.ts'

/** One line of what is to be paid. `amount` is quantity times unit. */
export const ChargeLine = z
  .strictObject({
    name: typedLine(2, 200),
    quantity: z.number().int().min(1).max(9_999),
    unitAmount: Dong,
    amount: Dong,
  })
  .refine(({ quantity, unitAmount, amount }) => quantity * unitAmount === amount, { path: ['amount'] })
export type ChargeLine = z.infer<typeof ChargeLine>

/** Why a citizen pays less or nothing (miễn, giảm): a group of persons the law names, as dated data. */
export const ExemptionGroup = z.strictObject({
  code: z.string().regex(/^[a-z-]{3,40}$/),
  name: z.string().min(3).max(200),
  effectiveFrom: IsoDate,
  certainty: Certainty,
  source: z.string().min(2).max(300),
})
export type ExemptionGroup = z.infer<typeof ExemptionGroup>

/** The exemption of one payment: which group, how much of each hundred is let off, and what the clerk saw. */
export const Exemption = z.strictObject({
  group: z.string().regex(/^[a-z-]{3,40}$/),
  percent: z.number().int().min(1).max(100),
  reason: typedLine(3, 200),
})
export type Exemption = z.infer<typeof Exemption>

/** How much was asked: pages of one original, copies of it, and how many of whatever is charged by the piece. */
export interface ChargedQuantity {
  readonly pages: number
  readonly copies: number
  readonly pieces: number
}

/**
 * What one certified copy costs: the first pages of the original dearer than the rest, never above the cap (TT 226/2016/TT-BTC:
 * 2,000 đồng for each of the first two pages, 1,000 for each further one, at most 200,000 a copy).
 * @param pages of the original, 1 or more
 */
export function copyAmount(fee: Extract<Fee, { kind: 'per-page' }>, pages: number): number {
  const first = Math.min(pages, fee.firstPages) * fee.firstAmount
  const further = Math.max(0, pages - fee.firstPages) * fee.furtherAmount
  return Math.min(first + further, fee.capPerCopy)
}

/** The line that a procedure's fee comes to; undefined where nothing is to be paid or the amount is not known. */
export function chargeFor(name: string, fee: Fee, { pages, copies, pieces }: ChargedQuantity): ChargeLine | undefined {
  switch (fee.kind) {
    case 'none':
    case 'set-by-province':
      return undefined
    case 'fixed':
      return { name, quantity: pieces, unitAmount: fee.amount, amount: fee.amount * pieces }
    case 'per-page': {
      const unitAmount = copyAmount(fee, pages)
      return { name, quantity: copies, unitAmount, amount: unitAmount * copies }
    }
  }
}

/** Sum of the lines before any exemption. */
export function totalOf(lines: readonly ChargeLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}

/** What is left to pay after an exemption; what is let off is rounded in the citizen's favour to the đồng. */
export function payable(lines: readonly ChargeLine[], exemption: Pick<Exemption, 'percent'> | null): number {
  const total = totalOf(lines)
  return exemption === null ? total : Math.floor((total * (100 - exemption.percent)) / 100)
}
