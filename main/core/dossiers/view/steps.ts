import type { BudgetStep, StepBudgetRule } from '../../../../shared/catalog/step-budget.ts'
import type { DossierStep } from '../../../../shared/contract/dossiers.ts'
import { minutesOfWorkingDay, workingMinutesBetween } from '../../../../shared/deadlines/index.ts'
import { isUndecided } from '../../../../shared/dossier/acts.ts'
import type { Instant } from '../../../../shared/dossier/dossier.ts'
import { instantOfEvent } from '../../../../shared/dossier/instant.ts'
import { type DossierEvent, type Standing, step } from '../../../../shared/dossier/reduce.ts'
import { budgetsOf, budgetUpToResult, STEP_OF_STATE, type StepBudgets } from '../../../../shared/dossier/step-budget.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { DossierCatalog } from '../parts.ts'
import type { DossierPast } from './dossier-past.ts'
import { dateOf } from './dossier-rows.ts'

/** A step of a dossier's way with the event that ended it; undefined while it lasts. */
export interface TimedStep extends DossierStep {
  readonly endedBy: DossierEvent | undefined
}

/** What the steps of a dossier may take, and by which rule. */
export interface DossierBudgets {
  readonly budgets: StepBudgets
  readonly rule: StepBudgetRule
}

interface Stretch {
  readonly standing: Standing
  readonly from: Instant
  endedBy: DossierEvent | undefined
}

/**
 * The budgets of a dossier's steps by the rule of the day on which it was received, measured by the office time from its
 * reception to the time promised then: extensions and supplements move the promise, not the budgets. Undefined for a dossier
 * that was not received, without a rule, or where the calendar does not reach.
 */
export function findBudgets(past: DossierPast, catalog: DossierCatalog): DossierBudgets | undefined {
  const received = past.find('dossier.received')?.open
  if (received === undefined) return undefined
  const rule = catalog.findStepBudget(received.procedure, dateOf(received.receivedAt))
  const calendar = catalog.workCalendar()
  return withinCalendar(() => {
    const from = received.submittedAt ?? received.receivedAt
    const term = Math.max(0, workingMinutesBetween(calendar, from, received.dueAt))
    return rule && { rule, budgets: budgetsOf(rule, { term, day: minutesOfWorkingDay(calendar, from) }) }
  })
}

/**
 * The way of a dossier in stretches: a new one begins when its state or its officer changes. The last has no end while the
 * desk or the citizen still owes something. What a step used is added up over all its stretches: a dossier that is sent back
 * does not begin anew.
 */
export function stepsOf(
  past: DossierPast,
  catalog: DossierCatalog,
  now: Instant,
  nameOf: (officer: string) => string,
): TimedStep[] {
  const budgets = findBudgets(past, catalog)?.budgets
  const calendar = catalog.workCalendar()
  const used = new Map<BudgetStep, number>()
  const stretches = stretchesOf(past.lines.map(({ event }) => event))
  return stretches.map(({ standing: { state, assignedTo }, from, endedBy }) => {
    const to = endedBy ? instantOfEvent(endedBy) : isUndecided(state) ? null : from
    const minutes = withinCalendar(() => Math.max(0, workingMinutesBetween(calendar, from, to ?? now))) ?? null
    const officerName = assignedTo === null ? null : nameOf(assignedTo)
    const budget = budgets === undefined ? null : budgetOf(budgets, used, { state, endedBy, minutes })
    return { state, officerName, from, to, minutes, budget, endedBy }
  })
}

function budgetOf(
  budgets: StepBudgets,
  used: Map<BudgetStep, number>,
  { state, endedBy, minutes }: Pick<Stretch, 'endedBy'> & Pick<DossierStep, 'state' | 'minutes'>,
): DossierStep['budget'] {
  const name = STEP_OF_STATE[state]
  if (name === null || minutes === null) return null
  const total = (used.get(name) ?? 0) + minutes
  used.set(name, total)
  const completed = endedBy?.type === 'dossier.completed'
  return { step: name, minutes: completed ? budgetUpToResult(budgets, name) : budgets[name], used: total }
}

function stretchesOf(events: readonly DossierEvent[]): Stretch[] {
  const stretches: Stretch[] = []
  let standing: Standing | undefined
  for (const event of events) {
    const next = step(standing, event)
    const isNew = next?.state !== standing?.state || next?.assignedTo !== standing?.assignedTo
    if (next !== undefined && isNew) {
      const last = stretches.at(-1)
      if (last !== undefined) last.endedBy = event
      stretches.push({ standing: next, from: instantOfEvent(event), endedBy: undefined })
    }
    standing = next
  }
  return stretches
}

/** What a calendar tells; undefined where it does not reach. */
function withinCalendar<Told>(tell: () => Told): Told | undefined {
  try {
    return tell()
  } catch (error) {
    if (error instanceof DeskError && error.code === 'catalog.no-calendar') return undefined
    throw error
  }
}
