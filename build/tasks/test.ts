// npm test [-- <stage> [filters]]: every check there is, and one line at the end that sums them up.
import { tell } from '../bootstrap/progress.mjs'
import { type Check, isCheck, runCheck } from '../check/run-checks.ts'
import { runTests, TEST_STAGES, type TestStage } from '../check/run-tests.ts'
import { closingLine, failureText, sumOf, type Tally } from '../check/tally.ts'
import { withDisplay } from '../setup/display.ts'
import { prepareRuntime } from '../setup/prepare.ts'
import { task } from '../setup/task.ts'

type Stage = Check | TestStage

const STAGES: readonly Stage[] = ['types', 'lint', 'boundaries', 'build', ...TEST_STAGES]

/** Stages that start the desk, or read what it printed. */
const NEED_RUNTIME: readonly Stage[] = ['integration', 'e2e']

function runStage(stage: Stage, filters: readonly string[]): Promise<Tally> {
  if (isCheck(stage)) return runCheck(stage)
  if (stage !== 'e2e' || process.platform !== 'linux') return runTests(stage, filters)
  return withDisplay((display) => runTests(stage, filters, display))
}

/** The stages that were asked for, and what is left of the arguments: filters of tests. */
function chosen(args: readonly string[]): { stages: readonly Stage[]; filters: readonly string[] } {
  const [first, ...filters] = args
  const stage = STAGES.find((stage) => stage === first)
  if (stage === undefined) return { stages: STAGES, filters: args }
  return { stages: stage === 'e2e' ? ['build', 'e2e'] : [stage], filters }
}

await task(async () => {
  const { stages, filters } = chosen(process.argv.slice(2))
  const tallies = new Map<string, Tally>()
  try {
    if (stages.some((stage) => NEED_RUNTIME.includes(stage)))
      await prepareRuntime(['display', 'reading', 'scanning', 'judging', 'signing', 'compiler'])
    for (const stage of stages) tallies.set(stage, await runStage(stage, filters))
  } catch (error) {
    tell(error)
    tallies.set('setup', { passed: 0, failed: 1, skipped: 0 })
  }
  process.stdout.write(failureText(tallies.values()))
  for (const [stage, { passed, failed }] of tallies) {
    console.log(`${failed === 0 ? '✓' : '✗'} ${stage} ${passed}/${passed + failed}`)
  }
  const sum = sumOf([...tallies.values()])
  console.log(closingLine(sum))
  return sum.failed === 0 ? 0 : 1
})
