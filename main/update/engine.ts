import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { AppImageUpdater, type BaseUpdater, CancellationToken, NsisUpdater } from 'electron-updater'
import { DeskError } from '../../shared/errors.ts'
import type { UpdateConfiguration } from './configuration.ts'
import { asUpdateError } from './failures.ts'
import { findInstallation, type Installation, keepProgram } from './installation.ts'
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

/** The release that was offered last, as far as it has come. */
interface Chosen {
  readonly installation: Installation | undefined
  /** SHA-512 of its packages in base64, covered by the signature. */
  readonly hashes: ReadonlySet<string>
  /** Its package on this machine. */
  file?: string
}

/**
 * The engine of this system. On Linux a whole update ran with programs that stand in for AppImages; the official runtime of
 * AppImages and the installer for Windows never ran where this was written.
 */
export function openEngine(parts: EngineParts): UpdateEngine {
  const updater = process.platform === 'win32' ? new NsisUpdater() : new AppImageUpdater()
  return new UpdateEngine(updater, parts, (address, options) => updater.netSession.fetch(address, options))
}

/** Finds, fetches and installs a release through electron-updater; each step only when asked. */
export class UpdateEngine {
  readonly #updater: BaseUpdater
  readonly #parts: EngineParts
  #chosen: Chosen | undefined
  #download: CancellationToken | undefined
  #onPercent: (percent: number) => void = () => {}

  constructor(updater: BaseUpdater, parts: EngineParts, fetch: Fetch) {
    const { configuration, configurationFile } = parts
    const feed = { configuration, fetch, now: () => new Date() }
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.disableWebInstaller = true
    // It would log addresses, and paths with the account's name in them.
    updater.logger = null
    // Else it would not even look for releases where it cannot install them.
    updater.forceDevUpdateConfig = true
    // It insists on a file of settings; ours names none of them, so that all are the usual ones.
    updater.updateConfigPath = configurationFile
    updater.setFeedURL({
      provider: 'custom',
      updateProvider: class extends SignedProvider {
        constructor(_options: unknown, _updater: unknown, runtime: ConstructorParameters<typeof SignedProvider>[1]) {
          super(feed, runtime)
        }
      },
    })
    updater.on('download-progress', ({ percent }) => this.#onPercent(percent))
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
    const installation = await findInstallation(process.platform, process.env)
    const fitting = files.filter(({ url }) => installation !== undefined && url.endsWith(installation.ending))
    this.#chosen = { installation, hashes: new Set(fitting.map(({ sha512 }) => sha512)) }
    return {
      version,
      notes: typeof releaseNotes === 'string' ? releaseNotes : '',
      installable: fitting.length > 0,
    }
  }

  /**
   * Fetches the package of the release that was offered, only the changed parts of it where that is possible, and proves its hash.
   * One that was cut off begins anew.
   * @param onPercent hears how much is there, 0 to 100
   * @returns false when it was cancelled
   * @throws DeskError update.not-installable, update.unreachable, update.damaged, store.disk-full, store.read-only
   */
  async download(onPercent: (percent: number) => void): Promise<boolean> {
    const chosen = this.#chosen
    if (chosen === undefined || chosen.hashes.size === 0) throw new DeskError('update.not-installable')
    const download = new CancellationToken()
    this.#download = download
    this.#onPercent = onPercent
    try {
      const [file] = await this.#updater.downloadUpdate(download)
      if (file === undefined) throw new DeskError('update.damaged')
      chosen.file = file
      return true
    } catch (failure) {
      if (download.cancelled) return false
      throw asUpdateError(failure)
    } finally {
      this.#download = undefined
      this.#onPercent = () => {}
    }
  }

  /** Ends a download that is under way. */
  cancel(): void {
    this.#download?.cancel()
  }

  /**
   * Closes the program, installs what was fetched and starts it. The installer runs when the core has closed its files, and
   * after this program gave up its place as the only one, or the new one would find it taken and end.
   * @throws DeskError update.not-installable, update.damaged when the package is no longer what was fetched
   */
  async install(): Promise<void> {
    const { file, hashes, installation } = this.#chosen ?? {}
    if (file === undefined || hashes === undefined || installation === undefined) {
      throw new DeskError('update.not-installable')
    }
    if (!hashes.has(await hashOf(file))) {
      await rm(file, { force: true })
      throw new DeskError('update.damaged')
    }
    const settle = await keepProgram(installation)
    const { program, log } = this.#parts
    program.once('quit', () => {
      program.releaseSingleInstanceLock()
      const replaced = this.#updater.install(true, true)
      settle(replaced)
      if (!replaced) log('the update was not installed')
    })
    program.quit()
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash).catch((failure: unknown) => {
    throw new DeskError('update.damaged', {}, { cause: failure })
  })
  return hash.digest('base64')
}
