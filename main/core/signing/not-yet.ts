import type { Handlers } from '../../../shared/contract/index.ts'
import { DeskError } from '../../../shared/errors.ts'
import type { RunsCall } from './parts.ts'

/** Answers for what is not built in yet. */
export function notYet(): Handlers<RunsCall> {
  const refuse = (): never => {
    throw new DeskError('core.unavailable')
  }
  return {
    'signing.place': refuse,
    'signing.start': refuse,
    'signing.give-pin': refuse,
    'signing.run': refuse,
    'signing.runs': () => ({ runs: [] }),
    'signing.stop': refuse,
    'signing.go-on': refuse,
  }
}
