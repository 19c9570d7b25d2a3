import { v7 } from 'uuid'
import { DeskError } from '../../../../shared/errors.ts'
import type { RunningScan, ScanSettings } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import type { ScannedPage, ScanSources } from '../sources/index.ts'
import type { Batches } from './batches.ts'
import { type FreeBytes, requireRoom } from './disk.ts'
import { keepOriginal, newPage, pictureOfScan } from './keeping.ts'

/** Milliseconds between two tellings of how far a page is. */
const TELL_EVERY_MS = 250

export interface ScanOrder {
  readonly batch: string
  /** Chosen by the screen. */
  readonly scan: string
  readonly device: string
  readonly settings: ScanSettings
  /** The page that is scanned anew; null to add at the end. */
  readonly instead: string | null
}

export interface ScansParts {
  readonly batches: Batches
  readonly papers: Pick<Papers, 'put'>
  readonly imaging: () => Promise<Imaging>
  readonly sources: () => Promise<ScanSources>
  readonly freeBytes: FreeBytes
  readonly now: () => number
  /** Told of how far a scan is. */
  readonly told: (batch: string) => void
  /** Told of a page that came and is durable. */
  readonly came: (batch: string, page: string) => void
  readonly ended: (batch: string) => void
  readonly report: (task: string, error: unknown) => void
}

interface Running {
  readonly order: ScanOrder
  readonly cancelling: AbortController
  pages: number
  progress: number | null
  toldAt: number
  ended: Promise<void>
}

/** The scans that run: one for each batch and each scanner. A page is told of once it is durable, whatever comes after it. */
export class Scans {
  readonly #parts: ScansParts
  readonly #running = new Map<string, Running>()

  constructor(parts: ScansParts) {
    this.#parts = parts
  }

  /** The scan that runs into a batch; null for none. */
  of(batch: string): RunningScan | null {
    const running = this.#running.get(batch)
    if (running === undefined) return null
    const { order, pages, progress } = running
    return { id: order.scan, device: order.device, pages, progress }
  }

  /** Whether any scan runs. */
  get isAny(): boolean {
    return this.#running.size > 0
  }

  /** Whether a scan runs, by its identifier. */
  isComing(scan: string): boolean {
    return [...this.#running.values()].some(({ order }) => order.scan === scan)
  }

  /**
   * Starts a scan and returns; asked twice it runs once.
   * @throws DeskError scanning.unknown-batch, scanning.unknown-page, scanning.running, scanning.busy, scanning.disk-low,
   *   scanning.gone for a scanner that no source knows
   */
  async start(order: ScanOrder): Promise<void> {
    const { batches, freeBytes, sources } = this.#parts
    batches.get(order.batch)
    if (order.instead !== null) batches.getPage(order.batch, order.instead)
    if (this.isComing(order.scan) || batches.pages.countArrived(order.batch, order.scan) > 0) return
    this.#requireFree(order)
    await requireRoom(freeBytes)
    const source = (await sources()).of(order.device)
    // Somebody may have been quicker.
    if (this.isComing(order.scan)) return
    this.#requireFree(order)
    const cancelling = new AbortController()
    const running: Running = { order, cancelling, pages: 0, progress: null, toldAt: 0, ended: Promise.resolve() }
    this.#running.set(order.batch, running)
    batches.noteProblem(order.batch, null)
    const pages = source.scan(order.device, order.settings, cancelling.signal, ({ part }) => this.#tell(running, part))
    running.ended = this.#run(running, pages)
  }

  /** Stops the scan of a batch, if any; what came until then stays. */
  async cancel(batch: string): Promise<void> {
    const running = this.#running.get(batch)
    running?.cancelling.abort()
    await running?.ended
  }

  /** Stops all scans. */
  close(): void {
    for (const { cancelling } of this.#running.values()) cancelling.abort()
  }

  #requireFree({ batch, device }: ScanOrder): void {
    if (this.#running.has(batch)) throw new DeskError('scanning.running')
    for (const { order } of this.#running.values()) if (order.device === device) throw new DeskError('scanning.busy')
  }

  async #run(running: Running, pages: AsyncIterable<ScannedPage>): Promise<void> {
    const { batches, came, ended, freeBytes, report } = this.#parts
    const { batch } = running.order
    let problem: string | null = null
    try {
      for await (const page of pages) {
        came(batch, await this.#keep(running, page))
        await requireRoom(freeBytes)
      }
    } catch (error) {
      problem = error instanceof DeskError ? error.code : 'scanning.failed'
      if (!(error instanceof DeskError)) report('scanning.scan', error)
    }
    this.#running.delete(batch)
    // The desk may have been shut meanwhile, or the batch dropped.
    if (problem === 'store.closed' || problem === 'scanning.unknown-batch') return
    try {
      batches.noteProblem(batch, problem)
      ended(batch)
    } catch (error) {
      if (!(error instanceof DeskError && error.code === 'store.closed')) report('scanning.scan', error)
    }
  }

  async #keep(running: Running, { content, dpi }: ScannedPage): Promise<string> {
    const { batches, papers, imaging, now } = this.#parts
    const { batch, scan: arrival, instead } = running.order
    const picture = await pictureOfScan(content, dpi, imaging, new AbortController().signal)
    if (picture === undefined) throw new DeskError('scanning.broken-picture')
    const original = await keepOriginal(papers, batches.ownerOf(batch), picture)
    const number = running.pages
    const id = v7()
    const page = newPage({ id, batch, arrival, number, origin: 'scanner', original, quad: null }, now())
    running.pages += 1
    running.progress = null
    const replaces = number === 0 ? instead : null
    batches.arrive(
      batch,
      [{ page, after: replaces }],
      replaces === null ? [] : [{ step: 'replace', page: replaces, by: id }],
    )
    return id
  }

  #tell(running: Running, part: number): void {
    running.progress = part
    const now = performance.now()
    if (now - running.toldAt < TELL_EVERY_MS) return
    running.toldAt = now
    this.#parts.told(running.order.batch)
  }
}
