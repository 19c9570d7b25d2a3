import { type CoreMessage, ShellMessage } from '../../../shared/contract/control.ts'
import type { Port, ShellLine } from './line.ts'

/** The channel of a Node process that was forked. */
export interface ForkChannel {
  send(message: CoreMessage): void
  hear(listener: (message: unknown) => void): void
}

/** A screen's questions, kept until somebody listens, as a real port would. */
class Inbox {
  #listener: ((message: unknown) => void) | undefined
  #unheard: unknown[] = []

  put(message: unknown): void {
    if (this.#listener === undefined) this.#unheard.push(message)
    else this.#listener(message)
  }

  hear(listener: (message: unknown) => void): void {
    this.#listener = listener
    for (const message of this.#unheard.splice(0)) listener(message)
  }
}

/**
 * The line of a core that runs as a forked Node process, as in tests: ports cannot be handed over there, so the messages
 * of all screens share the one channel, each with the number of its screen.
 */
export function forkLine(channel: ForkChannel): ShellLine {
  const inboxes = new Map<number, Inbox>()

  function portOf(screen: number): Port<unknown> {
    const inbox = new Inbox()
    inboxes.set(screen, inbox)
    return {
      send: (message) => channel.send({ kind: 'screen-message', screen, message }),
      hear: (listener) => inbox.hear(listener),
      close: () => {
        if (inboxes.get(screen) === inbox) inboxes.delete(screen)
      },
    }
  }

  return {
    send: channel.send,
    hear: (listener) =>
      channel.hear((raw) => {
        const message = ShellMessage.safeParse(raw).data
        if (message?.kind === 'screen-message') inboxes.get(message.screen)?.put(message.message)
        else listener(raw, message?.kind === 'screen' ? portOf(message.screen) : undefined)
      }),
  }
}
