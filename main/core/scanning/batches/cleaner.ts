import { DeskError } from '../../../../shared/errors.ts'
import { readDeskCode } from '../../../../shared/scanning/index.ts'
import type { Papers } from '../../papers/index.ts'
import type { Imaging } from '../imaging/index.ts'
import { isToClean } from './batch-view.ts'
import type { Batches } from './batches.ts'
import { wantedRecipe } from './layout/recipes.ts'
import type { PageRecord } from './tables/page-record.ts'

/** Pages that are cleaned at the same time; the imaging host has its own bound. */
const AT_ONCE = 2

/** A page that ended the imaging host so often is left as it was scanned. */
const MOST_INTERRUPTIONS = 3

export interface CleanerParts {
  readonly batches: Batches
  readonly papers: Pick<Papers, 'read' | 'put'>
  readonly imaging: () => Promise<Imaging>
  /** Told of a page that was cleaned or failed to be. */
  readonly cleaned: (page: PageRecord) => void
  /** Told when nothing is left to clean. */
  readonly idle: () => void
  readonly report: (task: string, error: unknown) => void
}

/** Cleans pages behind the desk's back, in the order in which they came. What it had not done when the core ended it does after. */
export class Cleaner {
  readonly #parts: CleanerParts
  readonly #waiting = new Set<string>()
  readonly #underWay = new Set<string>()
  readonly #listeners = new Set<() => void>()
  readonly #closing = new AbortController()

  constructor(parts: CleanerParts) {
    this.#parts = parts
  }

  /** Whether nothing waits and nothing is under way. */
  get isIdle(): boolean {
    return this.#waiting.size === 0 && this.#underWay.size === 0
  }

  /** Looks through a batch for pages that are not as they are wanted. */
  look(batch: string): void {
    for (const laid of this.#parts.batches.layout(batch)) {
      const record = this.#parts.batches.pages.find(laid.id)
      if (record !== undefined && isToClean(laid, record)) this.#waiting.add(laid.id)
    }
    this.#goOn()
  }

  /** Takes pages that came. */
  add(pages: readonly string[]): void {
    for (const page of pages) this.#waiting.add(page)
    this.#goOn()
  }

  /** Waits until no page of a batch is to be cleaned. */
  async settled(batch: string): Promise<void> {
    this.look(batch)
    while (this.#isBusyWith(batch) && !this.#closing.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#listeners.add(resolve)
      })
    }
  }

  close(): void {
    this.#closing.abort()
    this.#waiting.clear()
    this.#tell()
  }

  #isBusyWith(batch: string): boolean {
    const pages = new Set(this.#parts.batches.layout(batch).map(({ id }) => id))
    return [...this.#waiting, ...this.#underWay].some((page) => pages.has(page))
  }

  #goOn(): void {
    for (const page of this.#waiting) {
      if (this.#underWay.size >= AT_ONCE || this.#closing.signal.aborted) return
      if (this.#underWay.has(page)) continue
      this.#waiting.delete(page)
      this.#underWay.add(page)
      void this.#clean(page)
        .catch((error: unknown) => {
          if (!this.#closing.signal.aborted) this.#parts.report('scanning.clean', error)
        })
        .finally(() => {
          this.#underWay.delete(page)
          this.#goOn()
          this.#tell()
          if (this.isIdle && !this.#closing.signal.aborted) this.#parts.idle()
        })
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }

  async #clean(id: string): Promise<void> {
    const { batches, cleaned } = this.#parts
    const page = batches.pages.find(id)
    const laid = page && batches.layout(page.batch).find((each) => each.id === id)
    if (page === undefined || laid === undefined || !isToClean(laid, page)) return
    const recipe = page.proposed === null ? null : wantedRecipe(page.proposed, laid.edit)
    try {
      await this.#make(page, recipe)
    } catch (error) {
      if (this.#closing.signal.aborted) return
      this.#noteFailure(page, error)
    }
    const after = batches.pages.find(id)
    if (after === undefined) return
    // Officers may want something else by now.
    const now = batches.layout(page.batch).find((each) => each.id === id)
    if (now !== undefined && isToClean(now, after)) this.#waiting.add(id)
    cleaned(after)
  }

  async #make(page: PageRecord, recipe: PageRecord['proposed']): Promise<void> {
    const { batches, papers } = this.#parts
    const owner = batches.ownerOf(page.batch)
    const original = await papers.read(owner, page.original.address)
    const { origin, quad } = page
    const imaging = await this.#parts.imaging()
    const made = await imaging.clean(original, { origin, dpi: page.original.dpi, recipe, quad }, this.#closing.signal)
    const found = page.cleaned?.codes ?? (await codesOf(imaging, original, made.codes, this.#closing.signal))
    const { address } = await papers.put(owner, made.content)
    const { address: thumbnail } = await papers.put(owner, made.thumbnail)
    if (this.#closing.signal.aborted) return
    const { mediaType, width, height, dpi, blank, warnings } = made
    const codes = found.filter((code) => readDeskCode(code) !== undefined)
    // As it was asked for, so that a rounding on the way doesn't make it look like another one.
    const as = recipe ?? made.recipe
    batches.update(page.id, (before) => ({
      ...before,
      state: 'cleaned',
      problem: null,
      proposed: before.proposed ?? made.recipe,
      cleaned: { address, mediaType, width, height, dpi, recipe: as, thumbnail, blank, codes, warnings },
      readingState: 'waiting',
      reading: null,
      version: before.version + 1,
    }))
  }

  #noteFailure(page: PageRecord, error: unknown): void {
    const code = error instanceof DeskError ? error.code : 'imaging.failed'
    if (!(error instanceof DeskError)) this.#parts.report('scanning.clean', error)
    this.#parts.batches.update(page.id, (before) => {
      const attempts = before.attempts + 1
      if (code === 'imaging.interrupted' && attempts < MOST_INTERRUPTIONS) return { ...before, attempts }
      return { ...before, attempts, state: 'failed', problem: code, readingState: 'none', version: before.version + 1 }
    })
  }
}

/** The codes of a page: those that cleaning came upon, else they are looked for. A page without any is cleaned all the same. */
async function codesOf(
  imaging: Imaging,
  original: Uint8Array,
  known: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (known.length > 0) return known
  try {
    return await imaging.codes(original, signal)
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'imaging.interrupted') return []
    throw error
  }
}
