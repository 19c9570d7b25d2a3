// npm run bench [<name>] [-- options]: measures the desk against what it could at best be.
import { prepareDesk } from '../setup/prepare.ts'
import { runProgram } from '../setup/program.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  await prepareDesk(['display'])
  return runProgram('test/bench/bench.ts', process.argv.slice(2))
})
