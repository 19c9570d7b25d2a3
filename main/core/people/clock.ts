/** Time as the room needs it: what the machine believes, what cannot be turned back, and a call later. */
export interface Clock {
  /** Milliseconds since 1970; jumps when somebody sets the machine's clock. */
  now(): number
  /** Milliseconds since some start, which never jump. */
  steady(): number
  /** Calls `action` once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, action: () => void): () => void
}

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  steady: () => performance.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds)
    // A pending idle lock is no reason for a process to stay.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
