import { expect, test } from 'vitest'
import type { WorkCalendar } from '../../../shared/catalog/calendar.ts'
import {
  clockOf,
  computeDue,
  dayOf,
  findDay,
  instantOf,
  isoDateOf,
  localMinuteAt,
  localMinuteOf,
  minuteOfClock,
  minuteOfDay,
  weekdayOf,
} from '../../../shared/deadlines/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import { at, CALENDAR_2026 } from './calendar-2026.ts'

test('local time is UTC+7, whatever the machine thinks', () => {
  const minute = localMinuteOf(Date.UTC(2026, 1, 13, 17, 5, 59))
  expect(isoDateOf(dayOf(minute))).toBe('2026-02-14')
  expect(clockOf(minuteOfDay(minute))).toBe('00:05')
  expect(instantOf(minute)).toBe(Date.UTC(2026, 1, 13, 17, 5))
  expect(localMinuteAt(dayOf(minute), minuteOfClock('23:59'))).toBe(minute + 23 * 60 + 54)
})

test('weekdays count from Monday, before 1970 too', () => {
  expect(['2026-02-16', '2026-11-24', '2026-08-22', '1969-12-28'].map((date) => weekdayOf(findDay(date) ?? 0))).toEqual(
    [0, 1, 5, 6],
  )
})

test('days that the calendar does not have are not found', () => {
  expect(findDay('2028-02-29')).toBe(21_243)
  for (const date of ['2026-02-29', '2026-02-31', '2026-13-01', '2026-04-31', 'hôm nay', '']) {
    expect(findDay(date)).toBeUndefined()
  }
})

test.each<[problem: string, calendar: Partial<WorkCalendar>]>([
  ['no-such-date', { coversUntil: '2026-02-31' }],
  ['span-too-long', { coversUntil: '2926-01-01' }],
  ['office-hours-missing', { officeHours: [] }],
  [
    'day-off-and-made-up',
    {
      specialDays: (['off', 'made-up'] as const).map((kind) => ({
        date: '2026-03-07',
        kind,
        name: 'Thứ Bảy',
        certainty: 'unconfirmed',
        source: 'test',
      })),
    },
  ],
  ...[
    [
      { from: '07:00', to: '11:30' },
      { from: '11:00', to: '17:00' },
    ],
    [{ from: '11:00', to: '07:00' }],
  ].map((monday): [string, Partial<WorkCalendar>] => [
    'office-hours-overlap',
    {
      officeHours: [
        { effectiveFrom: '2026-01-01', week: [monday, [], [], [], [], [], []], note: '', certainty: 'unconfirmed' },
      ],
    },
  ]),
])('a calendar that contradicts itself is refused: %s', (problem, contradiction) => {
  const compute = () =>
    computeDue({ ...CALENDAR_2026, ...contradiction }, { term: { unit: 'same-day' } }, at('2026-03-03', '10:00'))
  expect(compute).toThrow(DeskError)
  expect(compute).toThrow(problem)
})

test('an office that never opens is refused at the end of the calendar, not searched for ever', () => {
  const closed: WorkCalendar = {
    ...CALENDAR_2026,
    officeHours: [
      { effectiveFrom: '2026-01-01', week: [[], [], [], [], [], [], []], note: '', certainty: 'unconfirmed' },
    ],
  }
  expect(() => computeDue(closed, { term: { unit: 'same-day' } }, at('2026-03-03', '10:00'))).toThrow(
    'catalog.no-calendar',
  )
})
