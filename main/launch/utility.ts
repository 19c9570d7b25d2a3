import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron'
import type { ShellMessage } from '../../shared/contract/control.ts'
import type { Launch } from './child.ts'

/**
 * Starts the core as an Electron utility process, which needs no RunAsNode fuse. Possible from the app's `ready` on.
 * @param file the built core
 */
export function launchUtility(file: string): Launch<MessagePortMain> {
  return (listener) => {
    const child = utilityProcess.fork(file, [], { serviceName: 'core' })
    child.on('message', listener.message)
    child.on('exit', listener.exit)
    return {
      get pid() {
        return child.pid
      },
      send: (message) => child.postMessage(message),
      connect: (screen, reloaded) => {
        const { port1, port2 } = new MessageChannelMain()
        child.postMessage({ kind: 'screen', screen, reloaded } satisfies ShellMessage, [port1])
        return port2
      },
      kill: () => void child.kill(),
    }
  }
}
