import { useEffect, useState } from 'react'

const SECOND_MS = 1000

/** Seconds left of a wait that began with `seconds` when `begun` last changed; counts down to zero. */
export function useCountdown(seconds: number, begun: unknown): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    void begun
    setLeft(seconds)
    if (seconds === 0) return
    const end = performance.now() + seconds * SECOND_MS
    const timer = setInterval(() => {
      const remaining = Math.max(0, Math.ceil((end - performance.now()) / SECOND_MS))
      setLeft(remaining)
      if (remaining === 0) clearInterval(timer)
    }, SECOND_MS / 4)
    return () => clearInterval(timer)
  }, [seconds, begun])
  return left
}
