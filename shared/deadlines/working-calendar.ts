import type { OfficeHours, SpecialDay, WorkCalendar } from '../catalog/calendar.ts'
import { DeskError } from '../errors.ts'
import type { DayOff } from './explanation.ts'
import {
  clockOf,
  dayOf,
  findDay,
  isoDateOf,
  localMinuteAt,
  minuteOfClock,
  minuteOfDay,
  weekdayOf,
} from './local-time.ts'

/** Opening period `[from, to)` in minutes since midnight. */
interface Opening {
  readonly from: number
  readonly to: number
}

/** One day of the calendar, resolved from office hours and special days. */
interface CalendarDay {
  readonly day: number
  /** `yyyy-MM-dd` */
  readonly date: string
  /** Ordered, not overlapping; empty on a day off. */
  readonly openings: readonly Opening[]
  /** Office minutes of the whole day; 0 on a day off. */
  readonly minutes: number
  /** Office minutes of all covered days before this one. */
  readonly minutesBefore: number
  /** Why nobody works; undefined on a working day. */
  readonly off: DayOff | undefined
  /** Name of the made-up day (làm bù) this is, if it is one. */
  readonly madeUp: string | undefined
}

/** A day on which the office opens at least once, with its first opening and its closing. */
export interface WorkingDay extends CalendarDay {
  /** Minutes since midnight. */
  readonly opening: number
  /** Minutes since midnight. */
  readonly closing: number
  readonly openingClock: string
  readonly closingClock: string
  readonly off: undefined
}

export interface DayOffDay extends CalendarDay {
  readonly off: DayOff
}

/** Longer calendars are a mistake in the data, not a plan. */
const LONGEST_SPAN_DAYS = 100 * 366

/**
 * A work calendar resolved day by day, so that each question costs an array access. Times are local minutes.
 * Every method throws `DeskError('catalog.no-calendar')` when the answer lies outside the days the calendar covers:
 * a due date is never guessed over a holiday table that nobody has checked.
 */
export class WorkingCalendar {
  readonly #firstDay: number
  readonly #days: readonly (WorkingDay | DayOffDay)[]
  readonly #coversFrom: string
  readonly #coversUntil: string

