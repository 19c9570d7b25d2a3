import { fork } from 'node:child_process'
import { CoreMessage, type ShellMessage } from '../../shared/contract/control.ts'
import type { Launch } from './child.ts'

/** A screen's end of the way to a forked core. */
export interface ForkedPort {
  send(message: unknown): void
  hear(listener: (message: unknown) => void): void
}

/**
 * Starts the core as a process of plain Node: how tests and benchmarks run it, with nothing of Electron.
 * @param file the core's entry, built or as source
 * @param environment variables of the child beside those of this process
 */
export function launchFork(file: string, environment: Readonly<Record<string, string>> = {}): Launch<ForkedPort> {
  return (listener) => {
    // JSON, the default, would turn bytes into objects.
    const child = fork(file, [], { serialization: 'advanced', env: { ...process.env, ...environment } })
    const screens = new Map<number, (message: unknown) => void>()
    const send = (message: ShellMessage): void => {
      if (child.connected) child.send(message)
    }
    child.on('message', (raw) => {
      const message = CoreMessage.safeParse(raw).data
      if (message?.kind === 'screen-message') screens.get(message.screen)?.(message.message)
      else listener.message(raw)
    })
    child.on('exit', listener.exit)
    return {
      pid: child.pid,
      send,
      connect: (screen, reloaded) => {
        screens.delete(screen)
        send({ kind: 'screen', screen, reloaded })
        return {
          send: (message) => send({ kind: 'screen-message', screen, message }),
          hear: (hearing) => screens.set(screen, hearing),
        }
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
