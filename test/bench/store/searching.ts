import { setImmediate } from 'node:timers/promises'
import { DossierPage, type Reception } from '../../../shared/contract/dossiers.ts'
import { Random } from '../random.ts'
import { SEARCH_KINDS, type SearchKind } from '../report/plan.ts'
import { type Summary, summarize } from '../report/statistics.ts'
import type { BarePage } from './bare.ts'
import type { BenchDesk } from './desk.ts'
import { type Question, type Questions, shuffled } from './questions.ts'

/** Reception goes on while people search: one dossier comes in between so many questions. */
const QUESTIONS_BETWEEN_RECEPTIONS = 5
/** Rows of the page that is physically the least. */
const LIMIT_ROWS = 50

/** Milliseconds of one kind of search. */
export interface SearchFigures {
  readonly ours: Summary
  readonly limit: Summary
}

/** What searches are measured with. */
export interface SearchTask {
  readonly desk: BenchDesk
  readonly questions: Questions
  /** The limit, and the keys of rows for it. */
  readonly page: BarePage
  readonly ids: readonly Buffer[]
  /** Dossiers to receive meanwhile. */
  readonly receptions: Iterator<Reception, unknown>
  readonly seed: number
}

interface Asked {
  readonly kind: SearchKind
  readonly question: Question
}

/**
 * Asks every question twice: first all kinds mixed on a desk just opened, so that hardly anything is in its caches, then
 * kind by kind, as somebody does who goes on looking. Each answer is checked, and timed beside the limit.
 * @throws Error when an answer is wrong
 */
export async function measureSearches(task: SearchTask): Promise<ReadonlyMap<SearchKind, SearchFigures>> {
  const random = new Random(task.seed)
  const all = SEARCH_KINDS.flatMap((kind) => task.questions[kind].map((question): Asked => ({ kind, question })))
  const taken = new Map(SEARCH_KINDS.map((kind) => [kind, { ours: [] as number[], limit: [] as number[] }]))
  let asked = 0
  for (const { kind, question } of [...shuffled(all, random), ...all]) {
    asked += 1
    if (asked % QUESTIONS_BETWEEN_RECEPTIONS === 0) {
      await receiveOne(task)
      await setImmediate()
    }
    const ids = Array.from({ length: LIMIT_ROWS }, () => task.ids[random.between(0, task.ids.length - 1)])
    const times = taken.get(kind)
    times?.limit.push(task.page.read(ids.filter((id) => id !== undefined)))
    times?.ours.push(await askOurs(task.desk, question))
  }
  return new Map([...taken].map(([kind, { ours, limit }]) => [kind, { ours: summarize(ours), limit: summarize(limit) }]))
}

async function receiveOne({ desk, receptions }: SearchTask): Promise<void> {
  const next = receptions.next()
  if (next.done === true) throw new Error('There are too few dossiers to receive')
  await desk.ask('dossiers.accept', next.value)
}

async function askOurs(desk: BenchDesk, { search, expected }: Question): Promise<number> {
  if (search === null) return (await desk.ask('dossiers.counts', {})).milliseconds
  const { output, milliseconds } = await desk.ask('dossiers.search', search)
  const found = DossierPage.parse(output).rows.length
  const isRight = expected === 'any' || (expected === 'some') === found > 0
  if (!isRight) throw new Error(`${found} dossiers found, ${expected} expected: ${JSON.stringify(search)}`)
  return milliseconds
}
