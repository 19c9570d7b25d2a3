import type { OfficePeriod, SpecialDay, WorkCalendar } from '../../../shared/catalog/calendar.ts'

const MORNING: OfficePeriod = { from: '07:00', to: '11:30' }
const AFTERNOON: OfficePeriod = { from: '13:30', to: '17:00' }
const FULL_DAY = [MORNING, AFTERNOON]

/** Public-sector days of 2026 that differ from their weekday, as announced. */
const OFF_2026: readonly (readonly [date: string, name: string])[] = [
  ['2026-01-01', 'Tết Dương lịch'],
  ['2026-01-02', 'Nghỉ hoán đổi Tết Dương lịch'],
  ...['14', '15', '16', '17', '18', '19', '20', '21', '22'].map(
    (day) => [`2026-02-${day}`, 'Tết Nguyên đán'] satisfies readonly [string, string],
  ),
  ['2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)'],
  ['2026-04-30', 'Ngày Chiến thắng'],
  ['2026-05-01', 'Quốc tế Lao động'],
  ['2026-08-31', 'Nghỉ hoán đổi Quốc khánh'],
  ['2026-09-01', 'Quốc khánh'],
  ['2026-09-02', 'Quốc khánh'],
  ['2026-11-24', 'Ngày Văn hóa Việt Nam'],
]
const MADE_UP_2026: readonly (readonly [date: string, name: string])[] = [
  ['2026-01-10', 'Làm bù ngày 2/1'],
  ['2026-08-22', 'Làm bù ngày 31/8'],
]

function specialDays(): SpecialDay[] {
  const common = { certainty: 'secondary', source: 'test' } as const
  return [
    ...OFF_2026.map(([date, name]): SpecialDay => ({ date, name, kind: 'off', ...common })),
    ...MADE_UP_2026.map(([date, name]): SpecialDay => ({ date, name, kind: 'made-up', ...common })),
  ]
}

/** Monday to Friday 07:00–11:30 and 13:30–17:00: eight hours a day, the whole of 2026. */
export const CALENDAR_2026: WorkCalendar = {
  officeHours: [
    {
      effectiveFrom: '2025-07-01',
      week: [FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, [], []],
      note: '',
      certainty: 'secondary',
    },
  ],
  specialDays: specialDays(),
  coversFrom: '2026-01-01',
  coversUntil: '2026-12-31',
}

/** As {@link CALENDAR_2026}, with a Saturday morning desk and, from 1/11, an afternoon from 13:00 to 16:30. */
export const SEASONAL_CALENDAR_2026: WorkCalendar = {
  ...CALENDAR_2026,
  officeHours: [
    {
      effectiveFrom: '2025-07-01',
      week: [FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, [MORNING], []],
      note: '',
      certainty: 'secondary',
    },
    {
      effectiveFrom: '2026-11-01',
      week: [
        ...Array.from({ length: 5 }, () => [
          { from: '07:30', to: '11:30' },
          { from: '13:00', to: '16:30' },
        ]),
        [MORNING],
        [],
      ],
      note: '',
      certainty: 'secondary',
    },
  ],
}

/** The instant of a local date and clock time. */
export function at(date: string, clock: string): number {
  return Date.parse(`${date}T${clock.length === 5 ? `${clock}:00` : clock}+07:00`)
}

/** `yyyy-MM-dd HH:mm` of an instant in local time, computed apart from the engine. */
export function local(instant: number): string {
  return new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
