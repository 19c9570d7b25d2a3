import { join } from 'node:path'
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { ShellMessage } from '../../shared/contract/control.ts'
import { HOST_ENVIRONMENT } from '../../shared/contract/host-environment.ts'
import type { Launch } from './child.ts'
import type { LaunchHost } from './hosts.ts'

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
      send: (message, port) => child.postMessage(message, port && [port]),
      connect: (screen, reloaded) => {
        const { port1, port2 } = new MessageChannelMain()
        child.postMessage({ kind: 'screen', screen, reloaded } satisfies ShellMessage, [port1])
        return port2
      },
      kill: () => void child.kill(),
    }
  }
}

/**
 * Starts the processes that the core asks for as utility processes, each with a channel of its own to the core.
 * @param folder of the built programs, which are named like their hosts
 */
export function launchHostUtility(folder: string): LaunchHost<MessagePortMain> {
  return (name, ended) => {
    const env = { ...process.env, ...HOST_ENVIRONMENT[name] }
    const child = utilityProcess.fork(join(folder, `${name}.cjs`), [], { serviceName: name, env })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage({ kind: 'core' }, [port1])
    child.on('exit', ended)
    return { port: port2, kill: () => void child.kill() }
  }
}
