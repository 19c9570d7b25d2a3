import type { Port } from './line.ts'
import { isParentPort, portOf } from './utility-line.ts'

/**
 * A host's end of the channel to its core: the port that the shell sends it in Electron, the channel of a forked process
 * under plain Node. The process ends when the core does.
 * @param end how it ends, where `process.exit` would wait for a thread that never comes back
 */
export function lineToCore(end: () => void = () => process.exit()): Promise<Port<unknown>> {
  const parent: unknown = 'parentPort' in process ? process.parentPort : undefined
  if (!isParentPort(parent)) return Promise.resolve(processPort(end))
  return new Promise((resolve) => {
    parent.on('message', ({ ports: [port] }) => {
      if (port === undefined) return
      port.on('close', end)
      resolve(portOf(port))
    })
  })
}

function processPort(end: () => void): Port<unknown> {
  process.on('disconnect', end)
  return {
    send: (message) => void process.send?.(message),
    hear: (listener) => void process.on('message', listener),
    close: () => process.disconnect(),
  }
}
