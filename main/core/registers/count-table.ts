import { type Count, MEASURES, type Measure, zeroCounts } from '../../../shared/indicators/counts.ts'
import { isoMonthOf, monthOf, type Period, splitPeriod } from '../../../shared/indicators/period.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'
import { columnOf } from './columns.ts'

/** What figures are asked for: a period, and one procedure or one receiving officer, or all. */
export interface Selection {
  readonly period: Period
  readonly procedure: string | null
  readonly officer: string | null
}

/** Counts of one month and procedure. */
export interface CountedGroup {
  /** `yyyy-MM`. */
  readonly month: string
  readonly procedure: string
  readonly counts: Record<Measure, number>
}

/** Whom counts belong to. */
export interface CountKey {
  readonly procedure: string
  readonly officer: string
}

type SumRow = { readonly start: number; readonly procedure: string } & Readonly<Record<string, SqliteValue>>

const COLUMNS = MEASURES.map(columnOf)
const KEY = 'span = ? AND start = ? AND procedure = ? AND officer = ?'

/** Counts by day and by month, for each procedure and each officer who received. */
export class CountTable {
  readonly #add: Statement<SqliteValue[], never>
  readonly #sweep: Statement<[string, number, string, string], never>
  readonly #empty: Statement<[], never>
  readonly #sum: (sql: string) => Statement<SqliteValue[], SumRow>

  constructor(store: Store) {
    this.#add = store.prepare(
      `INSERT INTO register_counts (span, start, procedure, officer, ${COLUMNS.join(', ')})
       VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})
       ON CONFLICT (span, start, procedure, officer)
       DO UPDATE SET ${COLUMNS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`,
    )
    // A row that counts nothing any more must leave no trace, as a replay would leave none.
    this.#sweep = store.prepare(
      `DELETE FROM register_counts WHERE ${KEY} AND ${COLUMNS.map((column) => `${column} = 0`).join(' AND ')}`,
    )
    this.#empty = store.prepare('DELETE FROM register_counts')
    this.#sum = store.prepareFamily()
  }

  /** Replaces what a dossier counted in before by what it counts in now. */
  move(key: CountKey, before: readonly Count[], after: readonly Count[]): void {
    const changes = new Map<number, Map<Measure, number>>()
    const note = ({ day, measure }: Count, by: number) => {
      const ofDay = changes.get(day) ?? new Map<Measure, number>()
      ofDay.set(measure, (ofDay.get(measure) ?? 0) + by)
      changes.set(day, ofDay)
    }
    for (const count of before) note(count, -1)
    for (const count of after) note(count, 1)
    for (const [day, ofDay] of changes) {
      const deltas = MEASURES.map((measure) => ofDay.get(measure) ?? 0)
      if (deltas.every((delta) => delta === 0)) continue
      this.#change('day', day, key, deltas)
      this.#change('month', monthOf(day), key, deltas)
    }
  }

  /** Takes every count out. */
  clear(): void {
    this.#empty.run()
  }

  /** The counts of a selection by month and procedure; groups without any count are left out. */
  read({ period, procedure, officer }: Selection): CountedGroup[] {
    const { months, days } = splitPeriod(period)
    const ranges = [
      ...(months === undefined ? [] : [{ span: 'month', ...months, monthName: isoMonthOf }]),
      ...days.map((range) => ({ span: 'day', ...range, monthName: (day: number) => isoMonthOf(monthOf(day)) })),
    ]
    const groups = new Map<string, CountedGroup>()
    for (const { span, first, last, monthName } of ranges) {
      for (const row of this.#rows(span, first, last, procedure, officer)) {
        const month = monthName(row.start)
        const known = groups.get(`${month} ${row.procedure}`)
        const group = known ?? { month, procedure: row.procedure, counts: zeroCounts() }
        MEASURES.forEach((measure, place) => {
          group.counts[measure] += Number(row[COLUMNS[place] ?? ''] ?? 0)
        })
        if (known === undefined) groups.set(`${month} ${row.procedure}`, group)
      }
    }
    return [...groups.values()]
  }

  #rows(span: string, first: number, last: number, procedure: string | null, officer: string | null): SumRow[] {
    const conditions = ['span = ?', 'start BETWEEN ? AND ?']
    const parameters: SqliteValue[] = [span, first, last]
    for (const [column, value] of Object.entries({ procedure, officer })) {
      if (value === null) continue
      conditions.push(`${column} = ?`)
      parameters.push(value)
    }
    const sums = COLUMNS.map((column) => `sum(${column}) AS ${column}`).join(', ')
    return this.#sum(
      `SELECT start, procedure, ${sums} FROM register_counts WHERE ${conditions.join(' AND ')} GROUP BY start, procedure`,
    ).all(...parameters)
  }

  #change(span: string, start: number, { procedure, officer }: CountKey, deltas: readonly number[]): void {
    this.#add.run(span, start, procedure, officer, ...deltas)
    if (deltas.some((delta) => delta < 0)) this.#sweep.run(span, start, procedure, officer)
  }
}
