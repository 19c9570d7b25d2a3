import { useState } from 'react'
import type { DeskError } from '../../shared/errors.ts'
import { asDeskError } from '../contract/client.ts'
import { useAsk } from '../contract/questions.ts'
import { useCountdown } from './use-countdown.ts'

/** An attempt to open the desk with a secret. */
export interface Attempt {
  readonly busy: boolean
  readonly error: DeskError | null
  /** Seconds until the core takes another attempt of this login. */
  readonly waitSeconds: number
  /** Runs one attempt; resolves to whether it succeeded. */
  readonly run: (act: () => Promise<void>) => Promise<boolean>
}

interface Failure {
  readonly login: string
  readonly error: DeskError
  /** `performance.now()` from which on the core takes another attempt. */
  readonly waitUntil: number
}

/**
 * Runs attempts one at a time, and counts down the wait that the core imposes after wrong secrets: each login has its own.
 * Before the first attempt the wait is what the core says of all logins together.
 */
export function useAttempt(login: string): Attempt {
  const state = useAsk('desk.state', {})
  const [busy, setBusy] = useState(false)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const failure = failures.find((one) => one.login === login)
  const [waitForAll] = useState(() => performance.now() + (state.data?.waitSeconds ?? 0) * 1000)
  const waitSeconds = useCountdown(failure?.waitUntil ?? waitForAll)
  return {
    busy,
    error: failure?.error.code === 'people.wait' && waitSeconds === 0 ? null : (failure?.error ?? null),
    waitSeconds,
    async run(act) {
      setBusy(true)
      setFailures((known) => known.filter((one) => one.login !== login))
      try {
        await act()
        return true
      } catch (thrown) {
        const error = asDeskError(thrown)
        const seconds = Number(error.details.seconds ?? 0)
        const waitUntil = performance.now() + seconds * 1000
        setFailures((known) => [...known.filter((one) => one.login !== login), { login, error, waitUntil }])
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
