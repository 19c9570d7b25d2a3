import type { WorkCalendar } from '../catalog/calendar.ts'
import type { LateRule, Term } from '../catalog/procedure.ts'
import type { ClockMove, ExplanationLine, OutsideHours } from './explanation.ts'
import {
  clockOf,
  dayOf,
  instantOf,
  localMinuteAt,
  localMinuteOf,
  MINUTES_PER_DAY,
  minuteOfClock,
  minuteOfDay,
} from './local-time.ts'
import { minutesUntil, type WorkingCalendar, type WorkingDay, workingCalendarOf } from './working-calendar.ts'

/** When a dossier is due, and why. Instants in milliseconds since 1970-01-01T00:00Z, on whole minutes. */
export interface Due {
  /** The time promised to the citizen (hẹn trả). Always in the office hours of a working day, or their closing. */
  readonly dueAt: number
  readonly clockStartsAt: number
  /** When the dossier must have left the desk for the specialist, never after `dueAt`. */
  readonly forwardBy: number
  readonly explanation: ExplanationLine[]
}

export interface DueRule {
  readonly term: Term
  readonly late?: LateRule | undefined
}

/** Fractions of a day are exact to a millionth, so that sums of shares stay whole numbers. */
const MILLIONTHS = 1_000_000

/**
 * Computes the due time (thời điểm hẹn trả) of a dossier received at an instant.
 *
 * - Opening periods are `[from, to)`. Received outside them, the clock starts at the next opening. Seconds are cut off.
 * - `same-day`: due at the closing of the day on which the clock starts.
 * - `working-days`: for whole days, the same clock time on the n-th following working day. Hours may differ from day to
 *   day; a clock time outside the hours of the last day becomes its opening, the end of its break, or its closing. No
 *   office minute is lost that way, and the citizen waits no longer than law allows, since a term in days ends with its
 *   last day (Bộ luật Dân sự 2015, Điều 148.1). A fraction is a share of the office minutes of the day it falls in;
 *   what does not fit is the same share of the next working day, rounded to the nearest minute.
 * - `working-hours`: office minutes only, due when the last one has been used.
 * - `calendar-days`: 24 hours each. Ending on a day off, it is due at the opening of the next working day (Điều 148.5
 *   would allow until its closing; the opening keeps due times in the order of reception).
 *
 * Late means: received on a working day before its closing, at a later minute than `late.after` (15:00 itself is in
 * time). Then
 * - `result-next-working-day` lets a result that would be due on the day of reception wait until the next working day
 *   (same-day terms: its closing; shorter terms: its opening). Longer terms are stated by law and stay as they are:
 *   Luật Hộ tịch, Điều 5.3 speaks of matters without a term only;
 * - `clock-next-working-day` starts the clock at the opening of the next working day;
 * - `forward-next-morning` moves `forwardBy` only.
 *
 * @throws DeskError `catalog.no-calendar` when the calendar does not cover every day from reception to due.
 * @throws DeskError `catalog.invalid-data` when the calendar contradicts itself.
 */
export function computeDue(calendar: WorkCalendar, rule: DueRule, receivedAt: number): Due {
  const working = workingCalendarOf(calendar)
  const received = localMinuteOf(receivedAt)
  const lines: ExplanationLine[] = [{ code: 'received', at: instantOf(received) }]

  const late = isLate(working, rule.late, received) ? rule.late : undefined
  const start = startClock(working, late, received, lines)
  const startDay = getWorkingDay(working, start)

  let due = endOfTerm(working, rule.term, start, startDay, lines)
  if (late?.meaning === 'result-next-working-day' && dayOf(due) === startDay.day) {
    const next = working.getWorkingDayAfter(startDay.day)
    const moved = localMinuteAt(next.day, rule.term.unit === 'same-day' ? next.closing : next.opening)
    const { after } = late
    lines.push({ code: 'result-next-working-day', after, from: instantOf(due), to: instantOf(moved) })
    explainSkipped(working, startDay.day, next.day, lines)
    due = moved
  }

  let forwardBy = Math.min(localMinuteAt(startDay.day, startDay.closing), due)
  if (late?.meaning === 'forward-next-morning') {
    const next = working.getWorkingDayAfter(startDay.day)
    forwardBy = Math.min(localMinuteAt(next.day, next.opening), due)
    lines.push({ code: 'forward-next-morning', after: late.after, by: instantOf(forwardBy) })
  }
  lines.push({ code: 'due', at: instantOf(due) })
  return {
    dueAt: instantOf(due),
    clockStartsAt: instantOf(start),
    forwardBy: instantOf(forwardBy),
    explanation: lines,
  }
}

