import type { Port } from './line.ts'
import { isParentPort, portOf } from './utility-line.ts'

/**
 * A host's end of the channel to its core: the port that the shell sends it in Electron, the channel of a forked process
 * under plain Node. The process ends when the core does.
 */
export function lineToCore(): Promise<Port<unknown>> {
  const parent: unknown = 'parentPort' in process ? process.parentPort : undefined
  if (!isParentPort(parent)) return Promise.resolve(processPort())
  return new Promise((resolve) => {
    parent.on('message', ({ ports: [port] }) => {
      if (port === undefined) return
      port.on('close', () => process.exit())
      resolve(portOf(port))
    })
  })
}

function processPort(): Port<unknown> {
  process.on('disconnect', () => process.exit())
  return {
    send: (message) => void process.send?.(message),
    hear: (listener) => void process.on('message', listener),
    close: () => process.disconnect(),
  }
}
