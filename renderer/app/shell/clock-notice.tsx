import { DeskError } from '../../../shared/errors.ts'
import { useAsk } from '../../contract/questions.ts'
import { ErrorNotice } from '../../parts/error-notice.tsx'
import { useNow } from '../../parts/use-now.ts'
import { useSession } from '../../session/session.ts'
import { useFormat } from '../../text/use-format.ts'

const READ_EVERY_MS = 60_000

/** Warns whoever gives numbers of a date that does not follow from the last act, before the first citizen is there. */
export function ClockNotice() {
  const format = useFormat()
  const now = useNow()
  const rights = useSession()?.rights ?? []
  const state = useAsk('diagnostics.read', {}, { everyMs: READ_EVERY_MS }).data
  const numbers = rights.some((right) => right === 'receive' || right === 'collect' || right === 'certify')
  if (!state || state.clock === 'steady' || !numbers) return null
  const dates = { today: format.date(now), last: format.date(state.lastActAt) }
  return <ErrorNotice error={new DeskError('ledger.clock-doubtful', dates)} />
}
