import { type ComponentType, useEffect, useSyncExternalStore } from 'react'

/** A screen whose code is fetched when it is needed, or ahead of that. */
export interface Later<Properties extends object> {
  /** Draws nothing until the code is there. Throws into the error boundary when it cannot be fetched. */
  readonly Screen: ComponentType<Properties>
  /** Fetches the code, once. Never rejects. */
  readonly fetch: () => Promise<void>
}

/**
 * Makes a screen that comes later. Unlike `lazy` it shows no fallback, so that React doesn't hold the screen back for the
 * third of a second by which it keeps fallbacks from flickering: at the start of the program that is the longest wait of all.
 */
export function later<Properties extends object>(load: () => Promise<ComponentType<Properties>>): Later<Properties> {
  let loaded: ComponentType<Properties> | undefined
  let failure: unknown
  let fetching: Promise<void> | undefined
  const listeners = new Set<() => void>()

  function settle(): void {
    for (const tell of listeners) tell()
  }

  function fetch(): Promise<void> {
    fetching ??= load()
      .then(
        (component) => {
          loaded = component
        },
        (error: unknown) => {
          failure = error
          fetching = undefined
        },
      )
      .then(settle)
    return fetching
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function Screen(properties: Properties) {
    const Loaded = useSyncExternalStore(subscribe, () => loaded)
    const failed = useSyncExternalStore(subscribe, () => failure)
    useEffect(() => void fetch(), [])
    if (Loaded) return <Loaded {...properties} />
    if (failed !== undefined) {
      failure = undefined
      throw failed
    }
    return null
  }

  return { Screen, fetch }
}
