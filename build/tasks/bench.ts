// npm run bench [<name>] [-- options]: measures the desk against what it could at best be.
import { prepareDesk } from '../setup/prepare.ts'
import { runProgram } from '../setup/program.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  const args = process.argv.slice(2)
  // Only who compares with the programs of others has to have them.
  await prepareDesk(
    args.includes('scan') || !args.some((arg) => /^(store|start|desk)$/.test(arg))
      ? ['display', 'scan-peers']
      : ['display'],
  )
  return runProgram('test/bench/bench.ts', args)
})
