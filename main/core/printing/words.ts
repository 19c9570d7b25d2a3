/*
 * How printed papers write things. They are Vietnamese in every language of the screens, so their words stand with
 * their templates.
 */

const OFFSET_MS = 7 * 3_600_000
const MINUTES_PER_HOUR = 60

const two = (value: number) => String(value).padStart(2, '0')

/** The clock of the desk, read through UTC so that the machine's own zone plays no part. */
function local(instant: number) {
  const at = new Date(instant + OFFSET_MS)
  return {
    minute: two(at.getUTCMinutes()),
    hour: two(at.getUTCHours()),
    day: two(at.getUTCDate()),
    month: two(at.getUTCMonth() + 1),
    year: at.getUTCFullYear(),
  }
}

/** `ngày 20 tháng 11 năm 2026`. */
export function dayInWords(instant: number): string {
  const { day, month, year } = local(instant)
  return `ngày ${day} tháng ${month} năm ${year}`
}

/** `08 giờ 35 phút, ngày 20 tháng 11 năm 2026`. */
export function instantInWords(instant: number): string {
  const { hour, minute } = local(instant)
  return `${hour} giờ ${minute} phút, ${dayInWords(instant)}`
}

/** `20/11/2026` of an instant, for the narrow columns of lists. */
export function dayInFigures(instant: number): string {
  const { day, month, year } = local(instant)
  return `${day}/${month}/${year}`
}

/** `08:35 20/11/2026` of an instant, for the narrow columns of lists. */
export function instantInFigures(instant: number): string {
  const { hour, minute } = local(instant)
  return `${hour}:${minute} ${dayInFigures(instant)}`
}

/** `2 giờ 30 phút` of office minutes. */
export function spanInWords(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_PER_HOUR)
  const rest = minutes % MINUTES_PER_HOUR
  if (hours === 0) return `${rest} phút`
  return rest === 0 ? `${hours} giờ` : `${hours} giờ ${rest} phút`
}

/** `01/01/1990` of `1990-01-01`. */
export function dateInFigures(day: string): string {
  return day.split('-').reverse().join('/')
}

/** `25.000` of an amount or count. */
export function figures(value: number): string {
  const sign = value < 0 ? '-' : ''
  return sign + String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** `25.000 đồng`; `không thu` of nothing. */
export function amountInFigures(dong: number): string {
  return dong === 0 ? 'không thu' : `${figures(dong)} đồng`
}

/** A count as papers write it: `01`, `12`. */
export const count = two
