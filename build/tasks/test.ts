// npm test [-- <stage> [filters]]: every check there is, and one line at the end that sums them up.
import { step, tell } from '../bootstrap/progress.mjs'
import { runTests, TEST_STAGES, type TestStage } from '../check/run-tests.ts'
import { checkBoundaries, checkStyle, checkTypes } from '../check/stages.ts'
import { closingLine, sumOf, type Tally } from '../check/tally.ts'
import { withDisplay } from '../setup/display.ts'
import { prepareRuntime } from '../setup/prepare.ts'
import { ensureProduct } from '../setup/product.ts'
import { task } from '../setup/task.ts'

const CHECKS = {
  types: { name: 'Kiểu / types', check: checkTypes },
  lint: { name: 'Văn phong mã / lint', check: checkStyle },
  boundaries: { name: 'Ranh giới / boundaries', check: checkBoundaries },
  build: { name: 'Đóng gói / build', check: ensureProduct },
} as const
type Check = keyof typeof CHECKS
type Stage = Check | TestStage

const isCheck = (stage: Stage): stage is Check => stage in CHECKS
const STAGES: readonly Stage[] = ['types', 'lint', 'boundaries', 'build', ...TEST_STAGES]

/** What a stage cannot do without. */
const BEFORE: Partial<Record<Stage, readonly Stage[]>> = { e2e: ['build'] }

async function runCheck(stage: Check): Promise<Tally> {
  const { name, check } = CHECKS[stage]
  try {
    await step(name, check)
    return { passed: 1, failed: 0, skipped: 0 }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.error(`✗ ${name}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

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
  return { stages: [...(BEFORE[stage] ?? []), stage], filters }
}

const NEEDS_RUNTIME: readonly Stage[] = ['integration', 'e2e']

await task(async () => {
  const { stages, filters } = chosen(process.argv.slice(2))
  const tallies: Tally[] = []
  try {
    if (stages.some((stage) => NEEDS_RUNTIME.includes(stage))) await prepareRuntime(['display', 'reading'])
    for (const stage of stages) tallies.push(await runStage(stage, filters))
  } catch (error) {
    tell(error)
    tallies.push({ passed: 0, failed: 1, skipped: 0 })
  }
  const sum = sumOf(tallies)
  console.log(closingLine(sum))
  return sum.failed === 0 ? 0 : 1
})
