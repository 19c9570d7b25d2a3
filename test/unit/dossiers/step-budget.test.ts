import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BUNDLED_FILES, openCatalog } from '../../../main/core/catalog/index.ts'
import { DossierState, RUNNING_STATES } from '../../../shared/catalog/status.ts'
import { BudgetStep, type StepBudgetRule } from '../../../shared/catalog/step-budget.ts'
import { computeDue, minutesOfWorkingDay, workingMinutesBetween } from '../../../shared/deadlines/index.ts'
import { budgetsOf, budgetUpToResult, STEP_OF_STATE, stepOutcome } from '../../../shared/dossier/step-budget.ts'
import { checkProperty } from '../../property.ts'

const catalog = openCatalog()
const DAY = '2026-11-20'
const getRule = (code: string): StepBudgetRule => {
  const rule = catalog.findStepBudget(code, DAY)
  if (rule === undefined) throw new Error(`no rule for ${code}`)
  return rule
}
const anyRule = getRule('1.004873')
const sum = (minutes: Readonly<Record<BudgetStep, number>>) =>
  BudgetStep.options.reduce((total, step) => total + minutes[step], 0)

const amounts = fc.record({
  counter: fc.double({ min: 0, max: 40, noNaN: true }),
  specialist: fc.double({ min: 0.1, max: 40, noNaN: true }),
  leader: fc.double({ min: 0, max: 40, noNaN: true }),
  issue: fc.double({ min: 0, max: 40, noNaN: true }),
})
const caps = fc.record(
  {
    counter: fc.double({ min: 0, max: 3, noNaN: true }),
    leader: fc.double({ min: 0, max: 3, noNaN: true }),
    issue: fc.double({ min: 0, max: 3, noNaN: true }),
  },
  { requiredKeys: [] },
)
const times = fc.record({ term: fc.integer({ min: 0, max: 200_000 }), day: fc.integer({ min: 1, max: 1_000 }) })
const origin = { code: '*', effectiveFrom: '2025-07-01', certainty: 'unconfirmed', source: 'made up' } as const

describe('budgets of the steps', () => {
  it('split a term without losing a minute, whatever the shares and caps', () => {
    checkProperty(
      fc.property(amounts, caps, times, (steps, atMostDays, time) => {
        const budgets = budgetsOf({ ...origin, measure: 'term-shares', steps, atMostDays }, time)
        expect(sum(budgets)).toBe(time.term)
        for (const step of BudgetStep.options) {
          expect(Number.isInteger(budgets[step])).toBe(true)
          expect(budgets[step]).toBeGreaterThanOrEqual(0)
          const most = step === 'specialist' ? undefined : atMostDays[step]
          if (most !== undefined) expect(budgets[step]).toBeLessThanOrEqual(most * time.day)
        }
      }),
      1_000,
    )
  })

  it('split the office time of every procedure from its reception to its due time', () => {
    const codes = BUNDLED_FILES['procedures.json'].map(({ code }) => code)
    const receptions = fc.integer({ min: Date.parse('2026-03-02T00:00Z'), max: Date.parse('2027-09-30T00:00Z') })
    checkProperty(
      fc.property(fc.constantFrom(...codes), receptions, (code, receivedAt) => {
        const procedure = catalog.getProcedure(code, DAY)
        const calendar = catalog.workCalendar()
        const { dueAt } = computeDue(calendar, { term: procedure.term, late: procedure.late }, receivedAt)
        const term = workingMinutesBetween(calendar, receivedAt, dueAt)
        const budgets = budgetsOf(anyRule, { term, day: minutesOfWorkingDay(calendar, receivedAt) })
        expect(sum(budgets)).toBe(term)
      }),
      300,
    )
  })

  it.each([
    [1, { counter: 120, specialist: 180, leader: 120, issue: 60 }],
    [3, { counter: 240, specialist: 660, leader: 360, issue: 180 }],
    [25, { counter: 240, specialist: 11_040, leader: 480, issue: 240 }],
  ])('by default of %i working days are %o', (days, minutes) => {
    expect(budgetsOf(anyRule, { term: days * 480, day: 480 })).toEqual(minutes)
  })

  it('are the hours of the inner process where a procedure has its own, whatever the term', () => {
    const rule = getRule('2.000908')
    expect([rule.certainty, anyRule.certainty]).toEqual(['secondary', 'unconfirmed'])
    const minutes = { counter: 120, specialist: 180, leader: 120, issue: 60 }
    expect(budgetsOf(rule, { term: 30, day: 480 })).toEqual(minutes)
    expect(budgetsOf(rule, { term: 9_000, day: 450 })).toEqual(minutes)
  })

  it('in fractions of a working day follow the length of that day', () => {
    const steps = { counter: 0.25, specialist: 1, leader: 0.5, issue: 0.25 }
    const budgets = budgetsOf({ ...origin, measure: 'working-days', steps }, { term: 0, day: 450 })
    expect(budgets).toEqual({ counter: 113, specialist: 450, leader: 225, issue: 113 })
  })

  it('do not begin before their day', () => {
    expect(catalog.findStepBudget('1.004873', '2025-06-30')).toBeUndefined()
  })

  it('of whoever completes a dossier are those of the steps gone past as well', () => {
    const budgets = { counter: 1, specialist: 20, leader: 300, issue: 4_000 }
    expect(BudgetStep.options.map((step) => budgetUpToResult(budgets, step))).toEqual([4_321, 4_320, 4_300, 4_000])
  })

  it('run in no state in which the citizen or another agency has the dossier', () => {
    const withoutBudget = DossierState.options.filter((state) => STEP_OF_STATE[state] === null)
    const running: readonly DossierState[] = RUNNING_STATES
    expect(withoutBudget.filter((state) => running.includes(state))).toEqual(['verifying'])
  })

  it.each([
    [59, 'before'],
    [60, 'on'],
    [61, 'over'],
  ])('of 60 minutes with %i used are %s', (used, outcome) => expect(stepOutcome(used, 60)).toBe(outcome))
})
