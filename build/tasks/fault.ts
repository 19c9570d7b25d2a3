// npm run fault [-- N [filters]]: the property and fault tests of the core with N times as many cases (20 unless said),
// a seed of its own that can be replayed with MOTCUA_SEED, and one line at the end.
import { runTests } from '../check/run-tests.ts'
import { closingLine, failureText, sumOf } from '../check/tally.ts'
import { prepareRuntime } from '../setup/prepare.ts'
import { task } from '../setup/task.ts'

const TIMES = 20
const LARGEST_SEED = 2 ** 31

await task(async () => {
  const [first, ...others] = process.argv.slice(2)
  const counted = first !== undefined && /^\d+$/.test(first)
  const times = counted ? first : String(TIMES)
  const filters = counted ? others : process.argv.slice(2)
  const seed = process.env.MOTCUA_SEED ?? String(Date.now() % LARGEST_SEED)
  console.log(`MOTCUA_SEED=${seed} MOTCUA_RUNS_MULTIPLIER=${times}`)
  await prepareRuntime(['reading', 'scanning', 'judging', 'signing', 'compiler'])
  const more = { MOTCUA_SEED: seed, MOTCUA_RUNS_MULTIPLIER: times }
  const unit = await runTests('unit', filters, more)
  const integration = await runTests('integration', filters, more)
  process.stdout.write(failureText([unit, integration]))
  const sum = sumOf([unit, integration])
  console.log(closingLine(sum))
  return sum.failed === 0 ? 0 : 1
})
