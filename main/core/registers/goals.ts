import { z } from 'zod'
import { DeskError } from '../../../shared/errors.ts'
import { goalsInForce, IndicatorGoal, type IndicatorName } from '../../../shared/indicators/goals.ts'
import goals from './data/indicators.json' with { type: 'json' }

const ALL: readonly IndicatorGoal[] = z.array(IndicatorGoal).min(1).parse(goals)

/**
 * What holds for an indicator on a day (`yyyy-MM-dd`).
 * @throws DeskError catalog.not-configured before the first entry
 */
export function getGoal(indicator: IndicatorName, day: string): IndicatorGoal {
  const goal = goalsInForce(ALL, day).get(indicator)
  if (goal === undefined) throw new DeskError('catalog.not-configured', { code: indicator })
  return goal
}
