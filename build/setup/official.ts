import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { cacheFolder } from '../bootstrap/cache.mjs'
import { run } from '../bootstrap/command.mjs'
import { step } from '../bootstrap/progress.mjs'
import { tool } from './places.ts'

const HOME_OF_ELECTRON = 'https://github.com/electron/electron/releases/download/'
const REACHED_WITHIN = 20_000
const DOWNLOADED_WITHIN = 15 * 60_000
/** So long a failed attempt is remembered, so that the next start does not wait for it again. */
const REMEMBERED_FOR = 6 * 60 * 60_000

const Failure = z.object({ mirror: z.string(), version: z.string(), at: z.iso.datetime() })
type Failure = z.infer<typeof Failure>

/** The version of the official Electron: that of the package `electron` in the lock file. */
export function officialVersion(): string {
  const card: unknown = JSON.parse(readFileSync(tool('electron', 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(card).version
}

/**
 * Where the official binary is downloaded from, by the same variables and in the same order as Electron's own
 * installer reads them.
 */
export function mirrorOf(env: NodeJS.ProcessEnv): string {
  return (
    env.npm_config_electron_mirror ||
    env.NPM_CONFIG_ELECTRON_MIRROR ||
    env.npm_package_config_electron_mirror ||
    env.ELECTRON_MIRROR ||
    HOME_OF_ELECTRON
  )
}

/** Whether a failed attempt is so fresh, and so much the same, that a new one would fail again. */
export function isStillClosed(failure: Failure | undefined, mirror: string, version: string, now: Date): boolean {
  if (failure === undefined || failure.mirror !== mirror || failure.version !== version) return false
  const age = now.getTime() - Date.parse(failure.at)
  return age >= 0 && age < REMEMBERED_FOR
}

/**
 * The executable of the official Electron, downloaded by its own installer when need be.
 * @returns `undefined` where it cannot be had now
 */
export async function findOfficialElectron(): Promise<string | undefined> {
  const installed = findInstalled()
  if (installed !== undefined) return installed
  const version = officialVersion()
  const mirror = mirrorOf(process.env)
  if (!isInElectronCache(version)) {
    if (isStillClosed(readFailure(), mirror, version, new Date())) return undefined
    if (!(await step(`Hỏi nơi phát hành Electron ${version} / official Electron`, () => isReachable(mirror)))) {
      remember({ mirror, version, at: new Date().toISOString() })
      return undefined
    }
  }
  try {
    await step(`Tải Electron ${version} chính thức / official Electron`, () =>
      run(process.execPath, [tool('electron', 'install.js')], { show: true, timeout: DOWNLOADED_WITHIN }),
    )
  } catch {
    remember({ mirror, version, at: new Date().toISOString() })
  }
  return findInstalled()
}

/** What Electron's installer left, if it is of the right version and complete: the executable is named last. */
function findInstalled(): string | undefined {
  try {
    const version = readFileSync(tool('electron', 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    const executable = tool('electron', 'dist', readFileSync(tool('electron', 'path.txt'), 'utf8'))
    return version === officialVersion() && existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}

/** Whether Electron's installer has the archive in its own cache, and needs no network. */
function isInElectronCache(version: string): boolean {
  const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`
  const folder = electronCache(process.env, process.platform, homedir())
  if (!existsSync(folder)) return false
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((path) => path.endsWith(archive))
}

/** The cache of Electron's installer, where it looks for it itself. */
export function electronCache(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (env.electron_config_cache) return env.electron_config_cache
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'electron', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'electron')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'electron')
}

/** Any answer will do: a mirror need not serve its own folder. */
async function isReachable(mirror: string): Promise<boolean> {
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(REACHED_WITHIN) })
    return true
  } catch {
    return false
  }
}

const failureFile = () => join(cacheFolder(), 'official-electron-failed.json')

function readFailure(): Failure | undefined {
  try {
    return Failure.parse(JSON.parse(readFileSync(failureFile(), 'utf8')))
  } catch {
    // Unreadable is as good as not there: the next attempt writes it anew.
    return undefined
  }
}

function remember(failure: Failure): void {
  try {
    mkdirSync(cacheFolder(), { recursive: true })
    writeFileSync(failureFile(), JSON.stringify(failure))
  } catch {
    // A cache of somebody else, made for all users: they only wait once more next time.
  }
}
