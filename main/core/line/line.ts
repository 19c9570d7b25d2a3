import type { CoreMessage } from '../../../shared/contract/control.ts'
import type { ResponseEnvelope } from '../../../shared/contract/envelope.ts'

/** The way to one screen. */
export interface ScreenPort {
  send(message: ResponseEnvelope): void
  hear(listener: (message: unknown) => void): void
  /** Ends it from this side. */
  close(): void
}

/** The private line between the core and the process that started it. */
export interface ShellLine {
  send(message: CoreMessage): void
  /** Hears every message; the port that travelled beside it, if any. Nothing is lost that came before. */
  hear(listener: (message: unknown, port: ScreenPort | undefined) => void): void
}
