import { type Count, MEASURES, type Measure, zeroCounts } from '../../../shared/indicators/counts.ts'
import { isoMonthOf, monthOf, type Period, type Piece, splitPeriod, yearOf } from '../../../shared/indicators/period.ts'
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

/** By how much each measure of a row changes. */
type Change = Map<Measure, number>
/** Changes by the number of their day, month or year. */
type Changes = ReadonlyMap<number, Change>

type SumRow = Readonly<Record<string, SqliteValue>>

/** The rows of a unit of the calendar: for each procedure, and for all procedures of a month together. */
type Span = Piece['unit'] | 'whole-month'

/** The expression of each grouping; a group by nothing is one group. */
const GROUP_COLUMNS: Readonly<Record<Grouping, string>> = { all: `''`, month: 'start', procedure: 'procedure' }

const COLUMNS = MEASURES.map(columnOf)
/** The officer of the rows that count everybody's. */
export const EVERYBODY = '*'
/** The procedure of the rows that count all procedures'. */
const EVERYTHING = '*'
const KEY = 'span = ? AND start = ? AND procedure = ? AND officer = ?'

/**
 * Counts by day, month and year, for each procedure, of each officer who received and of everybody; by month for all
 * procedures together as well. So ten years of the whole desk are a few hundred rows beside each other.
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
    const changes = new Map<number, Change>()
    for (const { day, measure } of before) note(changes, day, measure, -1)
    for (const { day, measure } of after) note(changes, day, measure, 1)
    // A dossier's days lie mostly in one month: its row is written once for all of them.
    const months = addUp(changes, monthOf)
    const years = addUp(months, yearOf)
    this.#changeAll('day', changes, key)
    this.#changeAll('month', months, key)
    this.#changeAll('year', years, key)
    this.#changeAll('whole-month', months, { ...key, procedure: EVERYTHING })
  }

  /** Takes every count out. */
  clear(): void {
    this.#empty.run()
  }

  /**
   * Adds the counts of some measures up. Groups that counted nothing of them are left out; asked for all, there is one group
   * at most. Few measures and few groups are what makes it quick: the rows that are added up are many.
   */
  read<Counted extends Measure>(
    selection: Selection,
    by: Grouping,
    measures: readonly Counted[],
  ): CountedGroup<Counted>[] {
    const columns = measures.map((measure) => ({ measure, column: columnOf(measure) }))
    const groups = new Map<string, Record<Counted, number>>()
    for (const piece of splitPeriod(selection.period, by === 'month' ? 'month' : 'year')) {
      for (const row of this.#rows(piece, selection, by, measures)) {
        const name = by === 'month' ? monthName(piece, Number(row.name)) : String(row.name)
        const group = groups.get(name) ?? zeroCounts(measures)
        for (const { measure, column } of columns) group[measure] += piece.sign * Number(row[column])
        groups.set(name, group)
      }
    }
    return [...groups]
      .map(([name, counts]) => ({ name, counts }))
      .filter(({ counts }) => measures.some((measure) => counts[measure] !== 0))
  }

  #rows(
    { unit, first, last }: Piece,
    { procedure, officer }: Selection,
    by: Grouping,
    measures: readonly Measure[],
  ): SumRow[] {
    const span: Span = unit === 'month' && procedure === null && by !== 'procedure' ? 'whole-month' : unit
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

  #changeAll(span: Span, changes: Changes, { procedure, officer }: CountKey): void {
    for (const [start, change] of changes) {
      const deltas = MEASURES.map((measure) => change.get(measure) ?? 0)
      if (deltas.every((delta) => delta === 0)) continue
      // No count is ever below nothing, so a row in which one has just grown is not empty.
      const canBeEmpty = deltas.every((delta) => delta <= 0)
      for (const counted of [officer, EVERYBODY]) {
        this.#add.run(span, start, procedure, counted, ...deltas)
        if (canBeEmpty) this.#sweep.run(span, start, procedure, counted)
      }
    }
  }
}

function note(changes: Map<number, Change>, start: number, measure: Measure, by: number): void {
  const change = changes.get(start) ?? new Map<Measure, number>()
  change.set(measure, (change.get(measure) ?? 0) + by)
  changes.set(start, change)
}

/** The changes of coarser units, from those of finer ones. */
function addUp(changes: Changes, coarseOf: (start: number) => number): Map<number, Change> {
  const coarse = new Map<number, Change>()
  for (const [start, change] of changes) {
    for (const [measure, by] of change) note(coarse, coarseOf(start), measure, by)
  }
  return coarse
}

/** `yyyy-MM` of a row that counts a month, or a day of it. */
function monthName({ unit }: Piece, start: number): string {
  return isoMonthOf(unit === 'day' ? monthOf(start) : start)
}
