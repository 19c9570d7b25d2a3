import type { Port, ShellLine } from './line.ts'

/** A port as Electron hands it to a utility process (`MessagePortMain`), in so far as the core uses it. */
export interface ElectronPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** `process.parentPort` of an Electron utility process. Described here, since the core imports nothing from Electron. */
export interface ParentPort {
  postMessage(message: unknown): void
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ): unknown
}

/** Whether a value is the port that Electron gives a utility process, and plain Node doesn't. */
export function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value
}

/** The line of a core that runs as a utility process: ports of screens are handed over, no question passes the shell. */
export function utilityLine(parent: ParentPort): ShellLine {
  return {
    send: (message) => parent.postMessage(message),
    hear: (listener) => {
      parent.on('message', ({ data, ports: [port] }) => listener(data, port && portOf(port)))
    },
  }
}

/** A port of Electron as the core uses it. */
export function portOf(port: ElectronPort): Port<unknown> {
  return {
    send: (message) => port.postMessage(message),
    hear: (listener) => {
      port.on('message', ({ data }) => listener(data))
      port.start()
    },
    close: () => port.close(),
  }
}
