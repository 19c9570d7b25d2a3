import type { CoreMessage } from '../../../shared/contract/control.ts'
import { ShellMessage } from '../../../shared/contract/control.ts'
import type { ScreenPort, ShellLine } from './line.ts'

/** The channel of a Node process that was forked. */
export interface ForkChannel {
  send(message: CoreMessage): void
  hear(listener: (message: unknown) => void): void
}

/**
 * The line of a core that runs as a forked Node process, as in tests: ports cannot be handed over there, so the messages
 * of all screens share the one channel, each with the number of its screen.
 */
export function forkLine(channel: ForkChannel): ShellLine {
  const listeners = new Map<number, (message: unknown) => void>()

  function portOf(screen: number): ScreenPort {
    return {
      send: (message) => channel.send({ kind: 'screen-message', screen, message }),
      hear: (listener) => listeners.set(screen, listener),
      close: () => listeners.delete(screen),
    }
  }

  return {
    send: channel.send,
    hear: (listener) =>
      channel.hear((raw) => {
        const message = ShellMessage.safeParse(raw).data
        if (message?.kind === 'screen-message') listeners.get(message.screen)?.(message.message)
        else listener(raw, message?.kind === 'screen' ? portOf(message.screen) : undefined)
      }),
  }
}
