import { setImmediate } from 'node:timers/promises'
import { DossierPage, type Reception } from '../../../shared/contract/dossiers.ts'
import { type Random, shuffled } from '../random.ts'
import { SEARCH_KINDS, type SearchKind } from '../report/plan.ts'
import { middleRank, type Rank } from '../report/statistics.ts'
import type { BarePage } from './bare.ts'
import type { BenchDesk } from './desk.ts'
import type { Question, Questions } from './questions.ts'

/** Times that everything is asked. */
export const PASSES = 5
/** Reception goes on while people search: one dossier comes in between so many questions. */
export const QUESTIONS_BETWEEN_RECEPTIONS = 10
/** Rows of the page that is physically the least. */
const LIMIT_ROWS = 50

/** Milliseconds of one kind of search. */
export interface SearchFigures {
  readonly ours: Rank
  readonly limit: Rank
}

/** What searches are measured with. */
export interface SearchTask {
  /** Opens the desk, its caches empty; it is closed again after a pass. */
  readonly open: () => Promise<{ readonly desk: BenchDesk; readonly page: BarePage }>
  readonly questions: Questions
  /** Keys of rows, for the limit. */
  readonly ids: readonly Buffer[]
  /** Dossiers to receive meanwhile. */
  readonly receptions: Iterator<Reception, unknown>
  readonly random: Random
  readonly tell: (line: string) => void
}

/** The times of one pass, by kind. */
type Pass = ReadonlyMap<SearchKind, { readonly ours: number[]; readonly limit: number[] }>

/**
 * Asks all questions of all kinds, mixed, in several passes; each pass begins with a desk just opened and has its own
 * percentiles. The middle one of them is the result, so that a neighbour on the machine who disturbs a pass or two
 * doesn't speak for the desk. Each answer is checked, and timed beside the limit.
 * @throws Error when an answer is wrong
 */
export async function measureSearches(task: SearchTask): Promise<ReadonlyMap<SearchKind, SearchFigures>> {
  const passes: Pass[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    passes.push(await runPass(task))
    task.tell(`searches: pass ${pass + 1} of ${PASSES}`)
  }
  return new Map(
    SEARCH_KINDS.map((kind) => [
      kind,
      {
        ours: middleRank(passes.map((pass) => pass.get(kind)?.ours ?? [])),
        limit: middleRank(passes.map((pass) => pass.get(kind)?.limit ?? [])),
      },
    ]),
  )
}

async function runPass(task: SearchTask): Promise<Pass> {
  const { questions, ids, random } = task
  const all = SEARCH_KINDS.flatMap((kind) => questions[kind].map((question) => ({ kind, question })))
  const taken = new Map(SEARCH_KINDS.map((kind) => [kind, { ours: [] as number[], limit: [] as number[] }]))
  const { desk, page } = await task.open()
  try {
    for (const [index, { kind, question }] of shuffled(all, random).entries()) {
      if (index % QUESTIONS_BETWEEN_RECEPTIONS === 0) {
        await receiveOne(desk, task.receptions)
        await setImmediate()
      }
      const keys = Array.from({ length: LIMIT_ROWS }, () => ids[random.between(0, ids.length - 1)])
      const times = taken.get(kind)
      times?.limit.push(page.read(keys.filter((key) => key !== undefined)))
      times?.ours.push(await askOurs(desk, question))
    }
  } finally {
    page.close()
    desk.close()
  }
  return taken
}

async function receiveOne(desk: BenchDesk, receptions: SearchTask['receptions']): Promise<void> {
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
