import { DeskError } from '../../../../shared/errors.ts'
import type { PageReading } from '../../../../shared/scanning/index.ts'
import type { FilingDesk } from '../../paper-files/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import type { Imaging } from '../imaging/index.ts'
import type { Batches } from './batches.ts'
import { keepPageReading, pageReadingAt } from './page-readings.ts'
import type { PageRecord } from './tables/page-record.ts'
import { type UnreadFile, type UnreadPage, type UnreadTable, unreadHolder } from './tables/unread-table.ts'

/** How long a queue that something holds up waits before it looks again, in milliseconds. */
const LOOK_AGAIN_MS = 30_000

/** A page whose reading was interrupted so often is not read. */
const MOST_INTERRUPTIONS = 3

export interface ReadingQueueParts {
  readonly store: Store
  readonly batches: Batches
  readonly unread: UnreadTable
  readonly papers: Pick<Papers, 'read' | 'put' | 'putPacked' | 'hold' | 'release'>
  readonly filing: Pick<FilingDesk, 'keepReading' | 'notePaperRead'>
  readonly imaging: () => Promise<Imaging>
  /** Whether reading has to wait: somebody scans, pages are cleaned, or the machine runs on its battery. */
  readonly mustWait: () => boolean
  readonly now: () => number
  /** Told of a dossier one of whose files has its text now. */
  readonly filedRead: (dossier: string) => void
  readonly report: (task: string, error: unknown) => void
}

/** Reads pages (OCR) one at a time behind the desk's back: those on their way first, then those that were filed unread. */
export class ReadingQueue {
  readonly #parts: ReadingQueueParts
  readonly #closing = new AbortController()
  readonly #interruptions = new Map<string, number>()
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(parts: ReadingQueueParts) {
    this.#parts = parts
  }

  /** Goes on when there is something to read and nothing to wait for. */
  wake(): void {
    if (this.#closing.signal.aborted) return
    this.#running ??= this.#run()
      .catch((error: unknown) => {
        if (this.#closing.signal.aborted) return
        this.#parts.report('scanning.read', error)
        this.#lookAgainLater()
      })
      .finally(() => {
        this.#running = undefined
      })
  }

  close(): void {
    this.#closing.abort()
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    // Whoever woke it ends their turn first.
    await Promise.resolve()
    while (!this.#closing.signal.aborted) {
      const page = this.#findPage()
      const file = page === undefined ? this.#parts.unread.findFirst() : undefined
      if (page === undefined && file === undefined) return
      if (this.#parts.mustWait()) {
        this.#lookAgainLater()
        return
      }
      if (page !== undefined) await this.#readPage(page)
      else if (file !== undefined) await this.#goOnWith(file)
    }
  }

  #lookAgainLater(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.wake(), LOOK_AGAIN_MS).unref()
  }

  /** Pages in the bin, and separators, are read by nobody. */
  #findPage(): PageRecord | undefined {
    const { batches } = this.#parts
    return batches.pages.toRead().find((page) => {
      const laid = batches.layout(page.batch).find(({ id }) => id === page.id)
      return laid !== undefined && !laid.removed && !laid.separator
    })
  }

  async #readPage(page: PageRecord): Promise<void> {
    const { batches, papers } = this.#parts
    const { cleaned } = page
    if (cleaned === null) return
    const owner = batches.ownerOf(page.batch)
    const reading = await this.#read(owner, cleaned.address)
    if (reading === undefined || this.#closing.signal.aborted) return
    const address = reading === null ? null : await keepPageReading(papers, owner, reading)
    if (this.#closing.signal.aborted) return
    batches.update(page.id, (now) => {
      // It was cleaned anew while it was read.
      if (now.cleaned?.address !== cleaned.address) return now
      return { ...now, readingState: address === null ? 'failed' : 'read', reading: address }
    })
  }

  /** Reads one more page of a filed file, or gives it its text when all were read. */
  async #goOnWith(file: UnreadFile): Promise<void> {
    const next = file.pages.find(({ reading }) => reading === null)
    if (next === undefined) return await this.#giveText(file)
    const { store, unread, papers } = this.#parts
    const { dossier } = file
    try {
      const reading = await this.#read(dossier, next.image)
      if (reading === undefined || this.#closing.signal.aborted) return
      const address = reading === null ? 'failed' : await keepPageReading(papers, dossier, reading)
      if (this.#closing.signal.aborted) return
      const pages: UnreadPage[] = file.pages.map((each) => (each === next ? { ...each, reading: address } : each))
      store.withinTransaction(() => {
        if (address !== 'failed') papers.hold([address], unreadHolder(file.file))
        unread.put({ ...file, pages })
      })
    } catch (error) {
      this.#giveUp(file, error)
    }
  }

  async #giveText(file: UnreadFile): Promise<void> {
    const { store, papers, filing, now, filedRead } = this.#parts
    const { dossier, title, filedAt } = file
    try {
      const readings = await Promise.all(
        file.pages.map(async ({ reading }) =>
          reading === null || reading === 'failed' ? null : await pageReadingAt(papers, dossier, reading),
        ),
      )
      const images = await Promise.all(file.pages.map(({ image }) => papers.read(dossier, image)))
      const pages = file.pages.map(({ dpi }, place) => ({
        image: images[place] ?? Buffer.alloc(0),
        dpi,
        reading: readings[place] ?? null,
      }))
      const imaging = await this.#parts.imaging()
      const about = { title, language: 'vi', createdAt: filedAt } as const
      const pdf = await imaging.assemble(pages, about, this.#closing.signal)
      const { address, size: bytes } = await papers.put(dossier, pdf)
      const reading = await filing.keepReading(dossier, readings)
      if (this.#closing.signal.aborted) return
      store.withinTransaction(() => {
        const read = { address, bytes, mediaType: 'application/pdf' as const }
        filing.notePaperRead({ dossier, code: file.paper, of: file.file, file: read, reading }, now())
        this.#forget(file)
      })
      filedRead(dossier)
    } catch (error) {
      this.#giveUp(file, error)
    }
  }

  /** A file whose text cannot be had stays as it was filed: it can be read by people all the same. */
  #giveUp(file: UnreadFile, error: unknown): void {
    if (this.#closing.signal.aborted) return
    const isPassing = error instanceof DeskError && error.code === 'imaging.interrupted'
    if (isPassing && this.#countInterruption(file.file) < MOST_INTERRUPTIONS) return
    // The keys of a dossier that was destroyed lawfully are no failure.
    if (!(error instanceof DeskError && error.code === 'papers.unknown')) this.#parts.report('scanning.read', error)
    this.#parts.store.withinTransaction(() => this.#forget(file))
  }

  #forget(file: UnreadFile): void {
    const { unread, papers } = this.#parts
    unread.remove(file.file)
    papers.release(unreadHolder(file.file))
  }

  /** What stands in a picture; null when it cannot be read, undefined when the attempt was interrupted and is made again. */
  async #read(owner: string, address: string): Promise<PageReading | null | undefined> {
    try {
      const picture = await this.#parts.papers.read(owner, address)
      return await (await this.#parts.imaging()).read(picture, this.#closing.signal)
    } catch (error) {
      if (this.#closing.signal.aborted || !(error instanceof DeskError)) throw error
      // One that is damaged on the disk is never read, and holds up none behind it.
      if (error.code !== 'imaging.interrupted') return null
      return this.#countInterruption(address) < MOST_INTERRUPTIONS ? undefined : null
    }
  }

  #countInterruption(what: string): number {
    const count = (this.#interruptions.get(what) ?? 0) + 1
    this.#interruptions.set(what, count)
    return count
  }
}
