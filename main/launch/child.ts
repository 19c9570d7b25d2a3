import type { ShellMessage } from '../../shared/contract/control.ts'

/**
 * A running core, whatever kind of process it is. `Port` is the screen's end of a channel to it: a `MessagePortMain` in
 * Electron, a pair of functions where the core was forked under plain Node.
 */
export interface CoreChild<Port> {
  /** Process identifier; undefined until the process runs. */
  readonly pid: number | undefined
  /** Sends a message; a port that it tells of travels beside it. */
  send(message: ShellMessage, port?: Port): void
  /** Tells the core of a screen, and whether its page was loaded anew; gives back the screen's end of a new channel. */
  connect(screen: number, reloaded: boolean): Port
  /** Ends it at once. */
  kill(): void
}

/** What is heard of a core from its launch on. */
export interface ChildListener {
  /** A message of the core, not yet looked at. */
  readonly message: (raw: unknown) => void
  /** The process is gone; said once. */
  readonly exit: (code: number | null) => void
}

/** Starts a core process. */
export type Launch<Port> = (listener: ChildListener) => CoreChild<Port>
