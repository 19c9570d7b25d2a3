import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { ShellMessage } from '../../shared/contract/control.ts'
import type { Launch } from './child.ts'

/**
 * Starts the core as an Electron utility process, which needs no RunAsNode fuse. Possible from the app's `ready` on. The
 * first process is started at once, so that it comes up while the shell is still loading what it needs to talk to it.
 * @param file the built core
 */
export function launchUtility(file: string): Launch<MessagePortMain> {
  const fork = (): UtilityProcess => utilityProcess.fork(file, [], { serviceName: 'core' })
  let early: UtilityProcess | undefined = fork()
  early.once('exit', () => {
    early = undefined
  })

  return (listener) => {
    const child = early ?? fork()
    early = undefined
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
