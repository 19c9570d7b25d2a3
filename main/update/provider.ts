import { Provider, type UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { ResolvedUpdateFileInfo } from 'electron-updater/out/types.js'
import { type FeedParts, readRelease } from './signed-feed.ts'

/** Where electron-updater learns of releases: our feed, and only what its signature covers. */
export class SignedProvider extends Provider<UpdateInfo> {
  readonly #parts: FeedParts

  constructor(parts: FeedParts, runtime: ProviderRuntimeOptions) {
    super(runtime)
    this.#parts = parts
  }

  /** @throws DeskError update.unreachable, update.bad-signature, update.damaged */
  override getLatestVersion(): Promise<UpdateInfo> {
    return readRelease(this.#parts, `${this.getDefaultChannelName()}.yml`)
  }

  override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(info.url, this.#parts.configuration.feed), info }))
  }
}
