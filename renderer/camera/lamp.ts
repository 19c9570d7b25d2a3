import { useSyncExternalStore } from 'react'

let lit = 0
const listeners = new Set<() => void>()

/** Says that a camera of this screen was turned on; the function given back says that it was turned off again. */
export function light(): () => void {
  lit += 1
  for (const tell of listeners) tell()
  let out = false
  return () => {
    if (out) return
    out = true
    lit -= 1
    for (const tell of listeners) tell()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a camera of this screen is on; whatever screen shows it says so. */
export function useCameraLamp(): boolean {
  return useSyncExternalStore(subscribe, () => lit > 0)
}
