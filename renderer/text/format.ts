import type { Language } from './language.ts'

/** The desk's time zone: UTC+7 all year, whatever the machine is set to. */
const ZONE = 'Asia/Ho_Chi_Minh'
const DAY_MS = 86_400_000
const OFFSET_MS = 7 * 3_600_000

/** How values are written for people in one language. */
export interface Format {
  /** `22/11/2026` of an instant in milliseconds. */
  readonly date: (instant: number) => string
  /** `14:30` of an instant in milliseconds. */
  readonly time: (instant: number) => string
  /** `14:30 22/11/2026` of an instant in milliseconds. */
  readonly dateTime: (instant: number) => string
  /** `14:30` when today, else `14:30 22/11`, with the year when it is another one. */
  readonly shortDateTime: (instant: number, now: number) => string
  /** `22/11/2026` of a day written `2026-11-22`. */
  readonly isoDate: (day: string) => string
  /** `Chủ Nhật`, `Sunday`. */
  readonly weekday: (instant: number) => string
  /** `25.000 đ` of an amount in đồng. */
  readonly money: (dong: number) => string
  /** `1.000.000`. */
  readonly number: (value: number) => string
  /** `1,5`. */
  readonly decimal: (value: number) => string
  /** `90,17%` of a share of 1. */
  readonly percent: (share: number) => string
  /** `1,5 GB` of bytes. */
  readonly bytes: (bytes: number) => string
  /** `3 ngày`, `2 giờ`, `5 phút` of a span in milliseconds; below a minute `< 1 phút`. */
  readonly span: (ms: number) => string
}

/** Number of the day at the desk, counted from 1970-01-01; two instants of one day have the same. */
export function dayNumber(instant: number): number {
  return Math.floor((instant + OFFSET_MS) / DAY_MS)
}

function createFormat(language: Language): Format {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const dates = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
  const days = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, day: '2-digit', month: '2-digit' })
  const times = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const weekdays = new Intl.DateTimeFormat(locale, { timeZone: ZONE, weekday: 'long' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const spans = {
    day: new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 }),
    hour: new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 0 }),
    minute: new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'minute',
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    }),
  }
  const yearOf = (instant: number) => new Date(instant + OFFSET_MS).getUTCFullYear()
  const dateTime = (instant: number) => `${times.format(instant)} ${dates.format(instant)}`
  return {
    date: (instant) => dates.format(instant),
    time: (instant) => times.format(instant),
    dateTime,
    shortDateTime(instant, now) {
      if (dayNumber(instant) === dayNumber(now)) return times.format(instant)
      if (yearOf(instant) === yearOf(now)) return `${times.format(instant)} ${days.format(instant)}`
      return dateTime(instant)
    },
    isoDate: (day) => day.split('-').reverse().join('/'),
    weekday: (instant) => weekdays.format(instant),
    money: (dong) => `${numbers.format(dong)} đ`,
    number: (value) => numbers.format(value),
    decimal: (value) => decimals.format(value),
    percent: (share) => percents.format(share),
    bytes(bytes) {
      const units = ['B', 'KB', 'MB', 'GB', 'TB']
      const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
      return `${decimals.format(bytes / 1024 ** power)} ${units[power]}`
    },
    span(ms) {
      if (ms >= DAY_MS) return spans.day.format(Math.floor(ms / DAY_MS))
      if (ms >= 3_600_000) return spans.hour.format(Math.floor(ms / 3_600_000))
      if (ms >= 60_000) return spans.minute.format(Math.floor(ms / 60_000))
      return `< ${spans.minute.format(1)}`
    },
  }
}

const formats = new Map<Language, Format>()

/** The ways of writing of a language; made once. */
export function formatFor(language: Language): Format {
  const known = formats.get(language)
  if (known) return known
  const made = createFormat(language)
  formats.set(language, made)
  return made
}
