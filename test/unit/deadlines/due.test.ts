import { describe, expect, test } from 'vitest'
import type { LateRule, Term } from '../../../shared/catalog/procedure.ts'
import { computeDue, type DueRule, type ExplanationLine } from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { at, CALENDAR_2026, local, SEASONAL_CALENDAR_2026 } from './calendar-2026.ts'

const SAME_DAY: Term = { unit: 'same-day' }
const days = (amount: number): Term => ({ unit: 'working-days', amount })
const hours = (amount: number): Term => ({ unit: 'working-hours', amount })
const calendarDays = (amount: number): Term => ({ unit: 'calendar-days', amount })
const late = (meaning: LateRule['meaning']): LateRule => ({ after: '15:00', meaning })
const RESULT_NEXT = late('result-next-working-day')
const CLOCK_NEXT = late('clock-next-working-day')
const FORWARD_NEXT = late('forward-next-morning')

type Case = readonly [name: string, rule: DueRule, received: readonly [date: string, clock: string], due: string]

function dueOf(rule: DueRule, [date, clock]: readonly [string, string], calendar = CALENDAR_2026): string {
  return local(computeDue(calendar, rule, at(date, clock)).dueAt)
}

function linesOf(rule: DueRule, date: string, clock: string, calendar = CALENDAR_2026): ExplanationLine[] {
  return computeDue(calendar, rule, at(date, clock)).explanation
}

