import { ClockTime, type OfficePeriod } from '../../shared/catalog/calendar.ts'

/** Opening periods of a day as people type them: `07:00-11:30, 13:30-17:00`. Empty text is a day off; null is unreadable. */
export function parseHours(text: string): OfficePeriod[] | null {
  const periods: OfficePeriod[] = []
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === '') continue
    const [from = '', to = '', ...rest] = part.split(/\s*[-–—]\s*/).map(clock)
    const last = periods.at(-1)
    if (rest.length > 0 || !ClockTime.safeParse(from).success || !ClockTime.safeParse(to).success) return null
    if (from >= to || (last !== undefined && from < last.to)) return null
    periods.push({ from, to })
  }
  return periods.length > 4 ? null : periods
}

/** The periods as {@link parseHours} reads them. */
export function hoursText(periods: readonly OfficePeriod[]): string {
  return periods.map(({ from, to }) => `${from}-${to}`).join(', ')
}

/** `7h30`, `7:30` and `7` are `07:30` and `07:00`. */
function clock(text: string): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2})(?:[h:.](\d{2})?)?$/i.exec(text.trim()) ?? []
  return hours === '' ? '' : `${hours.padStart(2, '0')}:${minutes === '' ? '00' : minutes}`
}
