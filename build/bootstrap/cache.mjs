// Where set-up keeps what is dear to fetch or to build, outside node_modules, for every clone on this machine.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/**
 * The cache folder: `MOTCUA_CACHE`, otherwise `motcua-desk` in the cache folder of this user.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  if (env.MOTCUA_CACHE) return env.MOTCUA_CACHE
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'motcua-desk', 'Cache')
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'motcua-desk')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'motcua-desk')
  return join(home, '.cache', 'motcua-desk')
}

/**
 * Puts a folder in place whole or not at all: `prepare` fills a folder beside it, which is then renamed. When two
 * processes do so at once, the first one to finish wins and the other uses its folder.
 * @param {string} folder absolute path
 * @param {(temporary: string) => Promise<void>} prepare
 * @param {(folder: string) => boolean} isComplete tells a folder that may be used from one of an older recipe
 */
export async function placeFolder(folder, prepare, isComplete) {
  if (isComplete(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  removeLeftOvers(folder)
  const temporary = `${folder}.${process.pid}.tmp`
  mkdirSync(temporary)
  try {
    await prepare(temporary)
    if (isComplete(folder)) return
    // Renamed aside first: a program that runs from it keeps its files until it ends.
    const outdated = `${folder}.${process.pid}.old.tmp`
    renameIfThere(folder, outdated)
    try {
      renameSync(temporary, folder)
    } catch (error) {
      if (!isComplete(folder)) throw error
    }
    rmSync(outdated, { recursive: true, force: true })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function renameIfThere(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

/**
 * Removes temporary folders of processes that were killed while they filled them.
 * @param {string} folder
 */
function removeLeftOvers(folder) {
  const prefix = `${basename(folder)}.`
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue
    const owner = Number.parseInt(name.slice(prefix.length), 10)
    if (!isAlive(owner)) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
