// npm run check: what can be told from the source alone.
import { step } from '../bootstrap/progress.mjs'
import { checkBoundaries, checkStyle, checkTypes } from '../check/stages.ts'
import { task } from '../setup/task.ts'

await task(async () => {
  await step('Kiểu / types', checkTypes)
  await step('Văn phong mã / lint', checkStyle)
  await step('Ranh giới / boundaries', checkBoundaries)
  return 0
})
