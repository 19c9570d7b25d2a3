import type { DossierState } from '../catalog/status.ts'
import { BudgetStep, type StepBudgetRule } from '../catalog/step-budget.ts'

/** Office minutes of each step. */
export type StepBudgets = Readonly<Record<BudgetStep, number>>

/**
 * Which step uses its time in a state. The citizen's time (a supplement, a result that waits to be fetched) and another
 * agency's (a verification) are nobody's at this desk, so they have no budget here.
 */
export const STEP_OF_STATE: Readonly<Record<DossierState, BudgetStep | null>> = {
  received: 'counter',
  processing: 'specialist',
  deciding: 'leader',
  approved: 'leader',
  signed: 'issue',
  waiting: null,
  verifying: null,
  done: null,
  posted: null,
  returned: null,
  refused: null,
  stopped: null,
  withdrawn: null,
}

const MINUTES_PER_HOUR = 60

/** What the budgets of one dossier are measured by, in office minutes. */
export interface TermTime {
  /** From the start of its clock to the time promised at reception. */
  readonly term: number
  /** Of one working day. */
  readonly day: number
}

/**
 * The office minutes that each step of a dossier may take. Shares of a term always add up to the term; hours and days are
 * what the rule says, whatever the term.
 */
export function budgetsOf(rule: StepBudgetRule, { term, day }: TermTime): StepBudgets {
  if (rule.measure !== 'term-shares') {
    const unit = rule.measure === 'working-hours' ? MINUTES_PER_HOUR : day
    const { counter, specialist, leader, issue } = rule.steps
    const minutes = (amount: number) => Math.round(amount * unit)
    return {
      counter: minutes(counter),
      specialist: minutes(specialist),
      leader: minutes(leader),
      issue: minutes(issue),
    }
  }
  const all = BudgetStep.options.reduce((sum, step) => sum + rule.steps[step], 0)
  const share = (step: Exclude<BudgetStep, 'specialist'>) => {
    const most = (rule.atMostDays[step] ?? Number.POSITIVE_INFINITY) * day
    return Math.floor(Math.min((term * rule.steps[step]) / all, most))
  }
  const [counter, leader, issue] = [share('counter'), share('leader'), share('issue')]
  return { counter, specialist: term - counter - leader - issue, leader, issue }
}

/**
 * The budget of whoever completes a dossier in a step: their own and those of the steps they went past, since they did that
 * work themselves (a clerk who completes at the counter, a specialist who needs no leader).
 */
export function budgetUpToResult(budgets: StepBudgets, step: BudgetStep): number {
  const first = BudgetStep.options.indexOf(step)
  return BudgetStep.options.slice(first).reduce((sum, each) => sum + budgets[each], 0)
}

/** Whether a step ended before, at or after the end of its budget. */
export type StepOutcome = 'before' | 'on' | 'over'

/** Compares used with budgeted office minutes. */
export function stepOutcome(used: number, budget: number): StepOutcome {
  if (used === budget) return 'on'
  return used < budget ? 'before' : 'over'
}
