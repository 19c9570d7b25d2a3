import { fork } from 'node:child_process'
import type { CoreMessage, HostName } from '../../../shared/contract/control.ts'
import { HOST_ENVIRONMENT } from '../../../shared/contract/host-environment.ts'
import type { Port } from './line.ts'

/** What is heard of a process beside the core. */
export interface HostListener {
  /** A message of the host, not yet looked at. */
  readonly message: (raw: unknown) => void
  /** It is gone, or could not be started; said once. */
  readonly ended: (code: number | null) => void
}

/** A process beside the core that works for it alone. Messages sent before it runs are kept. */
export interface HostProcess {
  send(message: object): void
  /** Ends it at once. */
  kill(): void
}

/** Starts a host: through the shell in Electron, as a child under plain Node. */
export type StartHost = (name: HostName, listener: HostListener) => HostProcess

interface Asked {
  readonly listener: HostListener
  readonly unsent: unknown[]
  port: Port<unknown> | undefined
}

/** Hosts in Electron: the shell starts them and hands over the ports, since a utility process can start none itself. */
export class HostsOfShell {
  readonly #send: (message: CoreMessage) => void
  readonly #hosts = new Map<number, Asked>()
  #last = 0

  constructor(send: (message: CoreMessage) => void) {
    this.#send = send
  }

  readonly start: StartHost = (host, listener) => {
    this.#last += 1
    const id = this.#last
    const asked: Asked = { listener, unsent: [], port: undefined }
    this.#hosts.set(id, asked)
    this.#send({ kind: 'host-wanted', id, host })
    return {
      send: (message) => {
        if (asked.port === undefined) asked.unsent.push(message)
        else asked.port.send(message)
      },
      kill: () => this.#send({ kind: 'host-unwanted', id }),
    }
  }

  /** The shell started one; its port came with the message. */
  take(id: number, port: Port<unknown>): void {
    const asked = this.#hosts.get(id)
    if (asked === undefined) {
      port.close()
      return
    }
    asked.port = port
    port.hear(asked.listener.message)
    for (const message of asked.unsent.splice(0)) port.send(message)
  }

  /** The shell says that one is gone. */
  lose(id: number, code: number | null): void {
    const asked = this.#hosts.get(id)
    this.#hosts.delete(id)
    asked?.port?.close()
    asked?.listener.ended(code)
  }
}

/**
 * Hosts under plain Node: children of the core, which end with it.
 * @param fileOf the program of a host, built or as source
 * @param environment variables of the children beside those of this process
 */
export function forkHosts(
  fileOf: (name: HostName) => string,
  environment: Readonly<Record<string, string>> = {},
): StartHost {
  return (name, { message, ended }) => {
    // JSON, the default, would turn bytes into objects.
    const env = { ...process.env, ...HOST_ENVIRONMENT[name], ...environment }
    const child = fork(fileOf(name), [], { serialization: 'advanced', execArgv: [], env })
    let over = false
    const end = (code: number | null): void => {
      if (over) return
      over = true
      ended(code)
    }
    child.on('message', message)
    child.on('exit', end)
    child.on('error', () => end(null))
    return {
      send: (sent) => {
        if (child.connected) child.send(sent)
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}