function isLate(working: WorkingCalendar, late: LateRule | undefined, received: number): boolean {
  if (!late || minuteOfDay(received) <= minuteOfClock(late.after)) return false
  return dayOf(working.nextOpen(received)) === dayOf(received)
}

function startClock(
  working: WorkingCalendar,
  late: LateRule | undefined,
  received: number,
  lines: ExplanationLine[],
): number {
  const day = dayOf(received)
  let start = working.nextOpen(received)
  let because: ClockMove | undefined
  if (late?.meaning === 'clock-next-working-day') {
    const next = working.getWorkingDayAfter(day)
    start = localMinuteAt(next.day, next.opening)
    because = { kind: 'late-rule', after: late.after }
  } else if (start !== received) {
    const receptionDay = working.getDay(day)
    because =
      receptionDay.off === undefined
        ? { kind: outsideHours(receptionDay, minuteOfDay(received)) }
        : { kind: 'day-off', off: receptionDay.off }
  }
  if (because) {
    lines.push({ code: 'clock-moved', from: instantOf(received), to: instantOf(start), because })
    explainSkipped(working, day, dayOf(start), lines)
  }
  return start
}

function endOfTerm(
  working: WorkingCalendar,
  term: Term,
  start: number,
  startDay: WorkingDay,
  lines: ExplanationLine[],
): number {
  switch (term.unit) {
    case 'same-day':
      return explainCounted(working, term, start, localMinuteAt(startDay.day, startDay.closing), lines)
    case 'working-hours':
      return explainCounted(working, term, start, working.add(start, Math.round(term.amount * 60)), lines)
    case 'working-days':
      return endOfWorkingDays(working, term, start, lines)
    case 'calendar-days':
      return endOfCalendarDays(working, term, start, lines)
  }
}

function endOfWorkingDays(
  working: WorkingCalendar,
  term: Extract<Term, { unit: 'working-days' }>,
  start: number,
  lines: ExplanationLine[],
): number {
  const millionths = Math.round(term.amount * MILLIONTHS)
  let lastDay = getWorkingDay(working, start)
  const wholeDays = Math.floor(millionths / MILLIONTHS)
  for (let left = wholeDays; left > 0; left -= 1) {
    lastDay = working.getWorkingDayAfter(lastDay.day)
  }
  const clock = minuteOfDay(start)
  const fitted = fitToHours(lastDay, clock)
  const due = addShare(working, localMinuteAt(lastDay.day, fitted), millionths % MILLIONTHS)
  explainCounted(working, term, start, due, lines, wholeDays)
  if (fitted !== clock) explainFitted(lastDay, clock, fitted, lines)
  return due
}

/** Adds a share of a working day: of the day it starts in first, and what does not fit there, of the next one. */
function addShare(working: WorkingCalendar, start: number, millionths: number): number {
  if (millionths === 0) return start
  const from = working.nextOpen(start)
  const day = getWorkingDay(working, from)
  const left = day.minutes - minutesUntil(day.openings, minuteOfDay(from))
  const wanted = millionths * day.minutes
  const excess = wanted - left * MILLIONTHS
  if (excess <= 0) {
    const minutes = Math.round(wanted / MILLIONTHS)
    return minutes === 0 ? start : working.add(from, minutes)
  }
  const next = working.getWorkingDayAfter(day.day)
  return working.add(
    localMinuteAt(day.day, day.closing),
    Math.round((next.minutes * excess) / (day.minutes * MILLIONTHS)),
  )
}

