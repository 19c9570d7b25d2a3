import type { BatchChange } from '../../../../shared/contract/scanning.ts'
import { DeskError } from '../../../../shared/errors.ts'
import type { Papers } from '../../papers/index.ts'
import type { Store } from '../../store/index.ts'
import { follow, type Layout, lastUndoable, layOut } from './layout/layout.ts'
import { type BatchStep, OfficerStep, type ProgramStep } from './layout/steps.ts'
import { type BatchRecord, BatchTable, type CountedBatch } from './tables/batch-table.ts'
import { filesOf, type PageRecord } from './tables/page-record.ts'
import { PageTable } from './tables/page-table.ts'
import { StepTable } from './tables/step-table.ts'

/** The most pages that wait in a batch. */
export const MOST_PAGES = 1_000

/** How long an empty batch is remembered: 90 days, in milliseconds. */
const REMEMBERED_MS = 90 * 86_400_000

export interface BatchesParts {
  readonly store: Store
  readonly papers: Pick<Papers, 'hold' | 'release'>
  /** Wall time in milliseconds since 1970. */
  readonly now: () => number
  /** Told of every batch that changed, once that is durable. */
  readonly changed: (batch: string) => void
}

/** The steps of a batch and the layout that they lead to. */
interface Life {
  readonly steps: readonly BatchStep[]
  readonly layout: Layout
}

/** A page that comes: its record, and the page that it is scanned anew for. */
export interface Arriving {
  readonly page: PageRecord
  readonly after: string | null
}

/** Batches of pages as they are kept. Whatever is told of them is durable before. */
export class Batches {
  readonly #parts: BatchesParts
  readonly #batches: BatchTable
  readonly #steps: StepTable
  readonly #lives = new Map<string, Life>()
  readonly pages: PageTable

  constructor(parts: BatchesParts) {
    this.#parts = parts
    this.#batches = new BatchTable(parts.store)
    this.#steps = new StepTable(parts.store)
    this.pages = new PageTable(parts.store)
    parts.store.onRollback(() => this.#lives.clear())
  }

  /**
   * Opens a batch, or finds it open.
   * @throws DeskError scanning.other-dossier when it was opened for another one
   */
  open(id: string, dossier: string | null, officer: string): void {
    const known = this.#batches.find(id)
    if (known !== undefined && known.dossier !== dossier) throw new DeskError('scanning.other-dossier')
    this.#batches.add({ id, dossier, opened_at: this.#parts.now(), officer })
  }

  /** @throws DeskError scanning.unknown-batch */
  get(id: string): BatchRecord {
    const batch = this.#batches.find(id)
    if (batch === undefined) throw new DeskError('scanning.unknown-batch')
    return batch
  }

  /**
   * Under whose key the pages of a batch are sealed: its dossier's, else its own.
   * @throws DeskError scanning.unknown-batch
   */
  ownerOf(id: string): string {
    return this.get(id).dossier ?? id
  }

  /** Whether a batch is there, also after something slow was waited for. */
  has(id: string): boolean {
    return this.#batches.find(id) !== undefined
  }

  /** Batches with pages, the last first. */
  list(dossier: string | null): CountedBatch[] {
    return this.#batches.list(dossier)
  }

  /**
   * A page of a batch.
   * @throws DeskError scanning.unknown-page
   */
  getPage(batch: string, id: string): PageRecord {
    const page = this.pages.find(id)
    if (page?.batch !== batch) throw new DeskError('scanning.unknown-page')
    return page
  }

  layout(batch: string): Layout {
    return this.#life(batch).layout
  }

  canUndo(batch: string): boolean {
    return lastUndoable(this.#life(batch).steps) !== undefined
  }

  /**
   * Keeps pages that came, all or none, and what is to be done with them at once.
   * @throws DeskError scanning.unknown-batch when it was dropped meanwhile, scanning.too-many-pages
   */
  arrive(batch: string, arriving: readonly Arriving[], then: readonly OfficerStep[] = []): void {
    this.#parts.store.withinTransaction(() => {
      this.get(batch)
      if (this.layout(batch).length + arriving.length > MOST_PAGES) {
        throw new DeskError('scanning.too-many-pages', { most: MOST_PAGES })
      }
      for (const { page, after } of arriving) {
        // The screen chose an identifier that is taken.
        if (this.pages.isTaken(page.id)) throw new DeskError('scanning.unknown-page')
        this.pages.put(page)
        this.#parts.papers.hold(filesOf(page), holderOf(batch))
        this.#append(batch, { step: 'arrive', page: page.id, after })
      }
      for (const step of then) this.#append(batch, step)
    })
    this.#tell(batch)
  }

