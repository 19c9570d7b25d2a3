import { useEffect } from 'react'
import { desk } from '../contract/desk.ts'

const TOUCH_EVERY_MS = 20_000
const SIGNS_OF_WORK = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Tells the core that the officer is at work, at most every twenty seconds, so that the idle lock waits. */
export function useIdleTouch(): void {
  useEffect(() => {
    let last = 0
    const touch = () => {
      const now = performance.now()
      if (last > 0 && now - last < TOUCH_EVERY_MS) return
      last = now
      // A lost touch only locks the screen a little early, and the gate says so when it does.
      desk.ask('session.touch', {}).catch(() => {})
    }
    for (const sign of SIGNS_OF_WORK) window.addEventListener(sign, touch, { passive: true, capture: true })
    return () => {
      for (const sign of SIGNS_OF_WORK) window.removeEventListener(sign, touch, { capture: true })
    }
  }, [])
}
