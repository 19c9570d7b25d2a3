import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingMinutes,
  dueState,
  isWorkingInstant,
  nextWorkingInstant,
  queueBounds,
  remaining,
  workingMinutesBetween,
} from '../../../shared/deadlines/index.ts'
import { checkProperty } from '../../property.ts'
import { at, CALENDAR_2026, local, SEASONAL_CALENDAR_2026 } from './calendar-2026.ts'

const instants = fc.integer({ min: at('2026-01-05', '00:00'), max: at('2026-10-31', '00:00') })

describe('office time', () => {
  test('periods are open at their start and closed at their end', () => {
    expect(isWorkingInstant(CALENDAR_2026, at('2026-03-03', '07:00'))).toBe(true)
    expect(isWorkingInstant(CALENDAR_2026, at('2026-03-03', '06:59:59'))).toBe(false)
    expect(isWorkingInstant(CALENDAR_2026, at('2026-03-03', '11:29:59'))).toBe(true)
    expect(isWorkingInstant(CALENDAR_2026, at('2026-03-03', '11:30'))).toBe(false)
    expect(isWorkingInstant(CALENDAR_2026, at('2026-11-24', '09:00'))).toBe(false)
    expect(isWorkingInstant(CALENDAR_2026, at('2026-08-22', '09:00'))).toBe(true)
  })

  test('finds the next opening', () => {
    expect(local(nextWorkingInstant(CALENDAR_2026, at('2026-02-13', '17:00')))).toBe('2026-02-23 07:00')
    expect(local(nextWorkingInstant(CALENDAR_2026, at('2026-03-03', '12:00')))).toBe('2026-03-03 13:30')
    expect(local(nextWorkingInstant(CALENDAR_2026, at('2026-03-03', '08:15:40')))).toBe('2026-03-03 08:15')
  })

  test('adds and counts office minutes, over nights, lunch and Tết', () => {
    expect(local(addWorkingMinutes(CALENDAR_2026, at('2026-02-13', '16:00'), 61))).toBe('2026-02-23 07:01')
    expect(local(addWorkingMinutes(CALENDAR_2026, at('2026-02-13', '16:00'), 60))).toBe('2026-02-13 17:00')
    expect(local(addWorkingMinutes(CALENDAR_2026, at('2026-03-07', '16:00'), 0))).toBe('2026-03-07 16:00')
    expect(workingMinutesBetween(CALENDAR_2026, at('2026-02-13', '16:00'), at('2026-02-23', '07:30'))).toBe(90)
    expect(workingMinutesBetween(CALENDAR_2026, at('2026-03-04', '08:00'), at('2026-03-03', '16:00'))).toBe(-120)
  })

  test('adding is the inverse of counting', () => {
    checkProperty(
      fc.property(instants, fc.integer({ min: 1, max: 20_000 }), (instant, minutes) => {
        const later = addWorkingMinutes(SEASONAL_CALENDAR_2026, instant, minutes)
        expect(workingMinutesBetween(SEASONAL_CALENDAR_2026, instant, later)).toBe(minutes)
        expect(workingMinutesBetween(SEASONAL_CALENDAR_2026, instant, later - 60_000)).toBe(minutes - 1)
      }),
      500,
    )
  })
})

describe('queues', () => {
  test('tells what is left and what is overdue', () => {
    const due = at('2026-03-06', '17:00')
    expect(remaining(CALENDAR_2026, at('2026-03-06', '10:00'), due)).toEqual({ overdue: false, minutes: 300 })
    expect(remaining(CALENDAR_2026, due, due)).toEqual({ overdue: false, minutes: 0 })
    expect(remaining(CALENDAR_2026, at('2026-03-07', '10:00'), due)).toEqual({ overdue: true, minutes: 0 })
    expect(remaining(CALENDAR_2026, at('2026-03-09', '08:00'), due)).toEqual({ overdue: true, minutes: 60 })
  })

  test('each dossier is in one queue', () => {
    const bounds = queueBounds(CALENDAR_2026, at('2026-03-06', '15:00'))
    expect(local(bounds.tomorrow)).toBe('2026-03-07 00:00')
    expect(local(bounds.riskUntil)).toBe('2026-03-09 15:00')
    expect(dueState(bounds, at('2026-03-06', '14:59'))).toBe('overdue')
    expect(dueState(bounds, at('2026-03-06', '15:00'))).toBe('due-today')
    expect(dueState(bounds, at('2026-03-06', '17:00'))).toBe('due-today')
    expect(dueState(bounds, at('2026-03-09', '15:00'))).toBe('at-risk')
    expect(dueState(bounds, at('2026-03-09', '15:01'))).toBe('on-time')
  })

  test('the risk span is a choice of the desk', () => {
    const bounds = queueBounds(CALENDAR_2026, at('2026-03-06', '15:00'), 60)
    expect(dueState(bounds, at('2026-03-06', '16:30'))).toBe('due-today')
    expect(dueState(bounds, at('2026-03-09', '07:00'))).toBe('on-time')
  })
})