  /** Keeps what became of a page; files that it no longer needs are let go. A page that left meanwhile is not written. */
  update(id: string, change: (page: PageRecord) => PageRecord): void {
    let batch: string | undefined
    this.#parts.store.withinTransaction(() => {
      const before = this.pages.find(id)
      if (before === undefined) return
      const after = change(before)
      batch = before.batch
      this.pages.put(after)
      const needed = new Set(filesOf(after))
      const { papers } = this.#parts
      papers.hold([...needed], holderOf(batch))
      papers.release(
        holderOf(batch),
        filesOf(before).filter((address) => !needed.has(address)),
      )
    })
    if (batch !== undefined) this.#tell(batch)
  }

  /** Takes steps of officers or of the program. */
  take(batch: string, ...steps: readonly (OfficerStep | ProgramStep)[]): void {
    this.#parts.store.withinTransaction(() => {
      for (const step of steps) this.#append(batch, step)
    })
    this.#tell(batch)
  }

  /**
   * Carries out what an officer asks for.
   * @throws DeskError scanning.unknown-batch, scanning.unknown-page, scanning.nothing-to-undo
   */
  change(batch: string, input: BatchChange): void {
    this.get(batch)
    if (input.change === 'undo') {
      const of = lastUndoable(this.#life(batch).steps)
      if (of === undefined) throw new DeskError('scanning.nothing-to-undo')
      this.#parts.store.withinTransaction(() => this.#append(batch, { step: 'undo', of }))
      this.#tell(batch)
      return
    }
    const known = new Set(this.layout(batch).map(({ id }) => id))
    if (pagesOf(input).some((page) => !known.has(page))) throw new DeskError('scanning.unknown-page')
    this.#parts.store.withinTransaction(() => {
      this.take(batch, stepOf(input))
      if (['turn', 'corners', 'colour', 'clean'].includes(input.change)) this.#tryAgain(pagesOf(input))
    })
  }

  noteProblem(batch: string, problem: string | null): void {
    this.#batches.noteProblem(batch, problem)
    this.#tell(batch)
  }

  /** Lets pages go that are filed, within the transaction that files them. */
  leave(batch: string, pages: readonly PageRecord[]): void {
    this.pages.leave(
      pages.map(({ id }) => id),
      this.#parts.now(),
    )
    this.#parts.papers.release(holderOf(batch), pages.flatMap(filesOf))
    this.#append(batch, { step: 'leave', pages: pages.map(({ id }) => id) })
  }

  /** Drops a batch with all that it has; nothing happens when it isn't there. */
  drop(batch: string): void {
    this.#parts.store.withinTransaction(() => {
      this.pages.removeBatch(batch)
      this.#steps.remove(batch)
      this.#batches.remove(batch)
      this.#parts.papers.release(holderOf(batch))
    })
    this.#lives.delete(batch)
    this.#tell(batch)
  }

  /** Pages that could not be cleaned are tried again once something else is wanted of them. */
  #tryAgain(pages: readonly string[]): void {
    for (const id of pages) {
      const page = this.pages.find(id)
      if (page?.state === 'failed') this.pages.put({ ...page, state: 'kept', problem: null, attempts: 0 })
    }
  }

  /** Tells that a batch changed, once the transaction that this belongs to has ended. */
  #tell(batch: string): void {
    if (this.#parts.store.inTransaction) queueMicrotask(() => this.#parts.changed(batch))
    else this.#parts.changed(batch)
  }

  /** Forgets stacks whose pages have all left long ago; until then a picture that is sent twice is known. */
  forgetOld(): void {
    for (const id of this.#batches.doneBefore(this.#parts.now() - REMEMBERED_MS)) {
      this.#parts.store.withinTransaction(() => {
        this.pages.removeBatch(id)
        this.#steps.remove(id)
        this.#batches.remove(id)
      })
    }
  }

  #append(batch: string, step: BatchStep): void {
    const { steps, layout } = this.#life(batch)
    this.#steps.add(batch, steps.length, step)
    const all = [...steps, step]
    this.#lives.set(batch, { steps: all, layout: step.step === 'undo' ? layOut(all) : follow(layout, step) })
  }

  #life(batch: string): Life {
    const known = this.#lives.get(batch)
    if (known !== undefined) return known
    const steps = this.#steps.ofBatch(batch)
    const life = { steps, layout: layOut(steps) }
    this.#lives.set(batch, life)
    return life
  }
}

/** The name under which a batch holds its files. */
function holderOf(batch: string): string {
  return `batch ${batch}`
}

/** The step that a change is kept as. */
function stepOf(input: Exclude<BatchChange, { change: 'undo' }>): OfficerStep {
  const { change: step, ...rest } = input
  return OfficerStep.parse({ step, ...rest })
}

function pagesOf(change: Exclude<BatchChange, { change: 'undo' }>): readonly string[] {
  if ('page' in change) return [change.page]
  return change.change === 'move' && change.before !== null ? [...change.pages, change.before] : change.pages
}
