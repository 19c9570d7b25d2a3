import { DossierState } from '../../../shared/catalog/status.ts'
import type { IndicatorDashboard, IndicatorFigure, RegisterSelection } from '../../../shared/contract/registers.ts'
import { ReceptionChannel } from '../../../shared/dossier/dossier.ts'
import { MEASURES, type Measure, zeroCounts } from '../../../shared/indicators/counts.ts'
import type { IndicatorName } from '../../../shared/indicators/goals.ts'
import {
  averageOf,
  type CountedIndicator,
  rateOf,
  satisfactionOf,
  scoreOf,
  type Tally,
  tallyOf,
} from '../../../shared/indicators/indicators.ts'
import { OverdueCause, placeOf } from '../../../shared/indicators/overdue.ts'
import { daysOf, isoMonthOf, monthOf } from '../../../shared/indicators/period.ts'
import { SurveyVoice } from '../../../shared/satisfaction/satisfaction.ts'
import type { GoalLine } from '../../../shared/settings/goal-line.ts'
import type { CountedGroup, CountTable } from './count-table.ts'
import { getGoal } from './goals.ts'
import type { FactsLists } from './lists.ts'
import type { ProcedureTime, TimeSpent } from './time-spent.ts'

export interface DashboardParts {
  readonly counts: CountTable
  readonly time: TimeSpent
  readonly lists: FactsLists
  /** Complaints dealt with in their term, of those that counted in the selection. */
  readonly complaints: (selection: RegisterSelection) => Tally
  /** What the commune compares its indicators with on a day (`yyyy-MM-dd`). */
  readonly goalLines: (day: string) => ReadonlyMap<IndicatorName, GoalLine>
  /** The name of a procedure as it holds now, or its code. */
  readonly nameOf: (procedure: string) => string
  readonly now: () => number
}

/** The indicators that are rates of dossiers, in the order of QĐ 766/QĐ-TTg. */
const COUNTED: readonly CountedIndicator[] = [
  'on-time',
  'online',
  'online-payment',
  'electronic-results',
  'digitized',
  'reuse',
  'satisfaction',
]

/** The figures of a selection: indicators by the goals that hold on the last day of the period, and what the charts draw. */
export function readDashboard(parts: DashboardParts, selection: RegisterSelection): IndicatorDashboard {
  // The months, and added up everything: reading the rows is what takes time, so they are read once for both.
  const ofMonths = parts.counts.read(selection, 'month', MEASURES)
  const all = sumOf(ofMonths)
  const times = parts.time.read(selection)
  const day = selection.period.to
  const lines = parts.goalLines(day)
  const figureOf = (indicator: IndicatorName, tally: Tally): IndicatorFigure => {
    const goal = getGoal(indicator, day)
    const rate = rateOf(tally)
    return { goal, ...tally, rate, score: scoreOf(rate, goal.cap), line: lines.get(indicator) ?? null }
  }
  const figures = [
    ...COUNTED.map((indicator) => figureOf(indicator, tallyOf(indicator, all))),
    figureOf('complaints', parts.complaints(selection)),
  ]
  return {
    figures,
    time: { goal: getGoal('average-time', day), completed: all.completed, ...timeOf(times) },
    received: all.received,
    refused: all['state refused'],
    months: monthsOf(ofMonths, selection),
    states: DossierState.options
      .filter((state) => state !== 'refused')
      .map((state) => ({ state, count: all[`state ${state}`] })),
    channels: ReceptionChannel.options.map((channel) => ({ channel, count: all[`channel ${channel}`] })),
    procedures: proceduresOf(parts, selection, times),
    causes: OverdueCause.options.map((cause) => ({ cause, count: all[`cause ${cause}`] })),
    running: runningOf(parts, selection),
    verdicts: SurveyVoice.options.map((voice) => ({
      voice,
      content: all[`verdict ${voice} 3`],
      soSo: all[`verdict ${voice} 2`],
      notContent: all[`verdict ${voice} 1`],
    })),
  }
}

function sumOf(groups: readonly CountedGroup[]): Record<Measure, number> {
  const sum = zeroCounts(MEASURES)
  for (const { counts } of groups) for (const measure of MEASURES) sum[measure] += counts[measure]
  return sum
}

/** Every month of the period, also those without anything: a gap in a chart would look like a mistake. */
function monthsOf(groups: readonly CountedGroup[], selection: RegisterSelection): IndicatorDashboard['months'] {
  const counted = new Map(groups.map((group) => [group.name, group.counts]))
  const { first, last } = daysOf(selection.period)
  const months = Array.from({ length: monthOf(last) - monthOf(first) + 1 }, (_, place) => monthOf(first) + place)
  return months.map(isoMonthOf).map((month) => {
    const ofMonth = counted.get(month) ?? zeroCounts(MEASURES)
    const { counted: satisfied, total: asked } = satisfactionOf(ofMonth)
    return {
      month,
      received: ofMonth.received,
      ended: ofMonth.ended,
      onTime: ofMonth['on-time'],
      completed: ofMonth.completed,
      withFile: ofMonth['completed file'],
      online: ofMonth['completed online'],
      digitized: ofMonth['completed digitized'],
      reused: ofMonth['completed reused'],
      paid: ofMonth['completed paid'],
      paidOnline: ofMonth['completed paid-online'],
      satisfied,
      asked,
    }
  })
}

const OF_PROCEDURES = ['received', 'ended', 'on-time', 'completed'] as const

function proceduresOf(
  { counts, nameOf }: DashboardParts,
  selection: RegisterSelection,
  times: readonly ProcedureTime[],
): IndicatorDashboard['procedures'] {
  return counts
    .read(selection, 'procedure', OF_PROCEDURES)
    .map(({ name: procedure, counts: { received, ended, completed, 'on-time': onTime } }) => {
      const time = timeOf(times.filter((each) => each.procedure === procedure))
      return { procedure, name: nameOf(procedure), received, ended, onTime, completed, ...time }
    })
    .filter(({ received, ended }) => received + ended > 0)
    .sort((one, other) => other.received - one.received || (one.procedure < other.procedure ? -1 : 1))
}

function timeOf(times: readonly ProcedureTime[]) {
  const measured = times.reduce((sum, time) => sum + time.measured, 0)
  const minutes = times.reduce((sum, time) => sum + time.minutes, 0)
  return { measured, average: averageOf(minutes, measured) }
}

function runningOf({ lists, now }: DashboardParts, selection: RegisterSelection): IndicatorDashboard['running'] {
  const byPlace = new Map<OverdueCause, number>()
  for (const { state, supplements, dossiers } of lists.running(selection, now())) {
    const place = placeOf(state, supplements)
    byPlace.set(place, (byPlace.get(place) ?? 0) + dossiers)
  }
  return OverdueCause.options.map((place) => ({ place, count: byPlace.get(place) ?? 0 }))
}