describe('due times of 2026', () => {
  test.each<Case>([
    ['three working days', { term: days(3) }, ['2026-03-02', '10:00'], '2026-03-05 10:00'],
    ['over a weekend', { term: days(3) }, ['2026-03-05', '10:00'], '2026-03-10 10:00'],
    ['over Tết, off 14–22/2', { term: days(3) }, ['2026-02-13', '16:00'], '2026-02-25 16:00'],
    ['received in Tết', { term: days(1) }, ['2026-02-17', '09:00'], '2026-02-24 07:00'],
    ['over Tuesday 24/11', { term: days(2) }, ['2026-11-23', '09:15'], '2026-11-26 09:15'],
    ['through the worked Saturday 22/8', { term: days(2) }, ['2026-08-21', '10:00'], '2026-08-24 10:00'],
    ['due on the worked Saturday 22/8', { term: days(1) }, ['2026-08-21', '14:00'], '2026-08-22 14:00'],
    ['received on the worked Saturday 22/8', { term: SAME_DAY }, ['2026-08-22', '10:00'], '2026-08-22 17:00'],
    ['over 31/8, 1/9 and 2/9', { term: days(1) }, ['2026-08-28', '10:00'], '2026-09-03 10:00'],
    ['Friday 16:59 counts as Friday', { term: days(1) }, ['2026-03-06', '16:59'], '2026-03-09 16:59'],
    ['Friday 17:00 counts as Monday', { term: days(1) }, ['2026-03-06', '17:00'], '2026-03-10 07:00'],
    ['Friday 16:59, one working hour', { term: hours(1) }, ['2026-03-06', '16:59'], '2026-03-09 07:59'],
    ['received on Sunday', { term: days(3) }, ['2026-03-08', '20:00'], '2026-03-12 07:00'],
    ['received before opening', { term: days(1) }, ['2026-03-03', '06:20'], '2026-03-04 07:00'],
    ['received at lunch', { term: days(1) }, ['2026-03-03', '12:10'], '2026-03-04 13:30'],
    ['received at lunch, same day', { term: SAME_DAY }, ['2026-03-03', '12:10'], '2026-03-03 17:00'],
    ['received on Sunday, same day', { term: SAME_DAY }, ['2026-03-08', '20:00'], '2026-03-09 17:00'],
    ['a quarter of a day', { term: days(0.25) }, ['2026-03-03', '08:00'], '2026-03-03 10:00'],
    ['a quarter of a day over lunch', { term: days(0.25) }, ['2026-03-03', '10:30'], '2026-03-03 14:30'],
    ['a quarter of a day overnight', { term: days(0.25) }, ['2026-03-03', '16:00'], '2026-03-04 08:00'],
    ['a quarter of a day, ends at lunch', { term: days(0.25) }, ['2026-03-03', '09:30'], '2026-03-03 11:30'],
    ['two and a half days', { term: days(2.5) }, ['2026-03-03', '10:00'], '2026-03-05 16:00'],
    ['eight working hours end at closing', { term: hours(8) }, ['2026-03-03', '07:00'], '2026-03-03 17:00'],
    ['eight working hours', { term: hours(8) }, ['2026-03-03', '09:00'], '2026-03-04 09:00'],
    ['half a working hour', { term: hours(0.5) }, ['2026-03-03', '11:15'], '2026-03-03 13:45'],
    ['calendar days', { term: calendarDays(10) }, ['2026-03-02', '10:00'], '2026-03-12 10:00'],
    ['calendar days count days off', { term: calendarDays(10) }, ['2026-02-13', '10:00'], '2026-02-23 10:00'],
    ['calendar days end on a Saturday', { term: calendarDays(5) }, ['2026-03-02', '10:00'], '2026-03-09 07:00'],
    ['calendar days end in Tết', { term: calendarDays(7) }, ['2026-02-09', '15:30'], '2026-02-23 07:00'],
  ])('%s', (_name, rule, received, due) => {
    expect(dueOf(rule, received)).toBe(due)
  })

  test.each<Case>([
    ['same day at 14:59', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-11-23', '14:59'], '2026-11-23 17:00'],
    ['same day at 15:00', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-11-23', '15:00'], '2026-11-23 17:00'],
    ['same day at 15:00:59', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-11-23', '15:00:59'], '2026-11-23 17:00'],
    ['same day at 15:01', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-11-23', '15:01'], '2026-11-25 17:00'],
    ['same day at 17:30', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-11-23', '17:30'], '2026-11-25 17:00'],
    ['same day on Sunday 16:00', { term: SAME_DAY, late: RESULT_NEXT }, ['2026-03-08', '16:00'], '2026-03-09 17:00'],
    ['one hour at 15:01', { term: hours(1), late: RESULT_NEXT }, ['2026-03-03', '15:01'], '2026-03-04 07:00'],
    ['stated term at 15:01', { term: days(3), late: RESULT_NEXT }, ['2026-03-03', '15:01'], '2026-03-06 15:01'],
    ['clock at 15:00', { term: days(3), late: CLOCK_NEXT }, ['2026-03-03', '15:00'], '2026-03-06 15:00'],
    ['clock at 15:01', { term: days(3), late: CLOCK_NEXT }, ['2026-03-03', '15:01'], '2026-03-09 07:00'],
    ['clock at 15:01, same day', { term: SAME_DAY, late: CLOCK_NEXT }, ['2026-03-06', '15:01'], '2026-03-09 17:00'],
    ['clock at 17:30', { term: days(3), late: CLOCK_NEXT }, ['2026-03-03', '17:30'], '2026-03-09 07:00'],
    ['forwarding at 15:01', { term: days(3), late: FORWARD_NEXT }, ['2026-03-03', '15:01'], '2026-03-06 15:01'],
  ])('the three meanings of 15:00: %s', (_name, rule, received, due) => {
    expect(dueOf(rule, received)).toBe(due)
  })

  test.each<Case>([
    ['half a Saturday', { term: days(0.5) }, ['2026-03-07', '07:00'], '2026-03-07 09:15'],
    // One of Friday's 480 minutes, then the rest of the half as a share of Saturday's 270.
    ['half a day begun on Friday', { term: days(0.5) }, ['2026-03-06', '16:59'], '2026-03-07 09:14'],
    ['Friday afternoon to Saturday', { term: days(1) }, ['2026-03-06', '14:00'], '2026-03-07 11:30'],
    ['into shorter hours', { term: days(2) }, ['2026-10-30', '16:50'], '2026-11-02 16:30'],
    ['a share too small for a minute', { term: days(2.001) }, ['2026-10-30', '16:50'], '2026-11-02 16:30'],
    ['before later opening', { term: days(2) }, ['2026-10-30', '07:10'], '2026-11-02 07:30'],
    ['worked Saturday keeps its own hours', { term: SAME_DAY }, ['2026-08-22', '08:00'], '2026-08-22 11:30'],
  ])('unlike days: %s', (_name, rule, received, due) => {
    expect(dueOf(rule, received, SEASONAL_CALENDAR_2026)).toBe(due)
  })

  test('a clock time in the break of the last day becomes the end of the break', () => {
    const longBreak = [
      { from: '07:00', to: '11:00' },
      { from: '14:00', to: '18:00' },
    ]
    const calendar = {
      ...CALENDAR_2026,
      officeHours: CALENDAR_2026.officeHours.concat({
        effectiveFrom: '2026-03-04',
        week: [longBreak, longBreak, longBreak, longBreak, longBreak, [], []],
        note: '',
        certainty: 'secondary',
      }),
    }
    expect(dueOf({ term: days(1) }, ['2026-03-03', '11:00'], calendar)).toBe('2026-03-04 11:00')
    expect(dueOf({ term: days(1) }, ['2026-03-03', '11:15'], calendar)).toBe('2026-03-04 14:00')
    expect(linesOf({ term: days(1) }, '2026-03-03', '11:15', calendar)).toContainEqual({
      code: 'fitted-to-hours',
      from: at('2026-03-04', '11:15'),
      to: at('2026-03-04', '14:00'),
      because: 'break',
    })
  })
})

describe('when the dossier leaves the desk', () => {
  test.each([
    ['by closing', undefined, '10:00', '2026-03-03 17:00'],
    ['by closing at 15:00', FORWARD_NEXT, '15:00', '2026-03-03 17:00'],
    ['next morning at 15:01', FORWARD_NEXT, '15:01', '2026-03-04 07:00'],
    ['by closing of the day the clock starts', CLOCK_NEXT, '15:01', '2026-03-04 17:00'],
  ])('%s', (_name, lateRule, clock, expected) => {
    const { forwardBy } = computeDue(CALENDAR_2026, { term: days(3), late: lateRule }, at('2026-03-03', clock))
    expect(local(forwardBy)).toBe(expected)
  })

  test('never after it is due', () => {
    const due = computeDue(CALENDAR_2026, { term: hours(1) }, at('2026-03-03', '08:00'))
    expect(local(due.forwardBy)).toBe('2026-03-03 09:00')
  })
})

describe('the explanation', () => {
  test('names Tết day by day and the late rule', () => {
    const lines = linesOf({ term: days(1.5), late: CLOCK_NEXT }, '2026-02-13', '15:20')
    const start = at('2026-02-23', '07:00')
    const tet = { kind: 'holiday', name: 'Tết Nguyên đán' } as const
    expect(lines).toEqual([
      { code: 'received', at: at('2026-02-13', '15:20') },
      {
        code: 'clock-moved',
        from: at('2026-02-13', '15:20'),
        to: start,
        because: { kind: 'late-rule', after: '15:00' },
      },
      ...['14', '15', '16', '17', '18', '19', '20', '21', '22'].map((day) => ({
        code: 'skipped',
        date: `2026-02-${day}`,
        off: tet,
      })),
      { code: 'term', term: { unit: 'working-days', amount: 1.5 }, minutes: 720 },
      { code: 'counted', date: '2026-02-23', from: '07:00', to: '17:00', minutes: 480, remaining: 240, wholeDays: 0 },
      { code: 'counted', date: '2026-02-24', from: '07:00', to: '11:00', minutes: 240, remaining: 0, wholeDays: 1 },
      { code: 'due', at: at('2026-02-24', '11:00') },
    ])
  })

  test('tells why the result moves to the next working day', () => {
    const lines = linesOf({ term: SAME_DAY, late: RESULT_NEXT }, '2026-11-23', '16:00')
    expect(lines).toEqual([
      { code: 'received', at: at('2026-11-23', '16:00') },
      { code: 'term', term: SAME_DAY, minutes: 60 },
      { code: 'counted', date: '2026-11-23', from: '16:00', to: '17:00', minutes: 60, remaining: 0 },
      {
        code: 'result-next-working-day',
        after: '15:00',
        from: at('2026-11-23', '17:00'),
        to: at('2026-11-25', '17:00'),
      },
      { code: 'skipped', date: '2026-11-24', off: { kind: 'holiday', name: 'Ngày Văn hóa Việt Nam' } },
      { code: 'due', at: at('2026-11-25', '17:00') },
    ])
  })

  test('tells why the clock started later and marks made-up days', () => {
    const lines = linesOf({ term: hours(2) }, '2026-08-21', '18:00')
    expect(lines[1]).toEqual({
      code: 'clock-moved',
      from: at('2026-08-21', '18:00'),
      to: at('2026-08-22', '07:00'),
      because: { kind: 'after-hours' },
    })
    expect(lines[3]).toMatchObject({ code: 'counted', date: '2026-08-22', madeUp: 'Làm bù ngày 31/8' })
    const reasonAt = (date: string, clock: string) => {
      const line = linesOf({ term: hours(1) }, date, clock)[1]
      return line?.code === 'clock-moved' ? line.because : undefined
    }
    expect(reasonAt('2026-03-03', '06:00')).toEqual({ kind: 'before-hours' })
    expect(reasonAt('2026-03-03', '12:00')).toEqual({ kind: 'break' })
    expect(reasonAt('2026-03-08', '12:00')).toEqual({ kind: 'day-off', off: { kind: 'weekly' } })
    expect(reasonAt('2026-11-24', '12:00')).toEqual({
      kind: 'day-off',
      off: { kind: 'holiday', name: 'Ngày Văn hóa Việt Nam' },
    })
  })

  test('counts calendar days with days off and moves the end off a day off', () => {
    const lines = linesOf({ term: calendarDays(2) }, '2026-03-05', '10:00')
    expect(lines).toEqual([
      { code: 'received', at: at('2026-03-05', '10:00') },
      { code: 'term', term: calendarDays(2), minutes: 2880 },
      { code: 'calendar-day', date: '2026-03-05', minutes: 840, remaining: 2040 },
      { code: 'calendar-day', date: '2026-03-06', minutes: 1440, remaining: 600 },
      { code: 'calendar-day', date: '2026-03-07', minutes: 600, remaining: 0, off: { kind: 'weekly' } },
      {
        code: 'moved-off-day-off',
        from: at('2026-03-07', '10:00'),
        to: at('2026-03-09', '07:00'),
        off: { kind: 'weekly' },
      },
      { code: 'skipped', date: '2026-03-08', off: { kind: 'weekly' } },
      { code: 'due', at: at('2026-03-09', '07:00') },
    ])
  })
})

describe('a calendar that does not reach', () => {
  const refused = (rule: DueRule, date: string, clock: string) => {
    try {
      return computeDue(CALENDAR_2026, rule, at(date, clock))
    } catch (error) {
      return error instanceof DeskError ? error.code : error
    }
  }

  test('is refused rather than guessed', () => {
    expect(refused({ term: days(3) }, '2026-12-30', '10:00')).toBe('catalog.no-calendar')
    expect(refused({ term: SAME_DAY }, '2025-12-31', '10:00')).toBe('catalog.no-calendar')
    expect(refused({ term: SAME_DAY, late: RESULT_NEXT }, '2026-12-31', '15:01')).toBe('catalog.no-calendar')
    expect(refused({ term: SAME_DAY }, '2026-12-31', '17:00')).toBe('catalog.no-calendar')
    expect(refused({ term: days(400) }, '2026-03-03', '10:00')).toBe('catalog.no-calendar')
  })

  test('does not reach back before its first office hours either', () => {
    const fromMarch = {
      ...CALENDAR_2026,
      officeHours: CALENDAR_2026.officeHours.map((hours) => ({ ...hours, effectiveFrom: '2026-03-01' })),
    }
    expect(() => dueOf({ term: days(3) }, ['2026-02-27', '10:00'], fromMarch)).toThrow('catalog.no-calendar')
    expect(dueOf({ term: days(3) }, ['2026-03-02', '10:00'], fromMarch)).toBe('2026-03-05 10:00')
  })

  test('still serves what ends within its last day', () => {
    expect(dueOf({ term: SAME_DAY, late: RESULT_NEXT }, ['2026-12-31', '15:00'])).toBe('2026-12-31 17:00')
    expect(dueOf({ term: days(1) }, ['2026-12-30', '16:59'])).toBe('2026-12-31 16:59')
    // Found by the simulation: a whole day fitted to the last closing must not look at the day after.
    const shorter = { ...SEASONAL_CALENDAR_2026, coversUntil: '2026-11-02' }
    expect(dueOf({ term: days(2) }, ['2026-10-30', '16:50'], shorter)).toBe('2026-11-02 16:30')
  })
})
