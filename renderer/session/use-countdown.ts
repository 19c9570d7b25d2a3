import { useEffect, useState } from 'react'

const SECOND_MS = 1000

function secondsUntil(deadline: number): number {
  return Math.max(0, Math.ceil((deadline - performance.now()) / SECOND_MS))
}

/** Whole seconds left until a deadline on the clock of `performance.now()`; stays at zero after it. */
export function useCountdown(deadline: number): number {
  const [left, setLeft] = useState(() => secondsUntil(deadline))
  useEffect(() => {
    setLeft(secondsUntil(deadline))
    if (secondsUntil(deadline) === 0) return
    const timer = setInterval(() => {
      const remaining = secondsUntil(deadline)
      setLeft(remaining)
      if (remaining === 0) clearInterval(timer)
    }, SECOND_MS / 4)
    return () => clearInterval(timer)
  }, [deadline])
  return left
}
