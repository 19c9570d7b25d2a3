import { mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { scanError } from './problem.ts'

/** Kinds of file systems that lie in memory (statfs(2)): tmpfs and ramfs. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6])

const PREFIX = 'motcua-scan-'
const DRIVER_FILE = 'driver'

/** How long a driver that was killed is waited for, and between two looks at it, in milliseconds: one may be blocked in the kernel. */
const LONGEST_DEATH_MS = 3_000
const LOOK_MS = 20

/** A folder of this account alone for pages on their way from a scanner's program into the desk. */
export interface PrivateFolder {
  readonly path: string
  /** Remembers the process that writes here, so that it can be ended should the desk die before it. */
  keepDriver(processNumber: number): Promise<void>
  remove(): Promise<void>
}

/**
 * Makes a folder that nobody else may read: in memory (/dev/shm or the session's own folder, whichever has more room), so that no page
 * reaches a disk unless the machine swaps. Windows has no such place: there it lies in the account's temporary folder. Clears first what
 * a desk that was killed left there, and ends the driver it left running, which would keep the scanner busy.
 * @throws DeskError scanning.failed when Linux has no file system in memory
 */
export async function openPrivateFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<PrivateFolder> {
  const best = platform === 'win32' ? tmpdir() : await roomiestInMemory(environment)
  if (best === undefined) throw scanError('failed')
  await clearIn(best)
  // mkdtemp gives the mode 0700.
  const path = await mkdtemp(join(best, `${PREFIX}${process.pid}-`))
  return {
    path,
    keepDriver: (processNumber) => writeFile(join(path, DRIVER_FILE), String(processNumber), { mode: 0o600 }),
    remove: () => rm(path, { recursive: true, force: true }),
  }
}

/**
 * Clears what desks that were killed left in any place where such folders are made, and ends the drivers that they left running. To be
 * done when a desk starts: on Windows these are pages on a disk.
 */
export async function clearPrivateFolders(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  await Promise.all((platform === 'win32' ? [tmpdir()] : placesInMemory(environment)).map(clearIn))
}

const placesInMemory = (environment: NodeJS.ProcessEnv): string[] =>
  ['/dev/shm', environment.XDG_RUNTIME_DIR ?? ''].filter((place) => place !== '')

async function roomiestInMemory(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const places = placesInMemory(environment)
  const rooms = await Promise.all(places.map(async (place) => ({ place, free: await freeInMemory(place) })))
  const [best] = rooms.filter(({ free }) => free > 0).sort((a, b) => b.free - a.free)
  return best?.place
}

/** Bytes that are free in a file system in memory; 0 for any other. */
async function freeInMemory(place: string): Promise<number> {
  try {
    const { type, bavail, bsize } = await statfs(place)
    return IN_MEMORY.has(type) ? bavail * bsize : 0
  } catch {
    return 0
  }
}

async function clearIn(place: string): Promise<void> {
  const names = await readdir(place).catch(() => [])
  const left = names.filter((name) => {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    return owner !== undefined && !isRunning(Number(owner))
  })
  await Promise.all(left.map((name) => clearLeftover(join(place, name))))
}

async function clearLeftover(path: string): Promise<void> {
  try {
    const driver = Number(await readFile(join(path, DRIVER_FILE), 'utf8'))
    // Its number may belong to somebody else by now: only a process that was told to write here is ended.
    const command = await readFile(`/proc/${driver}/cmdline`, 'utf8')
    if (command.includes(path)) await endDriver(driver)
  } catch {
    // No driver, or it ended long ago.
  }
  await rm(path, { recursive: true, force: true }).catch(() => {})
}

/** Ends a driver with all that it started, and waits until it is gone: as long as it runs, it holds the scanner. */
async function endDriver(driver: number): Promise<void> {
  process.kill(-driver, 'SIGKILL')
  for (let waited = 0; waited < LONGEST_DEATH_MS && isRunning(driver); waited += LOOK_MS) await setTimeout(LOOK_MS)
}

function isRunning(processNumber: number): boolean {
  try {
    process.kill(processNumber, 0)
    return true
  } catch (error) {
    // EPERM: it runs for another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
