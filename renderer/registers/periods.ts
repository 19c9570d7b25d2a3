import type { RegisterSelection } from '../../shared/contract/registers.ts'
import { isoDateOf } from '../../shared/deadlines/index.ts'
import { deskDay, Period } from '../../shared/indicators/period.ts'
import type { SelectionSearch } from './selection-search.ts'

/** Periods that people ask for all the time. */
export const PRESETS = ['month', 'last-month', 'quarter', 'year', 'last-year'] as const
export type Preset = (typeof PRESETS)[number]

const MONTHS_PER_YEAR = 12
const MONTHS_PER_QUARTER = 3

/** The days of a usual period around a moment, whole months from their first to their last day. */
export function periodOf(preset: Preset, now: number): Period {
  const [year = 0, month = 1] = isoDateOf(deskDay(now)).split('-').map(Number)
  const index = year * MONTHS_PER_YEAR + month - 1
  switch (preset) {
    case 'month':
      return monthsOf(index, 1)
    case 'last-month':
      return monthsOf(index - 1, 1)
    case 'quarter':
      return monthsOf(index - (index % MONTHS_PER_QUARTER), MONTHS_PER_QUARTER)
    case 'year':
      return monthsOf(year * MONTHS_PER_YEAR, MONTHS_PER_YEAR)
    case 'last-year':
      return monthsOf((year - 1) * MONTHS_PER_YEAR, MONTHS_PER_YEAR)
  }
}

/** The usual period that these days are; undefined for days of one's own choice. */
export function presetOf({ from, to }: Period, now: number): Preset | undefined {
  return PRESETS.find((preset) => {
    const period = periodOf(preset, now)
    return period.from === from && period.to === to
  })
}

/** What an address selects, with a usual period where it names none that can be. */
export function selectionOf(search: SelectionSearch, preset: Preset, now: number): RegisterSelection {
  const period = Period.safeParse({ from: search.from, to: search.to })
  return {
    period: period.success ? period.data : periodOf(preset, now),
    procedure: search.procedure ?? null,
    officer: search.officer ?? null,
  }
}

/** The address of a selection. */
export function searchOf({ period, procedure, officer }: RegisterSelection): SelectionSearch {
  return { ...period, ...(procedure === null ? {} : { procedure }), ...(officer === null ? {} : { officer }) }
}

function monthsOf(first: number, count: number): Period {
  return { from: isoOf(first, 1), to: isoOf(first + count, 0) }
}

/** A day of a month counted from January of year 0; day 0 is the last one of the month before. */
function isoOf(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / MONTHS_PER_YEAR), month % MONTHS_PER_YEAR, day))
    .toISOString()
    .slice(0, 10)
}
