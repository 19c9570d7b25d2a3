import { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { findFirstDifference, instantOf, localMinuteAt } from '../../../shared/deadlines/index.ts'
import { daysOf, monthOf, type Piece, type Range, splitPeriod, yearOf } from '../../../shared/indicators/period.ts'
import { minutesSpent } from '../../../shared/indicators/time-spent.ts'
import type { SqliteValue, Statement, Store } from '../store/index.ts'
import { type CountKey, EVERYBODY, type Selection } from './count-table.ts'
import { pausesOf } from './facts-table.ts'

/** Office minutes of the dossiers of a procedure that got their result, and how many of them could be measured. */
export interface ProcedureTime {
  readonly procedure: string
  readonly measured: number
  readonly minutes: number
}

/**
 * Stale days that are added up for one answer alone. More of them, as after an update that counted everything anew, are added up for
 * good, so that only the first who asks waits.
 */
const MOST_FOR_ONE_ANSWER = 7

interface Sum extends CountKey {
  readonly measured: number
  readonly minutes: number
}

interface SpanRow extends CountKey {
  readonly received_at: number
  readonly ended_at: number
  readonly pauses: string | null
}

/**
 * Office minutes that dossiers took (indicator 2.2), added up by day and month of their end. Which sums are stale is kept
 * with what made them so; housekeeping adds up anew, a day at a time, and whoever asks before that gets the stale days
 * added up for the answer alone.
 */
export class TimeSpent {
  readonly #store: Store
  readonly #calendar: () => WorkCalendar
  /** The calendar that was compared last with the one of the sums. */
  #known: WorkCalendar | undefined
  readonly #noteStale: Statement<[number], never>
  readonly #noteStaleFrom: Statement<[number], never>
  readonly #settle: Statement<[number], never>
  readonly #stale: Statement<[number, number, number], { readonly day: number }>
  readonly #spans: Statement<[number, number], SpanRow>
  readonly #ofDay: Statement<[number], Sum>
  readonly #add: Statement<[string, number, string, string, number, number], never>
  readonly #sweep: Statement<[string, number], never>
  readonly #sum: (sql: string) => Statement<SqliteValue[], ProcedureTime>
  readonly #readCalendar: Statement<[], { readonly calendar: string }>
  readonly #keepCalendar: Statement<[string], never>
  readonly #empty: readonly Statement<[], never>[]

  /** Do it once for a store: housekeeping of the sums begins here. */
  constructor(store: Store, calendar: () => WorkCalendar) {
    this.#store = store
    this.#calendar = calendar
    this.#noteStale = store.prepare('INSERT INTO register_time_stale (day) VALUES (?) ON CONFLICT (day) DO NOTHING')
    this.#noteStaleFrom = store.prepare(
      `INSERT OR IGNORE INTO register_time_stale (day)
       SELECT DISTINCT start FROM register_counts WHERE span = 'day' AND officer = '${EVERYBODY}' AND start >= ? AND completed > 0`,
    )
    this.#settle = store.prepare('DELETE FROM register_time_stale WHERE day = ?')
    this.#stale = store.prepare(
      'SELECT day FROM register_time_stale WHERE day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?',
    )
    this.#spans = store.prepare(
      `SELECT procedure, officer, received_at, ended_at, pauses FROM register_dossiers
       WHERE ended_at >= ? AND ended_at < ? AND state <> 'stopped'`,
    )
    this.#ofDay = store.prepare(
      `SELECT procedure, officer, measured, minutes FROM register_time WHERE span = 'day' AND start = ?`,
    )
    this.#add = store.prepare(
      `INSERT INTO register_time (span, start, procedure, officer, measured, minutes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (span, start, procedure, officer)
       DO UPDATE SET measured = measured + excluded.measured, minutes = minutes + excluded.minutes`,
    )
    this.#sweep = store.prepare('DELETE FROM register_time WHERE span = ? AND start = ? AND measured = 0')
    this.#sum = store.prepareFamily()
    this.#readCalendar = store.prepare('SELECT calendar FROM register_time_calendar')
    this.#keepCalendar = store.prepare(
      'INSERT INTO register_time_calendar (only, calendar) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET calendar = excluded.calendar',
    )
    this.#empty = ['register_time', 'register_time_stale'].map((table) => store.prepare(`DELETE FROM ${table}`))
    store.housekeeper.register({ name: 'registers.time', run: () => this.#tidy() })
  }

  /** Says that dossiers which ended on a day are others now, or took another time. */
  noteStale(day: number): void {
    this.#noteStale.run(day)
  }

  /** Takes every sum out. */
  clear(): void {
    for (const empty of this.#empty) empty.run()
  }

  /** The sums of a selection by procedure, as the calendar holds now. */
  read({ period, procedure, officer }: Selection): ProcedureTime[] {
    this.#followCalendar()
    const stale = this.#staleDays(daysOf(period))
    if (stale.length > MOST_FOR_ONE_ANSWER) {
      this.#store.withinDerivation(() => {
        for (const day of stale.splice(0)) this.#addUp(day)
      })
    }
    const sums = new Map<string, ProcedureTime>()
    const add = (code: string, measured: number, minutes: number) => {
      const known = sums.get(code) ?? { procedure: code, measured: 0, minutes: 0 }
      sums.set(code, { ...known, measured: known.measured + measured, minutes: known.minutes + minutes })
    }
    for (const piece of splitPeriod(period, 'year')) {
      for (const { procedure: code, measured, minutes } of this.#rows(piece, procedure, officer)) {
        add(code, piece.sign * measured, piece.sign * minutes)
      }
    }
    const isSelected = (sum: Sum) =>
      (procedure === null || sum.procedure === procedure) && (officer === null || sum.officer === officer)
    for (const change of stale.flatMap((day) => this.#changesOf(day))) {
      if (isSelected(change)) add(change.procedure, change.measured, change.minutes)
    }
    return [...sums.values()].filter(({ measured }) => measured > 0)
  }

  #rows({ unit, first, last }: Piece, procedure: string | null, officer: string | null): ProcedureTime[] {
    const span = officer === null && unit !== 'day' ? `desk-${unit}` : unit
    const conditions = ['span = ?', 'start BETWEEN ? AND ?']
    const parameters: SqliteValue[] = [span, first, last]
    for (const [column, value] of Object.entries({ procedure, officer })) {
      if (value === null) continue
      conditions.push(`${column} = ?`)
      parameters.push(value)
    }
    return this.#sum(
      `SELECT procedure, sum(measured) AS measured, sum(minutes) AS minutes FROM register_time
       WHERE ${conditions.join(' AND ')} GROUP BY procedure`,
    ).all(...parameters)
  }

  #tidy(): boolean {
    this.#followCalendar()
    const [day] = this.#staleDays({ first: Number.MIN_SAFE_INTEGER, last: Number.MAX_SAFE_INTEGER }, 1)
    if (day === undefined) return false
    this.#store.withinDerivation(() => this.#addUp(day))
    return true
  }

  /** Makes the sums of a day right, and those of its month and year. */
  #addUp(day: number): void {
    const month = monthOf(day)
    const year = yearOf(month)
    for (const { procedure, officer, measured, minutes } of this.#changesOf(day)) {
      this.#add.run('day', day, procedure, officer, measured, minutes)
      this.#add.run('month', month, procedure, officer, measured, minutes)
      this.#add.run('desk-month', month, procedure, EVERYBODY, measured, minutes)
      this.#add.run('year', year, procedure, officer, measured, minutes)
      this.#add.run('desk-year', year, procedure, EVERYBODY, measured, minutes)
    }
    this.#sweep.run('day', day)
    for (const span of ['month', 'desk-month']) this.#sweep.run(span, month)
    for (const span of ['year', 'desk-year']) this.#sweep.run(span, year)
    this.#settle.run(day)
  }

  #staleDays({ first, last }: Range, limit = Number.MAX_SAFE_INTEGER): number[] {
    return this.#stale.all(first, last, limit).map(({ day }) => day)
  }

  /** What has to be added to the sums of a day to make them right. */
  #changesOf(day: number): Sum[] {
    const changes = new Map<string, Sum>()
    const add = (key: CountKey, measured: number, minutes: number) => {
      const name = `${key.procedure} ${key.officer}`
      const known = changes.get(name) ?? { ...key, measured: 0, minutes: 0 }
      changes.set(name, { ...known, measured: known.measured + measured, minutes: known.minutes + minutes })
    }
    const calendar = this.#calendar()
    const from = instantOf(localMinuteAt(day, 0))
    for (const span of this.#spans.all(from, instantOf(localMinuteAt(day + 1, 0)))) {
      const { procedure, officer, received_at, ended_at, pauses } = span
      const minutes = minutesSpent(calendar, { from: received_at, to: ended_at, pauses: pausesOf(pauses) })
      if (minutes !== null) add({ procedure, officer }, 1, minutes)
    }
    for (const { procedure, officer, measured, minutes } of this.#ofDay.all(day)) {
      add({ procedure, officer }, -measured, -minutes)
    }
    return [...changes.values()].filter(({ measured, minutes }) => measured !== 0 || minutes !== 0)
  }

  /** Sums made with another calendar are stale from the first day on which the two differ. */
  #followCalendar(): void {
    const calendar = this.#calendar()
    if (calendar === this.#known) return
    const text = JSON.stringify(calendar)
    const kept = this.#readCalendar.find()?.calendar
    if (kept !== text) {
      const difference = kept === undefined ? 0 : findFirstDifference(WorkCalendar.parse(JSON.parse(kept)), calendar)
      this.#store.withinDerivation(() => {
        if (difference !== undefined) this.#noteStaleFrom.run(difference)
        this.#keepCalendar.run(text)
      })
    }
    this.#known = calendar
  }
}
