import { useEffect, useState } from 'react'

/** What is over sooner than this nobody needs to be told of. */
const NOTICED_AFTER_MS = 150

/**
 * True once something has lasted long enough to be shown as going on. The desk answers within a few milliseconds; a sign of
 * waiting would only be drawn to be taken away, and delay the answer.
 */
export function useLasting(goesOn: boolean): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!goesOn) return
    const timer = setTimeout(() => setLasts(true), NOTICED_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [goesOn])
  return goesOn && lasts
}
