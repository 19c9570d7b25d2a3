import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createImaging, type Imaging } from '../../../main/core/scanning/imaging/index.ts'
import { HOST_ENVIRONMENT } from '../../../shared/contract/host-environment.ts'

const HOST = fileURLToPath(new URL('../../../main/core/scanning/imaging/host/host.ts', import.meta.url))
/** Clock ticks of Linux a second, in which /proc counts. */
const TICKS = 100
/** How often the memory is looked at. */
const LOOK_MS = 200

/** The real imaging host as a process whose processor time and memory are watched. */
export interface WatchedHost {
  readonly imaging: Imaging
  /** Milliseconds of processor that the host used so far. */
  readonly processorMs: () => number
  /** The most megabytes that it held since the last question. */
  readonly mostMemoryMB: () => number
  readonly close: () => void
}

/** Starts a host under plain Node. */
export function watchHost(tell: (line: string) => void): WatchedHost {
  let pid: number | undefined
  let most = 0
  const look = setInterval(() => {
    if (pid !== undefined) most = Math.max(most, memoryOf(pid))
  }, LOOK_MS)
  const imaging = createImaging({
    startHost: (_, { message, ended }) => {
      const env = { ...process.env, ...HOST_ENVIRONMENT.imaging }
      const child = fork(HOST, [], { serialization: 'advanced', execArgv: [], env })
      pid = child.pid
      child.on('message', message)
      child.on('exit', ended)
      return { send: (sent) => void (child.connected && child.send(sent)), kill: () => void child.kill('SIGKILL') }
    },
    log: tell,
  })
  return {
    imaging,
    processorMs: () => (pid === undefined ? 0 : processorOf(pid)),
    mostMemoryMB: () => {
      const found = most
      most = 0
      return found
    },
    close: () => {
      clearInterval(look)
      imaging.close()
    },
  }
}

function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS
}

function memoryOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1_024
  } catch {
    // It ended between two looks.
    return 0
  }
}
