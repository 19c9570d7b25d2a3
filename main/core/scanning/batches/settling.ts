import type { Store } from '../../store/index.ts'
import type { Batches } from './batches.ts'
import { type CodeBook, sortByCodes } from './sorting.ts'
import type { PageRecord } from './tables/page-record.ts'

export interface SettlingParts {
  readonly store: Store
  readonly batches: Batches
  readonly book: CodeBook
  /** Whether more pages may come with a scan or a file. */
  readonly isComing: (arrival: string) => boolean
}

/** Sorts pages that came together, and puts the blank ones into the bin, once all of them are there and were looked at. */
export class Settling {
  readonly #parts: SettlingParts

  constructor(parts: SettlingParts) {
    this.#parts = parts
  }

  /** Does so for every arrival of a batch that is ready. */
  look(batch: string): void {
    const all = this.#parts.batches.pages.ofBatch(batch)
    for (const arrival of new Set(all.map((page) => page.arrival))) {
      const pages = all.filter((page) => page.arrival === arrival)
      if (this.#parts.isComing(arrival) || pages.some(({ state }) => state === 'kept')) continue
      const unsettled = pages.filter(({ settled }) => !settled)
      if (unsettled.length > 0) this.#settle(batch, unsettled)
    }
  }

  /** Does so for the arrival of a page that was looked at. */
  lookAt({ batch, arrival }: PageRecord): void {
    if (!this.#parts.isComing(arrival) && this.#parts.batches.pages.countKept(batch, arrival) === 0) this.look(batch)
  }

  #settle(batch: string, pages: readonly PageRecord[]): void {
    const { store, batches, book } = this.#parts
    const { dossier } = batches.get(batch)
    // In the order in which they lie now: both sides of a stack may have been put together by hand.
    const arrived = new Map(pages.map((page) => [page.id, page]))
    const ordered = batches.layout(batch).flatMap(({ id, removed }) => (removed ? [] : (arrived.get(id) ?? [])))
    const looked = ordered.map(({ id, cleaned }) => ({
      id,
      codes: cleaned?.codes ?? [],
      blank: cleaned?.blank ?? false,
    }))
    const sorted = sortByCodes(looked, dossier, book)
    // A single sheet that somebody put there was put there on purpose.
    const blank = looked.length > 1 ? looked.filter((page) => page.blank && page.codes.length === 0) : []
    store.withinTransaction(() => {
      batches.take(batch, { step: 'sort', pages: sorted }, ...(blank.length > 0 ? [binOf(blank)] : []))
      for (const page of pages) batches.pages.put({ ...page, settled: true })
    })
  }
}

function binOf(pages: readonly { readonly id: string }[]): { readonly step: 'bin'; readonly pages: string[] } {
  return { step: 'bin', pages: pages.map(({ id }) => id) }
}
