import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import {
  computeDue,
  type Due,
  type DueRule,
  ExplanationLine,
  isWorkingInstant,
} from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { checkProperty } from '../../property.ts'
import { calendars, receptions, rules, uniformCalendars } from './arbitraries.ts'
import { slowDue } from './oracle.ts'

/** The due time, or undefined when the calendar does not reach. */
function findDue(calendar: WorkCalendar, rule: DueRule, receivedAt: number): Due | undefined {
  try {
    return computeDue(calendar, rule, receivedAt)
  } catch (error) {
    if (error instanceof DeskError && error.code === 'catalog.no-calendar') return undefined
    throw error
  }
}

describe('computeDue, for any calendar, rule and reception', () => {
  test('agrees with a simulation that walks minute by minute, refusals included', () => {
    checkProperty(
      fc.property(calendars, rules, receptions, (calendar, rule, receivedAt) => {
        const due = findDue(calendar, rule, receivedAt)
        const { dueAt, clockStartsAt, forwardBy } = due ?? {}
        const expected = slowDue(calendar, rule, receivedAt)
        expect(due && { dueAt, clockStartsAt, forwardBy }).toEqual(expected)
      }),
      600,
    )
  })

  test('is never due on a day off or outside office hours', () => {
    checkProperty(
      fc.property(calendars, rules, receptions, (calendar, rule, receivedAt) => {
        const due = findDue(calendar, rule, receivedAt)
        if (!due) return
        const openAtDue = isWorkingInstant(calendar, due.dueAt) || isWorkingInstant(calendar, due.dueAt - 60_000)
        expect(openAtDue).toBe(true)
        expect(isWorkingInstant(calendar, due.clockStartsAt)).toBe(true)
      }),
      1000,
    )
  })

  test('never promises less to the one who came first', () => {
    checkProperty(
      fc.property(calendars, rules, receptions, receptions, (calendar, rule, one, other) => {
        const first = findDue(calendar, rule, Math.min(one, other))
        const second = findDue(calendar, rule, Math.max(one, other))
        if (!first || !second) return
        expect(first.dueAt).toBeLessThanOrEqual(second.dueAt)
        expect(first.clockStartsAt).toBeLessThanOrEqual(second.clockStartsAt)
        expect(first.forwardBy).toBeLessThanOrEqual(second.forwardBy)
      }),
      2000,
    )
  })

  test('keeps the order of reception minute by minute through a week', () => {
    checkProperty(
      fc.property(calendars, rules, fc.nat(20), (calendar, rule, startDay) => {
        const start = Date.parse('2026-01-01T00:00:00+07:00') + startDay * 86_400_000
        let latest = 0
        for (let minute = 0; minute < 7 * 1440; minute += 7) {
          const due = findDue(calendar, rule, start + minute * 60_000)
          if (!due) return
          expect(due.dueAt).toBeGreaterThanOrEqual(latest)
          latest = due.dueAt
        }
      }),
      40,
    )
  })

  test('explains itself: the lines add up, chain together and survive storage', () => {
    checkProperty(
      fc.property(calendars, rules, receptions, (calendar, rule, receivedAt) => {
        const due = findDue(calendar, rule, receivedAt)
        if (!due) return
        const lines = ExplanationLine.array().parse(JSON.parse(JSON.stringify(due.explanation)))
        expect(lines).toEqual(due.explanation)
        expectToAddUp(lines)
        expect(lines[0]).toEqual({ code: 'received', at: Math.floor(receivedAt / 60_000) * 60_000 })
        expect(lines.at(-1)).toEqual({ code: 'due', at: due.dueAt })
        expectToCoverEveryDay(lines, due)
      }),
      1500,
    )
  })

  test('uses exactly the term when all working days are alike', () => {
    checkProperty(
      fc.property(uniformCalendars, fc.integer({ min: 1, max: 40 }), receptions, (calendar, quarters, receivedAt) => {
        const due = findDue(calendar, { term: { unit: 'working-days', amount: quarters / 4 } }, receivedAt)
        if (!due) return
        const minutesPerDay = minutesOfMonday(calendar)
        const term = due.explanation.find((line) => line.code === 'term')
        expect(term?.minutes).toBe(
          Math.floor(quarters / 4) * minutesPerDay + Math.round(((quarters % 4) * minutesPerDay) / 4),
        )
      }),
      500,
    )
  })
})

function expectToAddUp(lines: readonly ExplanationLine[]): void {
  const term = lines.find((line) => line.code === 'term')
  let remaining = term?.minutes ?? Number.NaN
  for (const line of lines) {
    if (line.code !== 'counted' && line.code !== 'calendar-day') continue
    remaining -= line.minutes
    expect(line.remaining).toBe(remaining)
  }
  expect(remaining).toBe(0)
}

/** Every date between reception and due appears in some line, in order. */
function expectToCoverEveryDay(lines: readonly ExplanationLine[], due: Due): void {
  const dates = lines.flatMap((line) => ('date' in line ? [line.date] : []))
  expect(dates).toEqual(dates.toSorted())
  const first = localDate(due.clockStartsAt)
  const last = localDate(due.dueAt)
  const seen = new Set([...dates, last])
  for (let date = first; date < last; date = localDate(Date.parse(`${date}T00:00:00+07:00`) + 86_400_000)) {
    expect(seen).toContain(date)
  }
}

function localDate(instant: number): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10)
}

function minutesOfMonday(calendar: WorkCalendar): number {
  const periods = calendar.officeHours[0]?.week[0] ?? []
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
  return periods.reduce((sum, period) => sum + minutes(period.to) - minutes(period.from), 0)
}
