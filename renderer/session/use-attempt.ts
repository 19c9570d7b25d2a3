import { useState } from 'react'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { useAsk } from '../contract/questions.ts'
import { useCountdown } from './use-countdown.ts'

/** An attempt to open the desk with a secret. */
export interface Attempt {
  readonly busy: boolean
  readonly error: DeskError | null
  /** Seconds until the core takes another attempt. */
  readonly waitSeconds: number
  readonly run: (act: () => Promise<void>) => Promise<boolean>
}

/** Runs attempts one at a time and counts the wait down that the core imposes after wrong secrets. */
export function useAttempt(): Attempt {
  const state = useAsk('desk.state', {})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)
  const waitSeconds = useCountdown(state.data?.waitSeconds ?? 0, state.dataUpdatedAt)
  return {
    busy,
    error: error?.code === 'people.wait' && waitSeconds === 0 ? null : error,
    waitSeconds,
    async run(act) {
      setBusy(true)
      setError(null)
      try {
        await act()
        return true
      } catch (failure) {
        setError(asDeskError(failure))
        await state.refetch()
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
