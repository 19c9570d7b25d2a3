import { findDay } from '../../../shared/deadlines/index.ts'
import { parsePersonalNumber } from '../../../shared/identity/index.ts'
import { fold, normalizeName, titleCaseName } from '../../../shared/text/index.ts'
import type { ValueKind } from './form.ts'

/** A value as it may be filled in, and how much its own form speaks for it, 0 to 1. */
export interface ParsedValue {
  readonly value: string
  readonly strength: number
}

const LONGEST = 300
/** Dots, dashes and lines that a form has for writing on, and what separates a label from its value. */
const FILLER = /[.…_·•]{2,}|^[\s:;,.\-–…_|]+|[\s:;,\-–…_|]+$/gu
const NAME = /^[\p{L}\p{M}'’.\- ]{2,100}$/u
const NUMERIC_DATE = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/u
const SPOKEN_DATE = /ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})/u
const DIGITS = /(?<!\d)(?:\d[\s.]{0,2}){8,11}\d(?!\d)/u

/** Lines to write on and separators taken away. */
export function withoutFiller(text: string): string {
  return normalizeName(text.replaceAll(FILLER, ' ').replaceAll(FILLER, ' '))
}

/**
 * Reads what was written behind a label; undefined when it is no such value. Never throws, whatever the text.
 * Dates come as `yyyy-MM-dd`, sexes as `male` or `female`, names with capitals, all else as written.
 */
export function parseValue(kind: ValueKind, raw: string): ParsedValue | undefined {
  const text = withoutFiller(raw.slice(0, 1_000)).slice(0, LONGEST).trim()
  if (text === '') return undefined
  return PARSERS[kind](text)
}

const PARSERS: Readonly<Record<ValueKind, (text: string) => ParsedValue | undefined>> = {
  name: parseName,
  date: parseDate,
  year: parseYear,
  'personal-number': parseNumber,
  sex: parseSex,
  word: (text) => (/^[\p{L}\p{M}'’\- ]{2,40}$/u.test(text) ? { value: text, strength: 0.95 } : undefined),
  text: (text) => (/\p{L}{2}/u.test(text) ? { value: text, strength: 0.85 } : undefined),
}

/** A person's name: two to eight words of letters, all with a capital or all in capitals. */
function parseName(text: string): ParsedValue | undefined {
  const words = text.split(' ')
  if (!NAME.test(text) || words.length < 2 || words.length > 8) return undefined
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  return { value: titleCaseName(text), strength: capitals === words.length ? 1 : 0.6 }
}

function parseDate(text: string): ParsedValue | undefined {
  const [, day = '', month = '', year = ''] = NUMERIC_DATE.exec(text) ?? SPOKEN_DATE.exec(fold(text)) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year !== '' && findDay(date) !== undefined ? { value: date, strength: 1 } : undefined
}

function parseYear(text: string): ParsedValue | undefined {
  const date = parseDate(text)
  if (date !== undefined) return date
  const [year] = /(?<!\d)(19|20)\d{2}(?!\d)/u.exec(text) ?? []
  return year === undefined ? undefined : { value: year, strength: 0.95 }
}

/** A number of 12 or 9 digits; one that nobody can have is no value, since a digit was misread. */
function parseNumber(text: string): ParsedValue | undefined {
  const digits = (DIGITS.exec(text)?.[0] ?? '').replaceAll(/\D/gu, '')
  if (digits.length !== 12 && digits.length !== 9) return undefined
  try {
    return parsePersonalNumber(digits).kind === 'personal-number'
      ? { value: digits, strength: 1 }
      : { value: digits, strength: 0.7 }
  } catch {
    return undefined
  }
}

function parseSex(text: string): ParsedValue | undefined {
  const [first] = fold(text).split(' ')
  if (first === 'nam') return { value: 'male', strength: 1 }
  return first === 'nu' ? { value: 'female', strength: 1 } : undefined
}
