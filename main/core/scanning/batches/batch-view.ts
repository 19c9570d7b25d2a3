import type { Batch, BatchPage, RunningScan } from '../../../../shared/scanning/index.ts'
import type { Batches } from './batches.ts'
import type { LaidPage } from './layout/layout.ts'
import { isSameRecipe, wantedRecipe } from './layout/recipes.ts'
import type { PageRecord } from './tables/page-record.ts'

export interface BatchViewParts {
  readonly batches: Batches
  readonly officerName: (id: string) => string
  /** The scan that runs into a batch; null for none. */
  readonly scanOf: (batch: string) => RunningScan | null
}

/**
 * A batch as the screen shows it.
 * @throws DeskError scanning.unknown-batch
 */
export function viewBatch({ batches, officerName, scanOf }: BatchViewParts, id: string): Batch {
  const batch = batches.get(id)
  const records = new Map(batches.pages.ofBatch(id).map((page) => [page.id, page]))
  const pages = batches.layout(id).flatMap((laid) => {
    const record = records.get(laid.id)
    return record === undefined ? [] : { laid, record }
  })
  return {
    id,
    dossier: batch.dossier,
    openedAt: batch.opened_at,
    officerName: officerName(batch.officer),
    pages: pages.map(({ laid, record }) => viewPage(laid, record, batch.dossier)),
    scan: scanOf(id),
    lastProblem: batch.last_problem,
    cleaning: pages.filter(({ laid, record }) => isToClean(laid, record)).length,
    canUndo: batches.canUndo(id),
  }
}

/** Whether a page waits to be cleaned: for the first time, or because something else is wanted of it now. */
export function isToClean(laid: LaidPage, record: PageRecord): boolean {
  if (record.state === 'failed') return false
  const { proposed, cleaned } = record
  if (proposed === null || cleaned === null) return true
  return !isSameRecipe(cleaned.recipe, wantedRecipe(proposed, laid.edit))
}

function viewPage(laid: LaidPage, record: PageRecord, dossier: string | null): BatchPage {
  const { width, height, dpi } = record.cleaned ?? record.original
  const unknownCode: BatchPage['warnings'] = laid.unknownCode ? ['unknown-code'] : []
  return {
    id: laid.id,
    origin: record.origin,
    state: record.state,
    width,
    height,
    dpi,
    recipe: record.cleaned?.recipe ?? null,
    blank: record.cleaned?.blank ?? false,
    removed: laid.removed,
    separator: laid.separator,
    sameSheet: laid.sameSheet,
    begins: laid.begins,
    paper: laid.paper,
    dossier: laid.dossier ?? dossier,
    reading: record.readingState,
    warnings: [...(record.cleaned?.warnings ?? []), ...unknownCode],
    problem: record.problem,
    version: record.version,
  }
}
