import { useMemo, useState } from 'react'
import type { BatchChange } from '../../shared/contract/scanning.ts'
import type { DeskError } from '../../shared/errors.ts'
import type { BatchPage } from '../../shared/scanning/index.ts'
import { asDeskError } from '../contract/client.ts'
import { desk } from '../contract/desk.ts'
import { allOrNone, drawnTo, NOTHING_SELECTED, selectedOf, toggled } from '../dossiers/selection.ts'
import { activeAfter, rowsOf, runsOf, type Step, type StripRow, steppedTo } from './page-runs.ts'
import type { OpenBatch } from './use-batch.ts'

/** Thumbnails beside each other. */
const COLUMNS = 2

/** The pages on the screen, which of them is looked at and which something is done with. */
export interface Bench {
  readonly batch: string
  /** Every page of the batch, those in the bin too. */
  readonly pages: readonly BatchPage[]
  /** Whether the strip shows the bin. */
  readonly inBin: boolean
  readonly showBin: (bin: boolean) => void
  readonly rows: readonly StripRow[]
  /** The pages of the strip in their order. */
  readonly order: readonly string[]
  /** Whether a step back is there. */
  readonly canUndo: boolean
  /** The page that is shown large. */
  readonly active: BatchPage | undefined
  readonly selected: ReadonlySet<string>
  /** What a key or a button is for: the selected pages, otherwise the one that is shown. */
  readonly touched: readonly string[]
  readonly go: (step: Step, drawing: boolean) => void
  readonly show: (page: string) => void
  readonly toggle: (page: string) => void
  readonly drawTo: (page: string) => void
  readonly toggleAll: () => void
  readonly clear: () => void
  /** Changes pages. Resolves to false when the desk refused; why stands in `problem`. */
  readonly change: (...changes: readonly BatchChange[]) => Promise<boolean>
  /** A change is under way: what is on the screen is not yet how it will be. */
  readonly changing: boolean
  readonly problem: DeskError | null
  readonly forgetProblem: () => void
}

const NONE: readonly BatchPage[] = []

/** Keeps what is looked at and selected of a batch, and changes its pages. */
export function useBench({ id, batch, take }: OpenBatch): Bench {
  const [activeId, setActiveId] = useState<string | null>(null)
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const [inBin, setInBin] = useState(false)
  const [problem, setProblem] = useState<DeskError | null>(null)
  const [underWay, setUnderWay] = useState(0)
  const pages = batch?.pages ?? NONE
  const rows = useMemo(() => rowsOf(inBin ? binOf(pages) : runsOf(pages), COLUMNS), [pages, inBin])
  const order = useMemo(
    () => rows.flatMap((row) => (row.kind === 'pages' ? row.pages.map((page) => page.id) : [])),
    [rows],
  )

  // Whoever looks at the last page while a scanner runs goes on to each new one.
  const [seen, setSeen] = useState<readonly string[]>([])
  if (seen !== order) {
    setSeen(order)
    const next = activeAfter(seen, order, activeId, batch?.scan !== null)
    if (next !== activeId) setActiveId(next)
  }
  const selected = selectedOf(selection, order)
  const active = pages.find((page) => page.id === activeId)
  const touched = selected.size > 0 ? order.filter((page) => selected.has(page)) : active ? [active.id] : []

  async function change(...changes: readonly BatchChange[]): Promise<boolean> {
    setProblem(null)
    setUnderWay((count) => count + 1)
    let failure: DeskError | null = null
    try {
      for (const one of changes) take(await desk.ask('scanning.change', { batch: id, change: one }))
    } catch (error) {
      failure = asDeskError(error)
      setProblem(failure)
    }
    setUnderWay((count) => count - 1)
    return failure === null
  }

  return {
    batch: id,
    pages,
    inBin,
    showBin: (bin) => {
      setSelection(NOTHING_SELECTED)
      setInBin(bin)
    },
    rows,
    order,
    canUndo: batch?.canUndo ?? false,
    active,
    selected,
    touched,
    go: (step, drawing) => {
      const to = steppedTo(rows, activeId, step)
      if (to === undefined) return
      if (drawing) setSelection(drawnTo(selection, activeId ?? to, to))
      setActiveId(to)
    },
    show: setActiveId,
    toggle: (page) => {
      setSelection(toggled(selection, order, page))
      setActiveId(page)
    },
    drawTo: (page) => {
      setSelection(drawnTo(selection, activeId ?? page, page))
      setActiveId(page)
    },
    toggleAll: () => setSelection(allOrNone(selection, order)),
    clear: () => setSelection(NOTHING_SELECTED),
    change,
    changing: underWay > 0,
    problem,
    forgetProblem: () => setProblem(null),
  }
}

/** The bin as one run. */
function binOf(pages: readonly BatchPage[]) {
  const removed = pages.filter((page) => page.removed)
  return removed.length === 0 ? [] : [{ paper: null, pages: removed, continued: false }]
}
