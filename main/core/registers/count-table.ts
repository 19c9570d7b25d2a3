import { type Count, MEASURES, type Measure, zeroCounts } from '../../../shared/indicators/counts.ts'
import { isoMonthOf, monthOf, type Period, type Range, splitPeriod } from '../../../shared/indicators/period.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'
import { columnOf } from './columns.ts'

/** What figures are asked for: a period, and one procedure or one receiving officer, or all. */
export interface Selection {
  readonly period: Period
  readonly procedure: string | null
  readonly officer: string | null
}

/** Counts of one group of a selection: of a month (`yyyy-MM`), of a procedure, or of all under an empty name. */
export interface CountedGroup<Counted extends Measure = Measure> {
  readonly name: string
  readonly counts: Readonly<Record<Counted, number>>
}

/** What counts are grouped by. */
export type Grouping = 'all' | 'month' | 'procedure'

/** Whom counts belong to. */
export interface CountKey {
  readonly procedure: string
  readonly officer: string
}

type SumRow = Readonly<Record<string, SqliteValue>>

/** Rows of a span that add up to a part of a period, and the name of the month that a row belongs to. */
interface Part extends Range {
  readonly span: string
  readonly monthName: (start: number) => string
}

/** The expression of each grouping; a group by nothing is one group. */
const GROUP_COLUMNS: Readonly<Record<Grouping, string>> = { all: `''`, month: 'start', procedure: 'procedure' }

const COLUMNS = MEASURES.map(columnOf)
/** The officer of the rows that count everybody's. */
export const EVERYBODY = '*'
const KEY = 'span = ? AND start = ? AND procedure = ? AND officer = ?'

/**
 * Counts by day and by month, for each procedure, of each officer who received and of everybody: a year of the whole desk is
 * a few hundred rows beside each other.
 */
export class CountTable {
  readonly #add: Statement<SqliteValue[], never>
  readonly #sweep: Statement<[string, number, string, string], never>
  readonly #empty: Statement<[], never>
  readonly #sum: (sql: string) => Statement<SqliteValue[], SumRow>

  constructor(store: Store) {
    this.#add = store.prepare(
      `INSERT INTO register_counts (span, start, procedure, officer, ${COLUMNS.join(', ')})
       VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})
       ON CONFLICT (span, officer, start, procedure)
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
      for (const officer of [key.officer, EVERYBODY]) {
        this.#change('day', day, { ...key, officer }, deltas)
        this.#change('month', monthOf(day), { ...key, officer }, deltas)
      }
    }
  }

  /** Takes every count out. */
  clear(): void {
    this.#empty.run()
  }

  /**
   * Adds the counts of some measures up. Groups without any row are left out; asked for all, there is one group at most.
   * Few measures and few groups are what makes it quick: the rows that are added up are many.
   */
  read<Counted extends Measure>(
    selection: Selection,
    by: Grouping,
    measures: readonly Counted[],
  ): CountedGroup<Counted>[] {
    const groups = new Map<string, Record<Counted, number>>()
    for (const part of partsOf(selection.period)) {
      for (const row of this.#rows(part, selection, by, measures)) {
        const name = by === 'month' ? part.monthName(Number(row.name)) : String(row.name)
        const group = groups.get(name) ?? zeroCounts(measures)
        for (const measure of measures) group[measure] += Number(row[columnOf(measure)] ?? 0)
        groups.set(name, group)
      }
    }
    return [...groups].map(([name, counts]) => ({ name, counts }))
  }

  #rows(
    { span, first, last }: Part,
    { procedure, officer }: Selection,
    by: Grouping,
    measures: readonly Measure[],
  ): SumRow[] {
    const conditions = ['span = ?', 'officer = ?', 'start BETWEEN ? AND ?']
    const parameters: SqliteValue[] = [span, officer ?? EVERYBODY, first, last]
    if (procedure !== null) {
      conditions.push('procedure = ?')
      parameters.push(procedure)
    }
    const columns = measures.map(columnOf)
    const sums = columns.map((column) => `sum(${column}) AS ${column}`).join(', ')
    return this.#sum(
      `SELECT ${GROUP_COLUMNS[by]} AS name, ${sums} FROM register_counts
       WHERE ${conditions.join(' AND ')} GROUP BY 1`,
    ).all(...parameters)
  }

  #change(span: string, start: number, { procedure, officer }: CountKey, deltas: readonly number[]): void {
    this.#add.run(span, start, procedure, officer, ...deltas)
    if (deltas.some((delta) => delta < 0)) this.#sweep.run(span, start, procedure, officer)
  }
}

function partsOf(period: Period): Part[] {
  const { months, days } = splitPeriod(period)
  return [
    ...(months === undefined ? [] : [{ ...months, span: 'month', monthName: isoMonthOf }]),
    ...days.map((range) => ({ ...range, span: 'day', monthName: (day: number) => isoMonthOf(monthOf(day)) })),
  ]
}
