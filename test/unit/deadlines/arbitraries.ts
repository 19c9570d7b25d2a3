import fc from 'fast-check'
import type { OfficeHours, OfficePeriod, SpecialDay, WorkCalendar } from '../../../shared/catalog/calendar.ts'
import type { LateRule, Term } from '../../../shared/catalog/procedure.ts'
import { clockOf, type DueRule, isoDateOf } from '../../../shared/deadlines/index.ts'

const FIRST_DAY = 20_454 // 2026-01-01
const MILLISECONDS_PER_DAY = 86_400_000

const weekOfPeriods = fc
  .uniqueArray(fc.integer({ min: 5 * 4, max: 22 * 4 }), { minLength: 0, maxLength: 6 })
  .map((quarters): OfficePeriod[] => {
    const clocks = quarters.toSorted((left, right) => left - right).map((quarter) => clockOf(quarter * 15))
    return clocks.flatMap((from, index) => {
      const to = clocks[index + 1]
      return index % 2 === 0 && to !== undefined ? [{ from, to }] : []
    })
  })

/** Morning and afternoon whose edges are any minute, as real offices differ. */
const ordinaryDay = fc
  .tuple(
    fc.integer({ min: 420, max: 480 }),
    fc.integer({ min: 660, max: 720 }),
    fc.integer({ min: 780, max: 840 }),
    fc.integer({ min: 960, max: 1020 }),
  )
  .map(([open, lunch, back, close]): OfficePeriod[] => [
    { from: clockOf(open), to: clockOf(lunch) },
    { from: clockOf(back), to: clockOf(close) },
  ])

const week = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(ordinaryDay, weekOfPeriods).map(([day, saturday]) => [day, day, day, day, day, saturday, []]),
  },
  { weight: 1, arbitrary: fc.array(weekOfPeriods, { minLength: 7, maxLength: 7 }) },
)

function officeHours(length: number): fc.Arbitrary<OfficeHours[]> {
  return fc
    .tuple(
      week,
      fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: length }), week), { maxLength: 2, selector: ([day]) => day }),
    )
    .map(([first, later]) =>
      [[0, first] as const, ...later].map(([day, days]) => ({
        effectiveFrom: isoDateOf(FIRST_DAY + day),
        week: days,
        note: '',
        certainty: 'unconfirmed' as const,
      })),
    )
}

/** Random working calendars: seasons, breaks, half days, holidays, made-up days, 30 to 70 days from 2026-01-01. */
export const calendars: fc.Arbitrary<WorkCalendar> = fc.integer({ min: 30, max: 70 }).chain((length) =>
  fc.record({
    officeHours: officeHours(length),
    specialDays: fc
      .uniqueArray(fc.tuple(fc.nat(length), fc.constantFrom<SpecialDay['kind']>('off', 'made-up')), {
        maxLength: 15,
        selector: ([day]) => day,
      })
      .map((days) =>
        days.map(([day, kind]) => ({
          date: isoDateOf(FIRST_DAY + day),
          kind,
          name: `Ngày ${day}`,
          certainty: 'unconfirmed' as const,
          source: 'test',
        })),
      ),
    coversFrom: fc.constant(isoDateOf(FIRST_DAY)),
    coversUntil: fc.constant(isoDateOf(FIRST_DAY + length)),
  }),
)

/** Calendars whose working days all have the same hours. */
export const uniformCalendars: fc.Arbitrary<WorkCalendar> = fc.tuple(calendars, ordinaryDay).map(([calendar, day]) => ({
  ...calendar,
  officeHours: [
    {
      effectiveFrom: calendar.coversFrom,
      week: [day, day, day, day, day, [], []],
      note: '',
      certainty: 'unconfirmed',
    },
  ],
}))

function amounts(largest: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 1, max: largest }),
    fc.integer({ min: 1, max: largest * 4 }).map((quarters) => quarters / 4),
    fc.integer({ min: 1, max: largest * 1000 }).map((thousandths) => thousandths / 1000),
  )
}

export const terms: fc.Arbitrary<Term> = fc.oneof(
  fc.constant<Term>({ unit: 'same-day' }),
  amounts(8).map((amount): Term => ({ unit: 'working-days', amount })),
  amounts(40).map((amount): Term => ({ unit: 'working-hours', amount })),
  amounts(12).map((amount): Term => ({ unit: 'calendar-days', amount })),
)

const lateRules: fc.Arbitrary<LateRule> = fc.record({
  after: fc.oneof(fc.constant('15:00'), fc.integer({ min: 0, max: 1439 }).map(clockOf)),
  meaning: fc.constantFrom<LateRule['meaning']>(
    'result-next-working-day',
    'clock-next-working-day',
    'forward-next-morning',
  ),
})

export const rules: fc.Arbitrary<DueRule> = fc.record({ term: terms, late: fc.option(lateRules, { nil: undefined }) })

const SPAN = 30 * MILLISECONDS_PER_DAY
const firstInstant = FIRST_DAY * MILLISECONDS_PER_DAY - 7 * 3_600_000

/** Instants of reception: any millisecond of the first thirty days, often close to the edges of office hours. */
export const receptions: fc.Arbitrary<number> = fc.oneof(
  fc.nat(SPAN).map((offset) => firstInstant + offset),
  fc
    .tuple(fc.nat(29), fc.constantFrom(420, 660, 690, 720, 780, 810, 900, 960, 1020), fc.integer({ min: -2, max: 2 }))
    .map(([day, clock, shift]) => firstInstant + day * MILLISECONDS_PER_DAY + (clock + shift) * 60_000),
)
