import { type ChargeLine, payable } from '../../shared/fees/charge.ts'
import type { PaymentMethod } from '../../shared/fees/payment.ts'
import { cleanLine } from '../../shared/text/index.ts'

/** A line as it is typed; its amount follows. */
export interface TypedLine {
  readonly key: string
  readonly name: string
  readonly quantity: number
  readonly unitAmount: number
}

/** A payment as it is typed. */
export interface CollectValues {
  readonly lines: readonly TypedLine[]
  /** Code of the group that pays less; empty for nobody. */
  readonly group: string
  readonly percent: number
  readonly reason: string
  readonly method: PaymentMethod
  readonly reference: string
  readonly payer: string
  readonly address: string
}

/** What is wrong with what was typed. */
export type CollectProblem = 'lines' | 'reason' | 'payer'

const SHORTEST_NAME = 2
const SHORTEST_REASON = 3

/** The lines as the core takes them. */
export function chargeLines({ lines }: Pick<CollectValues, 'lines'>): ChargeLine[] {
  return lines.map(({ name, quantity, unitAmount }) => ({
    name: name.trim(),
    quantity,
    unitAmount,
    amount: quantity * unitAmount,
  }))
}

/** What is to be paid now, in đồng. */
export function toPay(values: CollectValues): number {
  return payable(chargeLines(values), values.group === '' ? null : values)
}

/** What stands in the way of taking the money. */
export function problemsOf(values: CollectValues): ReadonlySet<CollectProblem> {
  const problems = new Set<CollectProblem>()
  if (values.lines.length === 0 || values.lines.some(({ name }) => cleanLine(name).length < SHORTEST_NAME)) {
    problems.add('lines')
  }
  if (values.group !== '' && cleanLine(values.reason).length < SHORTEST_REASON) problems.add('reason')
  if (cleanLine(values.payer).length < SHORTEST_NAME) problems.add('payer')
  return problems
}
