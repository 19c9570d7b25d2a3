import { z } from 'zod'
import { Certainty, IsoDate } from '../../../shared/catalog/procedure.ts'
import { fold } from '../../../shared/text/index.ts'
import data from './data/reuse.json' with { type: 'json' }

/** The result of a procedure that serves as a paper elsewhere, from a day on. */
const ResultRule = z.strictObject({
  /** Name of the result, as the catalogue of procedures has it. */
  result: z.string().min(2).max(200),
  /** Names of papers that it serves as. */
  papers: z.array(z.string().min(2).max(500)).min(1).max(20),
  /** How long it holds from its issue; null where nothing ends it. */
  validMonths: z.number().int().positive().nullable(),
  effectiveFrom: IsoDate,
  certainty: Certainty,
  source: z.string().min(5).max(400),
})
type ResultRule = z.infer<typeof ResultRule>

const Rules = z.strictObject({
  results: z.array(ResultRule),
  /** Codes of papers that are written for one request (tờ khai, đơn): an old one never serves again. */
  writtenAnew: z.array(z.string()),
  /** Codes that mean another paper in each procedure: only the name tells them. */
  ambiguous: z.array(z.string()),
})

const RULES = Rules.parse(data)
const WRITTEN_ANEW = new Set(RULES.writtenAnew)
const AMBIGUOUS = new Set(RULES.ambiguous)

/** A paper by its code and name. */
interface NamedPaper {
  readonly code: string
  readonly name: string
}

/** How well a held paper answers what is asked for: by its name, or only by its code. */
export type Match = 'name' | 'code'

/** Whether a paper that was handed in before can stand for one that is asked for now. */
export function matchPaper(wanted: NamedPaper, held: NamedPaper): Match | undefined {
  if (WRITTEN_ANEW.has(wanted.code) || WRITTEN_ANEW.has(held.code)) return undefined
  if (fold(wanted.name) === fold(held.name)) return 'name'
  return wanted.code === held.code && !AMBIGUOUS.has(wanted.code) ? 'code' : undefined
}

/** What a result of an earlier dossier is when it serves as a paper. */
export interface ServingResult {
  /** Last day on which it holds (`yyyy-MM-dd`); undefined where no rule ends it. */
  readonly validUntil: string | undefined
}

/**
 * Whether the result of an earlier dossier can stand for a paper that is asked for, by the rules of a day.
 * @param issuedOn day of its issue (`yyyy-MM-dd`)
 */
export function matchResult(
  wanted: NamedPaper,
  result: string,
  issuedOn: string,
  today: string,
): ServingResult | undefined {
  if (WRITTEN_ANEW.has(wanted.code)) return undefined
  const rule = ruleOf(result, today)
  const names = [result, ...(rule?.papers ?? [])].map(fold)
  if (!names.includes(fold(wanted.name))) return undefined
  const months = rule?.validMonths ?? null
  return { validUntil: months === null ? undefined : addMonths(issuedOn, months) }
}

function ruleOf(result: string, today: string): ResultRule | undefined {
  const name = fold(result)
  return RULES.results
    .filter((rule) => fold(rule.result) === name && rule.effectiveFrom <= today)
    .toSorted((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0]
}

/** The same day so many months on, or the last day of that month where it has no such day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const wanted = Math.min(date, lastOfMonth.getUTCDate())
  lastOfMonth.setUTCDate(wanted)
  return lastOfMonth.toISOString().slice(0, 10)
}
