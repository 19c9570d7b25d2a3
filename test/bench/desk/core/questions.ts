import type { CallInput } from '../../../../shared/contract/index.ts'
import { isoDateOf } from '../../../../shared/deadlines/index.ts'
import { deskDay } from '../../../../shared/indicators/period.ts'
import type { Random } from '../../random.ts'
import type { CoreKind } from '../../report/desk-plan.ts'

/** Lines of a page of the register, as its screen asks for them. */
export const REGISTER_LINES = 100

const TEN_YEARS_DAYS = 3_652

export type Selection = CallInput<'indicators.dashboard'>

/** What a desk is asked, and its plain peer beside it. */
export type CoreQuestion =
  | { readonly kind: 'counts' }
  | { readonly kind: 'dashboard'; readonly selection: Selection }
  | { readonly kind: 'register'; readonly selection: Selection; readonly after: Place | null }

/** A line of the register, and how many stand before it. */
export interface Place {
  readonly instant: number
  /** Hexadecimal. */
  readonly id: string
  readonly ordinal: number
}

/** What questions are made from. */
export interface QuestionGround {
  readonly now: number
  readonly procedures: readonly string[]
  readonly officers: readonly string[]
  /** Lines from all over the register of ten years. */
  readonly places: readonly Place[]
  readonly random: Random
}

/** One more question of a kind; periods of months and years begin with them and end on a day of chance up to today. */
export function nextQuestion(kind: CoreKind, ground: QuestionGround): CoreQuestion {
  const { now, procedures, officers, places, random } = ground
  const today = deskDay(now)
  const date = isoDateOf(today)
  const all = (firstDay: string, lastDay: number): Selection => ({
    period: { from: firstDay, to: isoDateOf(lastDay) },
    procedure: null,
    officer: null,
  })
  const tenYears = all(isoDateOf(today - TEN_YEARS_DAYS + random.between(0, 60)), today)
  switch (kind) {
    case 'counts':
      return { kind: 'counts' }
    case 'dashboard.month':
      return {
        kind: 'dashboard',
        selection: all(`${date.slice(0, 7)}-01`, today - random.between(0, dayOfMonth(date) - 1)),
      }
    case 'dashboard.year':
      return { kind: 'dashboard', selection: all(`${date.slice(0, 4)}-01-01`, today - random.between(0, 90)) }
    case 'dashboard.ten-years':
      return { kind: 'dashboard', selection: tenYears }
    case 'dashboard.procedure':
      return { kind: 'dashboard', selection: { ...tenYears, procedure: pick(procedures, random) } }
    case 'dashboard.officer':
      return { kind: 'dashboard', selection: { ...tenYears, officer: pick(officers, random) } }
    case 'register.first':
      return { kind: 'register', selection: tenYears, after: null }
    case 'register.deep':
      return { kind: 'register', selection: tenYears, after: pick(places, random) }
  }
}

function dayOfMonth(date: string): number {
  return Number(date.slice(8, 10))
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[random.between(0, values.length - 1)]
  if (value === undefined) throw new Error('There is nothing to ask about')
  return value
}
