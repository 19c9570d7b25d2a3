import { createHash } from 'node:crypto'
import { constants, createReadStream, existsSync, renameSync, rmSync } from 'node:fs'
import { access, copyFile, link, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppImageUpdater, type BaseUpdater, CancellationToken, NsisUpdater } from 'electron-updater'
import { DeskError } from '../../shared/errors.ts'
import type { UpdateConfiguration } from './configuration.ts'
import { SignedProvider } from './provider.ts'
import type { Fetch } from './signed-feed.ts'

/** A newer release. */
export interface Offer {
  readonly version: string
  /** What is new; empty when the publisher says nothing. */
  readonly notes: string
  /** Whether this installation can replace itself by it. */
  readonly installable: boolean
}

/** What of Electron's `app` an installation needs. */
export interface Program {
  quit(): void
  releaseSingleInstanceLock(): void
  once(event: 'quit', listener: () => void): unknown
}

export interface EngineParts {
  readonly configuration: UpdateConfiguration
  /** The file the configuration was read from. */
  readonly configurationFile: string
  readonly program: Program
  readonly log: (text: string) => void
}

/** The installed program: what it is replaced by has this ending, and lies in a file that may be written. */
interface Installed {
  readonly ending: string
  /** The AppImage that runs; on Windows the installer knows where the program lies. */
  readonly appImage: string | undefined
}

/**
 * The updater of this system. Windows and Linux are where the product runs; on Linux only an AppImage replaces itself, since
 * packages of the system are the IT staff's to install. The Windows half never ran where this was written: no Windows there.
 */
export function openEngine(parts: EngineParts): UpdateEngine {
  const updater = process.platform === 'win32' ? new NsisUpdater() : new AppImageUpdater()
  return new UpdateEngine(updater, parts, (address, options) => updater.netSession.fetch(address, options))
}

/** Finds, fetches and installs one release after the other, through electron-updater. Does nothing unasked. */
export class UpdateEngine {
  readonly #updater: BaseUpdater
  readonly #parts: EngineParts
  #onPercent: (percent: number) => void = () => {}
  #download: CancellationToken | undefined
  #offered: { readonly hashes: ReadonlySet<string> } | undefined
  #fetched: string | undefined

  constructor(updater: BaseUpdater, parts: EngineParts, fetch: Fetch) {
    const { configuration, configurationFile } = parts
    const feed = { configuration, fetch, now: () => new Date() }
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.disableWebInstaller = true
    // It logs addresses and paths with the account's name in them.
    updater.logger = null
    // Without this it does not even look for releases when it runs unpacked or installed by a package of the system.
    updater.forceDevUpdateConfig = true
    // It insists on a file of its own beside the program. Ours has no word for it, which makes it take what is usual.
    updater.updateConfigPath = configurationFile
    updater.setFeedURL({
      provider: 'custom',
      updateProvider: class extends SignedProvider {
        constructor(_options: unknown, _updater: unknown, runtime: ConstructorParameters<typeof SignedProvider>[1]) {
          super(feed, runtime)
        }
      },
    })
    updater.on('download-progress', ({ percent }) => this.#onPercent(Math.floor(percent)))
    this.#updater = updater
    this.#parts = parts
  }

  /**
   * The release of the feed, if it is newer than this program.
   * @throws DeskError update.unreachable, update.bad-signature, update.damaged
   */
  async check(): Promise<Offer | undefined> {
    const result = await this.#updater.checkForUpdates()
    if (result === null || !result.isUpdateAvailable) return undefined
    const { version, releaseNotes, files } = result.updateInfo
  }
}
