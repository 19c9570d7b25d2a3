// npm run setup: everything that other tasks would set up, and nothing else.
import { prepareDesk } from '../setup/prepare.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  await prepareDesk(['display', 'reading', 'scanning'])
  return 0
})
