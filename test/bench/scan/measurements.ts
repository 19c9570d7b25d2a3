import type { Measurement } from '../report/reporter.ts'

/** Everything that a run found out. */
export interface ScanFindings {
  readonly pages: number
  readonly clean: { readonly processorMs: number; readonly seconds: number; readonly limitMs: number }
  /** Degrees that every page was left turned by. */
  readonly skews: { readonly ours: readonly number[]; readonly unpaper: readonly number[] }
  readonly unpaperSeconds: number
  readonly blank: { readonly takenForEmpty: number; readonly notSeen: number; readonly empty: number }
  readonly searchable: { readonly ours: Searchable; readonly ocrmypdf: Searchable }
  readonly cards: {
    readonly easyUnread: number
    readonly easy: number
    readonly unread: number
    readonly all: number
    readonly frameMs: number
  }
  readonly batchMB: number
}

/** A file with text that was made of the pages. */
export interface Searchable {
  readonly seconds: number
  readonly errorsPercent: number
  readonly bytes: number
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)

/** The findings of a run as the rows of its plan. */
export function collectScan(found: ScanFindings): ReadonlyMap<string, Measurement> {
  const { pages, clean, skews, blank, searchable, cards } = found
  const { ours, ocrmypdf } = searchable
  const alone = (value: number, limit: number | null = null): Measurement => ({ ours: value, limit, peers: {} })
  const beside = (peer: string, value: number, other: number, limit: number | null = null): Measurement => ({
    ours: value,
    limit,
    peers: { [peer]: { value: other, rows: 0, samples: pages } },
  })
  const absolute = { ours: skews.ours.map(Math.abs), unpaper: skews.unpaper.map(Math.abs) }
  const kilobytes = (bytes: number) => bytes / pages / 1_024
  const ratio = (one: number, other: number): Measurement => beside('ocrmypdf', one / other, 1)
  return new Map([
    ['clean.processor', alone(clean.processorMs, clean.limitMs)],
    ['clean.rate', beside('unpaper', (60 * pages) / clean.seconds, (60 * pages) / found.unpaperSeconds)],
    ['deskew.mean', beside('unpaper', mean(absolute.ours), mean(absolute.unpaper))],
    ['deskew.largest', beside('unpaper', Math.max(...absolute.ours), Math.max(...absolute.unpaper))],
    ['blank.taken-for-empty', alone(blank.takenForEmpty)],
    ['blank.not-seen', alone((100 * blank.notSeen) / blank.empty)],
    ['searchable.time', beside('ocrmypdf', ours.seconds, ocrmypdf.seconds)],
    ['searchable.time.ratio', ratio(ours.seconds, ocrmypdf.seconds)],
    ['searchable.rate', beside('ocrmypdf', (60 * pages) / ours.seconds, (60 * pages) / ocrmypdf.seconds)],
    ['searchable.errors', beside('ocrmypdf', ours.errorsPercent, ocrmypdf.errorsPercent)],
    ['searchable.errors.ratio', ratio(ours.errorsPercent, ocrmypdf.errorsPercent)],
    ['searchable.page', beside('ocrmypdf', kilobytes(ours.bytes), kilobytes(ocrmypdf.bytes))],
    ['searchable.page.ratio', ratio(ours.bytes, ocrmypdf.bytes)],
    ['card.easy.unread', alone((100 * cards.easyUnread) / cards.easy)],
    ['card.all.unread', alone((100 * cards.unread) / cards.all)],
    ['card.frame', alone(cards.frameMs)],
    ['batch.memory', alone(found.batchMB)],
  ])
}
