// npm run check: what can be told from the source alone.
import { runCheck } from '../check/run-checks.ts'
import { closingLine, sumOf } from '../check/tally.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  const sum = sumOf([await runCheck('types'), await runCheck('lint'), await runCheck('boundaries')])
  console.log(closingLine(sum))
  return sum.failed === 0 ? 0 : 1
})
