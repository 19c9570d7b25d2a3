import type { FileReference } from '../../../../shared/dossier/dossier.ts'
import type { PageReading } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import { keepPageReading, pageReadingAt } from './page-readings.ts'
import type { PageRecord } from './tables/page-record.ts'
import type { UnreadPage } from './tables/unread-table.ts'

/** A page that is to be part of a file. */
export interface PreparedPage {
  readonly image: Uint8Array
  readonly dpi: number
  readonly reading: PageReading | null
  /** Whether it was read, or found to be unreadable. */
  readonly isDone: boolean
  /** Where its picture is kept under the dossier's key already; undefined when it isn't. */
  readonly address: string | undefined
}

export interface FilingPagesParts {
  readonly papers: Pick<Papers, 'read' | 'put' | 'putPacked'>
  readonly imaging: () => Promise<Imaging>
}

/** Pages for files of papers. Those of a stack without a dossier are sealed under its own key and anew under that of their dossier. */
export class FilingPages {
  readonly #parts: FilingPagesParts

  constructor(parts: FilingPagesParts) {
    this.#parts = parts
  }

  /** A page of a batch: cleaned, or as it came when it couldn't be. */
  async ofBatch(record: PageRecord, owner: string, dossier: string): Promise<PreparedPage> {
    const { papers } = this.#parts
    const { address, dpi, mediaType } = record.cleaned ?? record.original
    const kept = await papers.read(owner, address)
    // A file takes JPEG, and PNG only as cleaning makes it.
    const isReady = mediaType === 'image/jpeg' || record.cleaned !== null
    const image = isReady ? kept : await this.#opened(kept)
    const reading = record.reading === null ? null : await pageReadingAt(papers, owner, record.reading)
    const isDone = record.readingState !== 'waiting'
    return { image, dpi, reading, isDone, address: image === kept && owner === dossier ? address : undefined }
  }

  /** The pages of a file that a paper has already; they are read anew with the others. */
  async ofFile(dossier: string, { address }: FileReference): Promise<PreparedPage[]> {
    const content = await this.#parts.papers.read(dossier, address)
    const pages: PreparedPage[] = []
    for await (const { content: image, dpi } of (await this.#parts.imaging()).open(content)) {
      pages.push({ image, dpi, reading: null, isDone: false, address: undefined })
    }
    return pages
  }

  /** Keeps pages under the key of their dossier until they are read. */
  async keepUnread(dossier: string, pages: readonly PreparedPage[]): Promise<UnreadPage[]> {
    const { papers } = this.#parts
    const kept: UnreadPage[] = []
    for (const { image, dpi, reading, isDone, address: there } of pages) {
      const address = there ?? (await papers.put(dossier, image)).address
      const known = reading === null ? null : await keepPageReading(papers, dossier, reading)
      kept.push({ image: address, dpi, reading: known ?? (isDone ? 'failed' : null) })
    }
    return kept
  }

  /** The originals of pages under the key of their dossier, so that they become unreadable with it. */
  async keepOriginals(dossier: string, pages: readonly PageRecord[], owner: string): Promise<string[]> {
    const { papers } = this.#parts
    if (owner === dossier) return pages.map(({ original }) => original.address)
    const kept: string[] = []
    for (const { original } of pages) {
      kept.push((await papers.put(dossier, await papers.read(owner, original.address))).address)
    }
    return kept
  }

  async #opened(content: Uint8Array): Promise<Uint8Array> {
    for await (const { content: picture } of (await this.#parts.imaging()).open(content)) return picture
    return content
  }
}
