import type { Guide } from '../chapter.ts'
import { beginning } from './beginning.ts'
import { care } from './care.ts'
import { counter } from './counter.ts'
import { digitizing } from './digitizing.ts'
import { money } from './money.ts'
import { scanners } from './scanners.ts'
import { service } from './service.ts'
import { signing } from './signing.ts'
import { work } from './work.ts'

export const guide: Guide = {
  ...beginning,
  ...counter,
  ...digitizing,
  ...work,
  ...money,
  ...service,
  ...signing,
  ...scanners,
  ...care,
}
