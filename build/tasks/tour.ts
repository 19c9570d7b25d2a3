// npm run tour: drives the real application through its main job and leaves pictures, receipts and a record.
import { prepareDesk } from '../setup/prepare.ts'
import { runProgram } from '../setup/program.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  await prepareDesk(['display', 'reading', 'scanning'])
  return runProgram('test/tour/tour.ts', process.argv.slice(2))
})