function endOfCalendarDays(
  working: WorkingCalendar,
  term: Extract<Term, { unit: 'calendar-days' }>,
  start: number,
  lines: ExplanationLine[],
): number {
  const minutes = Math.round(term.amount * MINUTES_PER_DAY)
  const end = start + minutes
  lines.push({ code: 'term', term, minutes })
  for (let number = dayOf(start); number <= dayOf(end); number += 1) {
    const day = working.getDay(number)
    const from = Math.max(start, localMinuteAt(number, 0))
    const to = Math.min(end, localMinuteAt(number + 1, 0))
    lines.push({
      code: 'calendar-day',
      date: day.date,
      minutes: to - from,
      remaining: end - to,
      ...(day.off && { off: day.off }),
    })
  }

  const lastDay = working.getDay(dayOf(end))
  if (lastDay.off === undefined) {
    const clock = minuteOfDay(end)
    const fitted = fitToHours(lastDay, clock)
    if (fitted !== clock) explainFitted(lastDay, clock, fitted, lines)
    return localMinuteAt(lastDay.day, fitted)
  }
  const next = working.getWorkingDayAfter(lastDay.day)
  const moved = localMinuteAt(next.day, next.opening)
  lines.push({ code: 'moved-off-day-off', from: instantOf(end), to: instantOf(moved), off: lastDay.off })
  explainSkipped(working, lastDay.day, next.day, lines)
  return moved
}

/** The clock time itself when it lies within `[from, to]` of an opening; otherwise the next opening of the day, or its closing. */
function fitToHours(day: WorkingDay, clock: number): number {
  for (const opening of day.openings) {
    if (clock <= opening.to) return Math.max(clock, opening.from)
  }
  return day.closing
}

function outsideHours(day: WorkingDay, clock: number): OutsideHours {
  if (clock < day.opening) return 'before-hours'
  return clock < day.closing ? 'break' : 'after-hours'
}

function getWorkingDay(working: WorkingCalendar, minute: number): WorkingDay {
  const day = working.getDay(dayOf(minute))
  return day.off === undefined ? day : working.getWorkingDayAfter(day.day)
}

function explainFitted(day: WorkingDay, clock: number, fitted: number, lines: ExplanationLine[]): void {
  lines.push({
    code: 'fitted-to-hours',
    from: instantOf(localMinuteAt(day.day, clock)),
    to: instantOf(localMinuteAt(day.day, fitted)),
    because: outsideHours(day, clock),
  })
}

/** Names the days off strictly between two days. */
function explainSkipped(working: WorkingCalendar, from: number, to: number, lines: ExplanationLine[]): void {
  for (let number = from + 1; number < to; number += 1) {
    const { date, off } = working.getDay(number)
    if (off) lines.push({ code: 'skipped', date, off })
  }
}

/** Adds the line of the term and one line per day from start to due; returns due. */
function explainCounted(
  working: WorkingCalendar,
  term: Term,
  start: number,
  due: number,
  lines: ExplanationLine[],
  termWholeDays?: number,
): number {
  let remaining = working.elapsed(due) - working.elapsed(start)
  let workingDays = 0
  lines.push({ code: 'term', term, minutes: remaining })
  const [firstDay, lastDay] = [dayOf(start), dayOf(due)]
  for (let number = firstDay; number <= lastDay; number += 1) {
    const day = working.getDay(number)
    if (day.off !== undefined) {
      lines.push({ code: 'skipped', date: day.date, off: day.off })
      continue
    }
    const used = number === firstDay ? minutesUntil(day.openings, minuteOfDay(start)) : 0
    const until = number === lastDay ? minutesUntil(day.openings, minuteOfDay(due)) : day.minutes
    remaining -= until - used
    lines.push({
      code: 'counted',
      date: day.date,
      from: number === firstDay ? clockOf(minuteOfDay(start)) : day.openingClock,
      to: number === lastDay ? clockOf(minuteOfDay(due)) : day.closingClock,
      minutes: until - used,
      remaining,
      ...(termWholeDays !== undefined && { wholeDays: Math.min(workingDays, termWholeDays) }),
      ...(day.madeUp !== undefined && { madeUp: day.madeUp }),
    })
    workingDays += 1
  }
  return due
}
