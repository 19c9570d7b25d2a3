import { z } from 'zod'
import { goalsInForce, type IndicatorName } from '../../../shared/indicators/goals.ts'
import { GoalLine, type GoalLineKey } from '../../../shared/settings/goal-line.ts'
import { isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { goalEntered, goalRemoved } from './events.ts'

/** The rates that the commune entered to compare its indicators with. */
export class GoalLines {
  readonly #put: Statement<[string, string, number, string, string], never>
  readonly #drop: Statement<[string, string], never>
  readonly #empty: Statement<[], never>
  readonly #read: Statement<[], Readonly<Record<keyof GoalLine, string | number>>>

  constructor(store: Store) {
    this.#put = store.prepare(
      `INSERT INTO goal_lines (indicator, effective_from, rate, what, source) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (indicator, effective_from)
       DO UPDATE SET rate = excluded.rate, what = excluded.what, source = excluded.source`,
    )
    this.#drop = store.prepare('DELETE FROM goal_lines WHERE indicator = ? AND effective_from = ?')
    this.#empty = store.prepare('DELETE FROM goal_lines')
    this.#read = store.prepare(
      `SELECT indicator, effective_from AS effectiveFrom, rate, what, source FROM goal_lines
       ORDER BY indicator, effective_from DESC`,
    )
  }

  /** The rows as the ledger tells them. Of two machines that enter one for the same day, the later in canonical order holds. */
  get projection(): Projection {
    return {
      name: 'goal-lines',
      version: 1,
      tables: ['goal_lines'],
      apply: (event) => {
        if (isEvent(event, goalEntered)) {
          const { indicator, effectiveFrom, rate, what, source } = event.open.goal
          this.#put.run(indicator, effectiveFrom, rate, what, source)
        } else if (isEvent(event, goalRemoved)) this.#drop.run(event.open.indicator, event.open.effectiveFrom)
      },
      reset: () => {
        this.#empty.run()
      },
      // A rate names nobody.
      forget: () => undefined,
    }
  }

  /** All of them, by indicator, the latest first. */
  all(): GoalLine[] {
    return z.array(GoalLine).parse(this.#read.all())
  }

  /** Whether one begins for that indicator on that day. */
  has({ indicator, effectiveFrom }: GoalLineKey): boolean {
    return this.all().some((line) => line.indicator === indicator && line.effectiveFrom === effectiveFrom)
  }

  /** Those that hold on a day (`yyyy-MM-dd`), one at most for an indicator. */
  inForce(day: string): ReadonlyMap<IndicatorName, GoalLine> {
    return goalsInForce(this.all(), day)
  }
}
