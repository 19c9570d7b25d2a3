import { v7 } from 'uuid'
import { DeskError, type ErrorCode } from '../../../../shared/errors.ts'
import type { FolderFile, FolderWatch, RefusalReason, ScanSources } from '../sources/index.ts'
import type { Adding } from './adding.ts'
import { type Batches, MOST_PAGES } from './batches.ts'
import type { SettingTable } from './tables/setting-table.ts'

/** What says that a file will never be taken as it is. All else passes: a disk that is full, an imaging host that ended. */
const LASTING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'imaging.not-a-picture',
  'imaging.unknown-coding',
  'imaging.damaged',
  'imaging.too-large',
  'imaging.encrypted',
  'imaging.too-many-pages',
  'imaging.no-pages',
  'papers.too-large',
])

/** What is wrong with the watched folder, for where scanners are looked for. */
export interface FolderProblem {
  readonly kind: 'folder'
  readonly code: ErrorCode
}

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

  /** That the folder cannot be read, or that files lie there which the desk cannot take; undefined when all is well. */
  async findProblem(): Promise<FolderProblem | undefined> {
    const watch = await this.#watch?.opening.catch(() => undefined)
    if (watch === undefined) return undefined
    if (!watch.isReachable) return { kind: 'folder', code: 'scanning.folder-gone' }
    return watch.refused > 0 ? { kind: 'folder', code: 'scanning.folder-left' } : undefined
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

  /** @returns why the file will never be taken; undefined once its pages are durable */
  async #take({ content, identity }: FolderFile): Promise<RefusalReason | undefined> {
    const { adding } = this.#parts
    const batch = this.#openBatch()
    try {
      await adding.add({ batch, page: v7(), arrival: arrivalOf(identity), origin: 'folder', content, quad: null })
    } catch (error) {
      if (error instanceof DeskError && LASTING.has(error.code)) return 'not-openable'
      throw error
    }
    return undefined
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

/** The identifier of what came with a file: offered again after a crash it is taken once. */
function arrivalOf(identity: string): string {
  const at = (from: number, to: number) => identity.slice(from, to)
  return `${at(0, 8)}-${at(8, 12)}-7${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`
}
