import { v7 } from 'uuid'
import type { FolderFile, FolderWatch, ScanSources } from '../sources/index.ts'
import type { Adding } from './adding.ts'
import { type Batches, MOST_PAGES } from './batches.ts'
import type { SettingTable } from './tables/setting-table.ts'

export interface FolderInboxParts {
  readonly batches: Batches
  readonly adding: Adding
  readonly settings: SettingTable
  readonly sources: () => Promise<ScanSources>
  readonly report: (task: string, error: unknown) => void
}

/** Takes scans out of the folder that IT chose into a batch of their own, for an officer to file. */
export class FolderInbox {
  readonly #parts: FolderInboxParts
  #watch: { readonly folder: string; readonly opening: Promise<FolderWatch> } | undefined

  constructor(parts: FolderInboxParts) {
    this.#parts = parts
  }

  /** Watches the folder that is set now, and no other. */
  follow(): void {
    const { folder } = this.#parts.settings.settings
    if (this.#watch?.folder === folder) return
    this.close()
    if (folder !== null) this.#watch = { folder, opening: this.#open(folder) }
  }

  close(): void {
    const { report } = this.#parts
    this.#watch?.opening
      .then((watch) => watch.close())
      .catch((error: unknown) => {
        report('scanning.folder', error)
      })
    this.#watch = undefined
  }

  async #open(folder: string): Promise<FolderWatch> {
    const { report, sources } = this.#parts
    return (await sources()).watchFolder(folder, {
      onFile: (file) => this.#take(file),
      // The file stays where it is, for whoever laid it there; its name may name a person and is not told.
      onRefused: ({ reason }) => report('scanning.folder', new Error(`a file was left in the folder: ${reason}`)),
      onFailed: (error) => report('scanning.folder', error),
    })
  }

  async #take({ content, hash }: FolderFile): Promise<void> {
    const { adding } = this.#parts
    const batch = this.#openBatch()
    await adding.add({ batch, page: v7(), arrival: arrivalOf(hash), origin: 'folder', content, quad: null })
  }

  /** The batch of the folder, or a new one once that was filed, dropped or is half full. */
  #openBatch(): string {
    const { batches, settings } = this.#parts
    const { folderBatch } = settings
    const known = folderBatch !== undefined && batches.has(folderBatch) ? batches.layout(folderBatch).length : undefined
    if (folderBatch !== undefined && known !== undefined && known < MOST_PAGES / 2) return folderBatch
    const batch = v7()
    batches.open(batch, null, '')
    settings.folderBatch = batch
    return batch
  }
}

/** The identifier of a file by its content: offered again after a crash it is taken once. */
function arrivalOf(hash: string): string {
  const at = (from: number, to: number) => hash.slice(from, to)
  return `${at(0, 8)}-${at(8, 12)}-7${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`
}
