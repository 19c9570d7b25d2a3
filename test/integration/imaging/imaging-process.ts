import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { forkHosts, type HostProcess, type StartHost } from '../../../main/core/line/index.ts'
import { createImaging, type Imaging, type ImagingOptions } from '../../../main/core/scanning/imaging/index.ts'

const HOST = fileURLToPath(new URL('../../../main/core/scanning/imaging/host/host.ts', import.meta.url))

/** Starts the hosts of a core under plain Node, from their source. */
export const startHost: StartHost = forkHosts(() => HOST)

/** The real imaging host as a process of its own, ended with the test. */
export interface ImagingProcess {
  readonly imaging: Imaging
  readonly logged: readonly string[]
  /** How many hosts were started so far. */
  readonly started: () => number
  /** Ends the running host without a word, as the operating system would. */
  readonly kill: () => void
}

export function startImaging(more: Partial<ImagingOptions> = {}): ImagingProcess {
  const logged: string[] = []
  const hosts: HostProcess[] = []
  const imaging = createImaging({
    startHost: (name, listener) => {
      const host = startHost(name, listener)
      hosts.push(host)
      return host
    },
    log: (text) => void logged.push(text),
    ...more,
  })
  onTestFinished(() => imaging.close())
  return { imaging, logged, started: () => hosts.length, kill: () => hosts.at(-1)?.kill() }
}
