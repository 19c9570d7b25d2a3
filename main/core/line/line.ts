import type { CoreMessage } from '../../../shared/contract/control.ts'
import type { ResponseEnvelope } from '../../../shared/contract/envelope.ts'

/** One end of a channel. */
export interface Port<Message> {
  send(message: Message): void
  hear(listener: (message: unknown) => void): void
  /** Ends it from this side. */
  close(): void
}

/** The way to one screen. */
export type ScreenPort = Port<ResponseEnvelope>

/** The private line between the core and the process that started it. */
export interface ShellLine {
  send(message: CoreMessage): void
  /** Hears every message; the port that travelled beside it, if any. Nothing is lost that came before. */
  hear(listener: (message: unknown, port: Port<unknown> | undefined) => void): void
}
