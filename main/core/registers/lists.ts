import type { RegisterSelection } from '../../../shared/contract/registers.ts'
import type { IndicatorName } from '../../../shared/indicators/goals.ts'
import type { OverdueCause } from '../../../shared/indicators/overdue.ts'
import { instantsOf } from '../../../shared/indicators/period.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'
import type { ListPlace } from './cursor.ts'
import { FACTS_COLUMNS, type FactsRow } from './facts-table.ts'

/** Which rows of the facts, in the order of a time. */
export interface FactsQuestion {
  readonly selection: RegisterSelection
  /** The time that decides whether a dossier is of the period, and the order. */
  readonly by: 'received_at' | 'ended_at' | 'answered_at'
  readonly conditions: readonly string[]
  readonly parameters: readonly SqliteValue[]
  readonly place: ListPlace
  readonly limit: number
}

export interface FactsPage {
  readonly rows: readonly FactsRow[]
  readonly next: ListPlace | undefined
}

/** The lists of dossiers behind registers and figures. */
export class FactsLists {
  readonly #list: (sql: string) => Statement<SqliteValue[], FactsRow>
  readonly #running: (sql: string) => Statement<SqliteValue[], RunningRow>

  constructor(store: Store) {
    this.#list = store.prepareFamily()
    this.#running = store.prepareFamily()
  }

  /** One page of a list, the oldest first. */
  list({ selection, by, conditions, parameters, place, limit }: FactsQuestion): FactsPage {
    const { from, before } = instantsOf(selection.period)
    const all = [`${by} >= ?`, `${by} < ?`, ...conditions]
    const values: SqliteValue[] = [Math.max(from, place.instant), before, ...parameters]
    narrow(selection, all, values)
    if (place.ordinal > 0) {
      all.push(`(${by}, id) > (?, ?)`)
      values.push(place.instant, place.id)
    }
    const rows = this.#list(
      `SELECT ${FACTS_COLUMNS} FROM register_dossiers WHERE ${all.join(' AND ')} ORDER BY ${by}, id LIMIT ?`,
    ).all(...values, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined
    const next = hasMore ? { instant: last[by] ?? 0, id: last.id, ordinal: place.ordinal + limit } : undefined
    return { rows: page, next }
  }

  /** Dossiers that are overdue at a moment and have no end, by state and by whether more than one supplement was asked for. */
  running(selection: Pick<RegisterSelection, 'procedure' | 'officer'>, now: number): RunningRow[] {
    // The words of the partial index, which a statement must repeat to use it.
    const all = [`state IN ('received', 'processing', 'verifying', 'deciding', 'approved', 'signed')`, 'due_at < ?']
    const values: SqliteValue[] = [now]
    narrow(selection, all, values)
    return this.#running(
      `SELECT state, min(supplements, 2) AS supplements, count(*) AS dossiers FROM register_dossiers
       WHERE ${all.join(' AND ')} GROUP BY state, min(supplements, 2)`,
    ).all(...values)
  }
}

export interface RunningRow extends Pick<FactsRow, 'state' | 'supplements'> {
  readonly dossiers: number
}

type Kind = Pick<FactsQuestion, 'by' | 'conditions'>
const COMPLETED = `state <> 'stopped'`
const ENDED = 'ended_at IS NOT NULL'

/** The dossiers that an indicator counts, and the rest of those it looks at; complaints are none. */
export function itemsOf(indicator: Exclude<IndicatorName, 'complaints'>, isCounted: boolean): Kind {
  const completed = (condition: string): Kind => ({
    by: 'ended_at',
    conditions: [ENDED, COMPLETED, isCounted ? condition : `NOT (${condition})`],
  })
  switch (indicator) {
    case 'on-time':
      return { by: 'ended_at', conditions: [ENDED, `overdue = ${isCounted ? 0 : 1}`] }
    case 'average-time':
      return completed('1')
    case 'online':
      return completed(`channel = 'online' AND has_result = 1`)
    case 'online-payment':
      return {
        by: 'ended_at',
        conditions: [ENDED, COMPLETED, 'paid IS NOT NULL', `paid_online = ${isCounted ? 1 : 0}`],
      }
    case 'electronic-results':
      return completed('has_result = 1')
    case 'digitized':
      return completed('paper_files > 0 AND has_result = 1')
    case 'reuse':
      return {
        by: 'ended_at',
        conditions: [ENDED, COMPLETED, 'paper_files > 0 AND has_result = 1', `reused = ${isCounted ? 1 : 0}`],
      }
    case 'satisfaction':
      return { by: 'answered_at', conditions: ['answered_at IS NOT NULL', `overall ${isCounted ? '=' : '<>'} 3`] }
  }
}

/** Keeps the dossiers that were overdue for a cause. */
export function becauseOf(cause: OverdueCause | null, { by, conditions }: Kind): Kind & { parameters: SqliteValue[] } {
  if (cause === null) return { by, conditions, parameters: [] }
  return { by, conditions: [...conditions, 'cause = ?'], parameters: [cause] }
}

function narrow(
  { procedure, officer }: Pick<RegisterSelection, 'procedure' | 'officer'>,
  conditions: string[],
  parameters: SqliteValue[],
): void {
  for (const [column, value] of Object.entries({ procedure, officer })) {
    if (value === null) continue
    conditions.push(`${column} = ?`)
    parameters.push(value)
  }
}
