import { setImmediate } from 'node:timers/promises'
import type { Reception } from '../../../../shared/contract/dossiers.ts'
import { IndicatorDashboard, RegisterPage } from '../../../../shared/contract/registers.ts'
import { type Random, shuffled } from '../../random.ts'
import { CORE_KINDS, type CoreKind } from '../../report/desk-plan.ts'
import { middleRank, type Rank } from '../../report/statistics.ts'
import type { BenchDesk } from '../../store/desk.ts'
import { type CoreQuestion, nextQuestion, type QuestionGround, REGISTER_LINES } from './questions.ts'

/** Times that everything is asked, each time at a desk just opened. */
const PASSES = 5
/** Reception goes on while figures are read: one dossier comes in between so many questions. */
const QUESTIONS_BETWEEN_RECEPTIONS = 10

/** The same questions to the desk and to the least that could be read for them. */
export interface AskingTask {
  readonly open: () => Promise<{
    readonly desk: BenchDesk
    readonly limitOf: (kind: CoreKind) => number
    readonly close: () => void
  }>
  readonly ground: QuestionGround
  /** Questions of each kind in each pass. */
  readonly questions: number
  readonly receptions: Iterator<Reception, unknown>
  readonly random: Random
  readonly tell: (line: string) => void
}

type Pass = ReadonlyMap<CoreKind, { readonly ours: number[]; readonly limit: number[] }>

/**
 * Asks all questions of all kinds, mixed, in several passes, each timed beside its limit. The middle pass is the result, so
 * that a neighbour on the machine who disturbs a pass or two doesn't speak for the desk.
 * @throws Error when an answer is of another shape, or empty
 */
export async function measureAsking(
  task: AskingTask,
): Promise<ReadonlyMap<CoreKind, { readonly ours: Rank; readonly limit: Rank }>> {
  const passes: Pass[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    passes.push(await runPass(task))
    task.tell(`figures: pass ${pass + 1} of ${PASSES}`)
  }
  return new Map(
    CORE_KINDS.map((kind) => [
      kind,
      {
        ours: middleRank(passes.map((pass) => pass.get(kind)?.ours ?? [])),
        limit: middleRank(passes.map((pass) => pass.get(kind)?.limit ?? [])),
      },
    ]),
  )
}

async function runPass({ open, ground, questions, receptions, random }: AskingTask): Promise<Pass> {
  const taken = new Map(CORE_KINDS.map((kind) => [kind, { ours: [] as number[], limit: [] as number[] }]))
  const all = CORE_KINDS.flatMap((kind) => Array.from({ length: questions }, () => kind))
  const { desk, limitOf, close } = await open()
  try {
    for (const [index, kind] of shuffled(all, random).entries()) {
      if (index % QUESTIONS_BETWEEN_RECEPTIONS === 0) await receiveOne(desk, receptions)
      const times = taken.get(kind)
      times?.limit.push(limitOf(kind))
      times?.ours.push(await askDesk(desk, nextQuestion(kind, ground)))
    }
  } finally {
    close()
  }
  return taken
}

async function receiveOne(desk: BenchDesk, receptions: AskingTask['receptions']): Promise<void> {
  const next = receptions.next()
  if (next.done === true) throw new Error('There are too few dossiers to receive')
  await desk.ask('dossiers.accept', next.value)
  await setImmediate()
}

async function askDesk(desk: BenchDesk, question: CoreQuestion): Promise<number> {
  switch (question.kind) {
    case 'counts':
      return (await desk.ask('dossiers.counts', {})).milliseconds
    case 'dashboard': {
      const { output, milliseconds } = await desk.ask('indicators.dashboard', question.selection)
      const { months } = IndicatorDashboard.parse(output)
      if (months.length === 0) throw new Error('A dashboard without a month')
      return milliseconds
    }
    case 'register': {
      const { selection, after } = question
      const place = after === null ? null : `${after.instant}.${after.id}.${after.ordinal}`
      const asked = { ...selection, limit: REGISTER_LINES, after: place }
      const { output, milliseconds } = await desk.ask('registers.rows', asked)
      if (RegisterPage.parse(output).rows.length === 0) throw new Error(`An empty page of the register after ${place}`)
      return milliseconds
    }
  }
}
