import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type { DueRule } from '../../../shared/deadlines/index.ts'

/** What the oracle says; undefined when the calendar does not reach. */
export interface SlowDue {
  readonly dueAt: number
  readonly clockStartsAt: number
  readonly forwardBy: number
}

const DAY = 1440
/** `HH:mm` of every minute of a day. */
const CLOCKS = Array.from({ length: DAY }, (_, minute) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
)

class NotCovered extends Error {}

/** The office, asked minute by minute. Minutes count from 1970-01-01T00:00 local time. */
class SlowOffice {
  readonly #calendar: WorkCalendar
  readonly #openByMidnight = new Map<number, boolean[]>()

  constructor(calendar: WorkCalendar) {
    this.#calendar = calendar
  }

  isOpen(minute: number): boolean {
    return this.#minutesOn(midnight(minute))[clock(minute)] ?? false
  }

  /** The same date, one minute earlier, was open. */
  hasJustClosed(minute: number): boolean {
    return clock(minute) > 0 && this.isOpen(minute - 1)
  }

  worksOn(minute: number): boolean {
    return this.#minutesOn(midnight(minute)).includes(true)
  }

  minutesOf(minute: number): number {
    return this.#minutesOn(midnight(minute)).filter(Boolean).length
  }

  opening(minute: number): number {
    return midnight(minute) + this.#minutesOn(midnight(minute)).indexOf(true)
  }

  closing(minute: number): number {
    return midnight(minute) + this.#minutesOn(midnight(minute)).lastIndexOf(true) + 1
  }

  /** Midnight of the next date on which somebody works. */
  nextDate(minute: number): number {
    let next = midnight(minute) + DAY
    while (!this.worksOn(next)) next += DAY
    return next
  }

  /** For each minute of the date whether the office is open. */
  #minutesOn(start: number): boolean[] {
    const known = this.#openByMidnight.get(start)
    if (known) return known
    const date = dateOf(start)
    const { officeHours, specialDays, coversFrom, coversUntil } = this.#calendar
    const season = officeHours
      .filter((hours) => hours.effectiveFrom <= date)
      .toSorted((left, right) => (left.effectiveFrom < right.effectiveFrom ? 1 : -1))[0]
    if (date < coversFrom || date > coversUntil || !season) throw new NotCovered(date)
    const special = specialDays.find((day) => day.date === date)
    const sundayFirst = new Date(`${date}T12:00:00Z`).getUTCDay()
    let periods = season.week[(sundayFirst + 6) % 7] ?? []
    if (special?.kind === 'off') periods = []
    if (special?.kind === 'made-up' && periods.length === 0) periods = season.week[0] ?? []
    const open = CLOCKS.map((time) => periods.some((period) => period.from <= time && time < period.to))
    this.#openByMidnight.set(start, open)
    return open
  }
}

function dateOf(minute: number): string {
  return new Date(minute * 60_000).toISOString().slice(0, 10)
}

function midnight(minute: number): number {
  return Math.floor(minute / DAY) * DAY
}

function clock(minute: number): number {
  return minute - midnight(minute)
}

/**
 * The due time found by walking through the calendar one minute at a time: slow, and written apart from the engine it
 * checks. Shares of a day are exact fractions.
 */
export function slowDue(calendar: WorkCalendar, rule: DueRule, receivedAt: number): SlowDue | undefined {
  try {
    return walk(new SlowOffice(calendar), rule, Math.floor((receivedAt + 7 * 3_600_000) / 60_000))
  } catch (error) {
    if (error instanceof NotCovered) return undefined
    throw error
  }
}

function walk(office: SlowOffice, { term, late }: DueRule, received: number): SlowDue {
  let start = received
  while (!office.isOpen(start)) start += 1
  const isLate =
    late !== undefined &&
    midnight(received) === midnight(start) &&
    clock(received) > Number(late.after.slice(0, 2)) * 60 + Number(late.after.slice(3))
  if (isLate && late.meaning === 'clock-next-working-day') start = office.opening(office.nextDate(received))

  let due: number
  if (term.unit === 'same-day') due = office.closing(start)
  else if (term.unit === 'working-hours') due = walkMinutes(office, start, Math.round(term.amount * 60))
  else if (term.unit === 'working-days') due = walkWorkingDays(office, start, Math.round(term.amount * 1_000_000))
  else due = walkCalendarDays(office, start, Math.round(term.amount * DAY))

  if (isLate && late.meaning === 'result-next-working-day' && midnight(due) === midnight(start)) {
    const next = office.nextDate(start)
    due = term.unit === 'same-day' ? office.closing(next) : office.opening(next)
  }
  let forwardBy = office.closing(start)
  if (isLate && late.meaning === 'forward-next-morning') forwardBy = office.opening(office.nextDate(start))
  return { dueAt: instant(due), clockStartsAt: instant(start), forwardBy: instant(Math.min(forwardBy, due)) }
}

function instant(minute: number): number {
  return minute * 60_000 - 7 * 3_600_000
}

function walkMinutes(office: SlowOffice, start: number, minutes: number): number {
  let minute = start
  for (let left = minutes; left > 0; minute += 1) if (office.isOpen(minute)) left -= 1
  return minute
}

function walkWorkingDays(office: SlowOffice, start: number, millionths: number): number {
  let minute = start
  let left = millionths
  for (; left >= 1_000_000; left -= 1_000_000) minute = office.nextDate(minute) + clock(start)
  minute = fitToHours(office, minute)

  let numerator = BigInt(left)
  let denominator = 1_000_000n
  let date = Number.NaN
  let size = 0n
  while (numerator > 0n) {
    let open = minute
    while (!office.isOpen(open)) open += 1
    if (midnight(open) !== date) {
      date = midnight(open)
      size = BigInt(office.minutesOf(open))
      numerator *= size
      denominator *= size
    }
    const share = denominator / size
    if (numerator < share) return 2n * numerator >= share ? open + 1 : minute
    numerator -= share
    minute = open + 1
  }
  return minute
}

function walkCalendarDays(office: SlowOffice, start: number, minutes: number): number {
  let minute = start
  for (let left = minutes; left > 0; left -= 1) {
    minute += 1
    office.isOpen(minute)
  }
  if (office.worksOn(minute)) return fitToHours(office, minute)
  while (!office.isOpen(minute)) minute += 1
  return minute
}

function fitToHours(office: SlowOffice, minute: number): number {
  for (let later = minute; midnight(later) === midnight(minute); later += 1) {
    if (office.isOpen(later) || (later === minute && office.hasJustClosed(later))) return later
  }
  return office.closing(minute)
}
