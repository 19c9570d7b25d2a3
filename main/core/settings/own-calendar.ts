import { z } from 'zod'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import { type OwnCalendar, OwnDay, OwnHours, overlaid } from '../../../shared/settings/calendar.ts'
import { isEvent, type Projection } from '../ledger/index.ts'
import type { Statement, Store } from '../store/index.ts'
import { coverExtended, dayRemoved, daysEntered, hoursEntered, hoursRemoved } from './events.ts'

/** Tables of the commune's own calendar, and the calendar that holds with them. */
export class OwnCalendarTables {
  readonly #putDay: Statement<[string, string, string, string], never>
  readonly #dropDay: Statement<[string], never>
  readonly #putHours: Statement<[string, string], never>
  readonly #dropHours: Statement<[string], never>
  readonly #putCover: Statement<[string], never>
  readonly #empty: readonly Statement<[], never>[]
  readonly #days: Statement<
    [],
    { readonly date: string; readonly kind: string; readonly name: string; readonly source: string }
  >
  readonly #hours: Statement<[], { readonly hours: string }>
  readonly #cover: Statement<[], { readonly covers_until: string }>
  readonly #program: () => WorkCalendar
  /** The due-date engine resolves a calendar once for each object: the same object until something changes. */
  #current: WorkCalendar | undefined

  constructor(store: Store, program: () => WorkCalendar) {
    this.#program = program
    this.#putDay = store.prepare(
      `INSERT INTO own_days (date, kind, name, source) VALUES (?, ?, ?, ?)
       ON CONFLICT (date) DO UPDATE SET kind = excluded.kind, name = excluded.name, source = excluded.source`,
    )
    this.#dropDay = store.prepare('DELETE FROM own_days WHERE date = ?')
    this.#putHours = store.prepare(
      `INSERT INTO own_hours (effective_from, hours) VALUES (?, ?)
       ON CONFLICT (effective_from) DO UPDATE SET hours = excluded.hours`,
    )
    this.#dropHours = store.prepare('DELETE FROM own_hours WHERE effective_from = ?')
    this.#putCover = store.prepare(
      `INSERT INTO own_cover (only, covers_until) VALUES (1, ?)
       ON CONFLICT (only) DO UPDATE SET covers_until = max(covers_until, excluded.covers_until)`,
    )
    this.#empty = ['own_days', 'own_hours', 'own_cover'].map((table) => store.prepare(`DELETE FROM ${table}`))
    this.#days = store.prepare('SELECT date, kind, name, source FROM own_days ORDER BY date')
    this.#hours = store.prepare('SELECT hours FROM own_hours ORDER BY effective_from')
    this.#cover = store.prepare('SELECT covers_until FROM own_cover')
    store.onRollback(() => {
      this.#current = undefined
    })
  }

  /** The rows as the ledger tells them. Of two machines that enter the same day, the later in canonical order holds. */
  get projection(): Projection {
    return {
      name: 'settings',
      version: 1,
      tables: ['own_days', 'own_hours', 'own_cover'],
      apply: (event) => {
        if (isEvent(event, daysEntered)) {
          for (const { date, kind, name, source } of event.open.days) this.#putDay.run(date, kind, name, source)
        } else if (isEvent(event, dayRemoved)) this.#dropDay.run(event.open.date)
        else if (isEvent(event, hoursEntered)) {
          this.#putHours.run(event.open.hours.effectiveFrom, JSON.stringify(event.open.hours))
        } else if (isEvent(event, hoursRemoved)) this.#dropHours.run(event.open.effectiveFrom)
        else if (isEvent(event, coverExtended)) this.#putCover.run(event.open.coversUntil)
        else return
        this.#current = undefined
      },
      reset: () => {
        for (const statement of this.#empty) statement.run()
        this.#current = undefined
      },
      // A calendar names nobody.
      forget: () => undefined,
    }
  }

  /** What the commune entered. */
  own(): OwnCalendar {
    return {
      days: z.array(OwnDay).parse(this.#days.all()),
      hours: this.#hours.all().map(({ hours }) => OwnHours.parse(JSON.parse(hours))),
      coversUntil: this.#cover.find()?.covers_until ?? null,
    }
  }

  /** The calendar that holds: the program's with the commune's own laid over it. */
  calendar(): WorkCalendar {
    this.#current ??= overlaid(this.#program(), this.own())
    return this.#current
  }
}
