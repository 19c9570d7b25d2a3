import { findDay } from '../../shared/deadlines/index.ts'

/** A day as people type it (`01011990`, `1/1/1990`, `01.01.1990`) as `1990-01-01`; null when there is no such day. */
export function parseTypedDate(text: string): string | null {
  const typed = text.trim()
  const parts = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed)
  if (!parts) return null
  const [, day = '', month = '', year = ''] = parts
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return findDay(iso) === undefined ? null : iso
}
