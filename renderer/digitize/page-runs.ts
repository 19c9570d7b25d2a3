import type { BatchPage } from '../../shared/scanning/index.ts'

/** The paper that a page is filed to. */
export type PaperPlace = NonNullable<BatchPage['paper']>

/** Whether two pages belong to the same paper, or to none. */
export function isSamePaper(one: PaperPlace | null, other: PaperPlace | null): boolean {
  return one?.dossier === other?.dossier && one?.code === other?.code
}

/** Pages one after another that belong together, as they lie in the stack. */
export interface PageRun {
  readonly paper: PaperPlace | null
  readonly pages: readonly BatchPage[]
  /** An earlier run has pages of the same paper: something lies between them. */
  readonly continued: boolean
}

/** The pages that are not in the bin, run by run in their order. */
export function runsOf(pages: readonly BatchPage[]): PageRun[] {
  const runs: { paper: PaperPlace | null; pages: BatchPage[]; continued: boolean }[] = []
  for (const page of pages.filter(({ removed }) => !removed)) {
    const last = runs.at(-1)
    if (last && !page.begins && isSamePaper(last.paper, page.paper)) last.pages.push(page)
    else {
      const continued = page.paper !== null && runs.some(({ paper }) => isSamePaper(paper, page.paper))
      runs.push({ paper: page.paper, pages: [page], continued })
    }
  }
  return runs
}

/**
 * How many pages of paper these pictures are: a separator is none, and a sheet that was taken a second time without its sticky
 * note is still one (TT 01/2023/TT-VPCP, Điều 8).
 */
export function sheetsOf(pages: readonly BatchPage[]): number {
  return pages.filter((page) => isFiled(page) && !page.sameSheet).length
}

/** Whether a page goes into a file: not one in the bin, not a separator. */
export function isFiled({ removed, separator }: BatchPage): boolean {
  return !removed && !separator
}

/** A line of the strip of thumbnails: the name of a paper, or pages beside each other. */
export type StripRow =
  | { readonly kind: 'heading'; readonly run: PageRun }
  | { readonly kind: 'pages'; readonly pages: readonly BatchPage[] }

/** The lines of the strip, with so many pages beside each other. */
export function rowsOf(runs: readonly PageRun[], columns: number): StripRow[] {
  return runs.flatMap((run) => [
    { kind: 'heading' as const, run },
    ...Array.from({ length: Math.ceil(run.pages.length / columns) }, (_, row) => ({
      kind: 'pages' as const,
      pages: run.pages.slice(row * columns, (row + 1) * columns),
    })),
  ])
}

export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last'

/** The page a step leads to; the page itself at the end of the way, and the first one from nowhere. */
export function steppedTo(rows: readonly StripRow[], from: string | null, step: Step): string | undefined {
  const lines = rows.flatMap((row) => (row.kind === 'pages' ? [row.pages] : []))
  const pages = lines.flat()
  const place = pages.findIndex(({ id }) => id === from)
  if (place < 0 || step === 'first') return pages[0]?.id
  if (step === 'last') return pages.at(-1)?.id
  if (step === 'next') return pages[Math.min(place + 1, pages.length - 1)]?.id
  if (step === 'previous') return pages[Math.max(place - 1, 0)]?.id
  const line = lines.findIndex((one) => one.some(({ id }) => id === from))
  const column = lines[line]?.findIndex(({ id }) => id === from) ?? 0
  const target = lines[line + (step === 'down' ? 1 : -1)]
  return (target?.[column] ?? target?.at(-1))?.id ?? pages[place]?.id
}

/**
 * Where pages go when they are moved by one place: the page they stand before then, null for the end. Undefined when they are
 * at the end of the way already.
 * @param order every page that is shown, in order
 */
export function movedBefore(
  order: readonly string[],
  moved: ReadonlySet<string>,
  towards: 'earlier' | 'later',
): { readonly before: string | null } | undefined {
  const places = order.flatMap((id, place) => (moved.has(id) ? [place] : []))
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (towards === 'earlier') {
    const before = order[first - 1]
    return before === undefined ? undefined : { before }
  }
  return last === order.length - 1 ? undefined : { before: order[last + 2] ?? null }
}

/** The page to look at when these are gone: the next one that stays, otherwise the one before. */
export function leftAfter(order: readonly string[], gone: ReadonlySet<string>): string | null {
  const last = order.findLastIndex((id) => gone.has(id))
  return order.slice(last + 1).find((id) => !gone.has(id)) ?? order.findLast((id) => !gone.has(id)) ?? null
}

/**
 * The page to look at when the strip changed from `before` to `now`: the one that was looked at, the one that was scanned anew in
 * its place, or one beside it.
 * @param scanning a scanner runs: whoever looks at the last page goes on to each new one
 */
export function activeAfter(
  before: readonly string[],
  now: readonly string[],
  active: string | null,
  scanning: boolean,
): string | null {
  const last = now.at(-1) ?? null
  if (active === null || before.length === 0) return scanning ? last : (now[0] ?? null)
  const stays = now.includes(active)
  if (scanning && stays && active === before.at(-1)) return last
  if (stays) return active
  const inItsPlace = now[before.indexOf(active)]
  if (inItsPlace !== undefined && !before.includes(inItsPlace)) return inItsPlace
  return leftAfter(before, new Set(before.filter((page) => !now.includes(page)))) ?? now[0] ?? null
}
