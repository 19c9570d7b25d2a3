import { findDay } from '../deadlines/index.ts'
import { fold } from '../text/index.ts'
import type { OwnDay } from './calendar.ts'

/** A line of an import that could not be read, and why; lines count from 1. */
export interface ImportFault {
  readonly line: number
  readonly fault: 'date' | 'kind' | 'name' | 'twice'
}

export interface DayImport {
  readonly days: readonly OwnDay[]
  readonly faults: readonly ImportFault[]
}

const KINDS: Readonly<Record<string, OwnDay['kind']>> = {
  nghi: 'off',
  off: 'off',
  '0': 'off',
  'lam bu': 'made-up',
  'made-up': 'made-up',
  '1': 'made-up',
  'ngay thuong': 'ordinary',
  ordinary: 'ordinary',
}

/** Most lines of an import: thirty years of holidays. */
const MOST_LINES = 1_000
const NAME = { shortest: 2, longest: 120 }

/**
 * Reads a table of days as it is copied from a spreadsheet or a notice: one day a line, `date; kind; name`, separated by
 * semicolons, tabs or commas. Dates as `24/11/2026` or `2026-11-24`; kinds as nghỉ, làm bù, ngày thường (or 0 and 1, as an older
 * system wrote them). Empty lines, a heading and lines that begin with `#` are passed over; nothing that is wrong is guessed.
 * @param source the document that every line is taken from
 */
export function readDays(text: string, source: string): DayImport {
  const days = new Map<string, OwnDay>()
  const faults: ImportFault[] = []
  for (const [index, raw] of text.normalize('NFC').split(/\r?\n/).slice(0, MOST_LINES).entries()) {
    const line = index + 1
    const content = raw.replace(/^\uFEFF/, '').trim()
    if (content === '' || content.startsWith('#')) continue
    const [first = '', second = '', ...rest] = content
      .split(content.includes(';') ? ';' : /[\t,]/)
      .map((each) => each.trim())
    const date = readDate(first)
    const kind = KINDS[fold(second)]
    const name = rest.join(', ').replace(/^"|"$/g, '').trim()
    if (date === undefined) {
      if (line > 1) faults.push({ line, fault: 'date' })
    } else if (kind === undefined) faults.push({ line, fault: 'kind' })
    else if (name.length < NAME.shortest || name.length > NAME.longest) faults.push({ line, fault: 'name' })
    else if (days.has(date)) faults.push({ line, fault: 'twice' })
    else days.set(date, { date, kind, name, source })
  }
  return { days: [...days.values()], faults }
}

function readDate(text: string): string | undefined {
  const dotted = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const [, day = '', month = '', year = ''] = dotted ?? []
  const iso = dotted ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && findDay(iso) !== undefined ? iso : undefined
}