  /** @throws DeskError `catalog.invalid-data` when dates do not exist, periods overlap or a day is both off and made up. */
  constructor(calendar: WorkCalendar) {
    const hours = resolveHours(calendar.officeHours)
    const special = resolveSpecialDays(calendar.specialDays)
    const earliestHours = hours[0]
    if (!earliestHours) throw invalid('office-hours-missing', calendar.coversFrom)
    this.#firstDay = Math.max(dayOfDate(calendar.coversFrom), earliestHours.from)
    const lastDay = dayOfDate(calendar.coversUntil)
    if (lastDay - this.#firstDay > LONGEST_SPAN_DAYS) throw invalid('span-too-long', calendar.coversUntil)
    this.#coversFrom = isoDateOf(this.#firstDay)
    this.#coversUntil = calendar.coversUntil

    const days: (WorkingDay | DayOffDay)[] = []
    let minutesBefore = 0
    let season = 0
    for (let day = this.#firstDay; day <= lastDay; day += 1) {
      for (let next = hours[season + 1]; next && next.from <= day; next = hours[season + 1]) season += 1
      const resolved = resolveDay(day, hours[season]?.week ?? [], special.get(day), minutesBefore)
      minutesBefore += resolved.minutes
      days.push(resolved)
    }
    this.#days = days
  }

  /** The day with that number, working or off. */
  getDay(day: number): WorkingDay | DayOffDay {
    const found = this.#days[day - this.#firstDay]
    if (found) return found
    throw new DeskError('catalog.no-calendar', {
      date: isoDateOf(day),
      coversFrom: this.#coversFrom,
      coversUntil: this.#coversUntil,
    })
  }

  /** The first working day strictly after a day. */
  getWorkingDayAfter(day: number): WorkingDay {
    for (let next = day + 1; ; next += 1) {
      const candidate = this.getDay(next)
      if (candidate.off === undefined) return candidate
    }
  }

  /** Whether the office is open during that minute. */
  isOpen(minute: number): boolean {
    const clock = minuteOfDay(minute)
    return this.getDay(dayOf(minute)).openings.some((opening) => opening.from <= clock && clock < opening.to)
  }

  /** The minute itself when the office is open, otherwise the next opening. */
  nextOpen(minute: number): number {
    const day = dayOf(minute)
    const clock = minuteOfDay(minute)
    for (const opening of this.getDay(day).openings) {
      if (clock < opening.to) return localMinuteAt(day, Math.max(clock, opening.from))
    }
    const next = this.getWorkingDayAfter(day)
    return localMinuteAt(next.day, next.opening)
  }

  /** Office minutes from the first covered day up to a minute. */
  elapsed(minute: number): number {
    const day = this.getDay(dayOf(minute))
    return day.minutesBefore + minutesUntil(day.openings, minuteOfDay(minute))
  }

  /** The earliest minute at which so many office minutes have been used; zero minutes change nothing. */
  add(minute: number, officeMinutes: number): number {
    if (officeMinutes === 0) return minute
    const target = this.elapsed(minute) + officeMinutes
    let day = this.getDay(dayOf(minute))
    while (day.minutesBefore + day.minutes < target) day = this.getWorkingDayAfter(day.day)
    let left = target - day.minutesBefore
    for (const opening of day.openings) {
      const length = opening.to - opening.from
      if (left <= length) return localMinuteAt(day.day, opening.from + left)
      left -= length
    }
    return localMinuteAt(day.day, day.openings.at(-1)?.to ?? 0)
  }
}

const compiled = new WeakMap<WorkCalendar, WorkingCalendar>()

/** The resolved form of a work calendar, built once per calendar object: calendars are values and never changed in place. */
export function workingCalendarOf(calendar: WorkCalendar): WorkingCalendar {
  const known = compiled.get(calendar)
  if (known) return known
  const built = new WorkingCalendar(calendar)
  compiled.set(calendar, built)
  return built
}

/** Office minutes of one day that lie before a clock time (minutes since midnight). */
export function minutesUntil(openings: readonly Opening[], clock: number): number {
  let minutes = 0
  for (const opening of openings) {
    if (clock <= opening.from) break
    minutes += Math.min(clock, opening.to) - opening.from
  }
  return minutes
}

interface Season {
  readonly from: number
  readonly week: readonly (readonly Opening[])[]
}

function resolveHours(officeHours: readonly OfficeHours[]): Season[] {
  return officeHours
    .map((hours) => ({
      from: dayOfDate(hours.effectiveFrom),
      week: hours.week.map((periods) => {
        const openings = periods.map((period) => ({ from: minuteOfClock(period.from), to: minuteOfClock(period.to) }))
        let end = 0
        for (const opening of openings) {
          if (opening.from >= opening.to || opening.from < end)
            throw invalid('office-hours-overlap', hours.effectiveFrom)
          end = opening.to
        }
        return openings
      }),
    }))
    .sort((left, right) => left.from - right.from)
}

function resolveSpecialDays(specialDays: readonly SpecialDay[]): Map<number, SpecialDay> {
  const byDay = new Map<number, SpecialDay>()
  for (const special of specialDays) {
    const day = dayOfDate(special.date)
    const known = byDay.get(day)
    if (known && known.kind !== special.kind) throw invalid('day-off-and-made-up', special.date)
    if (!known) byDay.set(day, special)
  }
  return byDay
}

function resolveDay(
  day: number,
  week: readonly (readonly Opening[])[],
  special: SpecialDay | undefined,
  minutesBefore: number,
): WorkingDay | DayOffDay {
  const date = isoDateOf(day)
  if (special?.kind === 'off') {
    const off: DayOff = { kind: 'holiday', name: special.name }
    return { day, date, openings: [], minutes: 0, minutesBefore, off, madeUp: undefined }
  }
  const ordinary = week[weekdayOf(day)] ?? []
  const madeUp = special?.kind === 'made-up' ? special.name : undefined
  // A made-up Saturday is worked like a Monday, unless the desk has Saturday hours of its own.
  const openings = ordinary.length === 0 && madeUp !== undefined ? (week[0] ?? []) : ordinary
  const first = openings[0]
  const last = openings.at(-1)
  if (!first || !last) {
    return { day, date, openings, minutes: 0, minutesBefore, off: { kind: 'weekly' }, madeUp: undefined }
  }
  return {
    day,
    date,
    openings,
    minutes: minutesUntil(openings, last.to),
    minutesBefore,
    opening: first.from,
    closing: last.to,
    openingClock: clockOf(first.from),
    closingClock: clockOf(last.to),
    off: undefined,
    madeUp,
  }
}

function dayOfDate(isoDate: string): number {
  const day = findDay(isoDate)
  if (day === undefined) throw invalid('no-such-date', isoDate)
  return day
}

function invalid(problem: string, date: string): DeskError {
  return new DeskError('catalog.invalid-data', { problem, date })
}
