import { useEffect } from 'react'
import { desk } from '../contract/desk.ts'

let announced = false

/** Tells the shell, once, that the first screen has been painted and can be used. */
export function useAnnounceReady(screen: 'wizard' | 'sign-in' | 'home' | 'lock' | 'failure'): void {
  useEffect(() => {
    if (announced) return
    announced = true
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void desk.ask('shell.ready', { screen }).catch(() => {})))
  }, [screen])
}
