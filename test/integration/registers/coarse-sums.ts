import { expect } from 'vitest'
import type { Store } from '../../../main/core/store/index.ts'
import { MEASURES } from '../../../shared/indicators/counts.ts'

const MONTH = `CAST(strftime('%Y', start * 86400, 'unixepoch') AS INTEGER) * 12 + strftime('%m', start * 86400, 'unixepoch') - 1`
const YEAR = `CAST(strftime('%Y', start * 86400, 'unixepoch') AS INTEGER)`

const COUNTED = MEASURES.map((measure) => measure.replaceAll(/[^a-z0-9]/g, '_'))

/** The rows of months and years in both tables of sums, as they are kept. */
export function keptSums(store: Store): readonly unknown[] {
  return [
    rowsOf(store, 'register_counts', COUNTED, 'span', 'start', 'procedure', 'officer', `span <> 'day'`),
    rowsOf(store, 'register_time', ['measured', 'minutes'], 'span', 'start', 'procedure', 'officer', `span <> 'day'`),
  ]
}

/** The same rows added up from the days of the tables, one by one. */
export function addedSums(store: Store): readonly unknown[] {
  const days = (table: string, columns: readonly string[], span: string, ...key: [string, string, string]) =>
    rowsOf(store, table, columns, `'${span}'`, ...key, `span = 'day'`)
  const counts = (span: string, start: string, procedure: string) =>
    days('register_counts', COUNTED, span, start, procedure, 'officer')
  const time = (span: string, start: string, officer: string) =>
    days('register_time', ['measured', 'minutes'], span, start, 'procedure', officer)
  return [
    [
      ...counts('month', MONTH, 'procedure'),
      ...counts('whole-month', MONTH, `'*'`),
      ...counts('year', YEAR, 'procedure'),
    ],
    [
      ...time('desk-month', MONTH, `'*'`),
      ...time('desk-year', YEAR, `'*'`),
      ...time('month', MONTH, 'officer'),
      ...time('year', YEAR, 'officer'),
    ],
  ]
}

/** Holds every month and year to the sum of its days. */
export function expectCoarseSums(store: Store, when: string): void {
  expect(keptSums(store), when).toEqual(addedSums(store))
}

function rowsOf(
  store: Store,
  table: string,
  columns: readonly string[],
  span: string,
  start: string,
  procedure: string,
  officer: string,
  condition: string,
): readonly unknown[] {
  const sums = columns.map((column) => `sum(${column}) AS ${column}`).join(', ')
  return store
    .prepare<[], unknown>(
      `SELECT ${span} AS rows_of, ${start} AS at, ${procedure} AS what, ${officer} AS who, ${sums} FROM ${table}
       WHERE ${condition} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    )
    .all()
}
