import type { PageColour, PageQuad, QuarterTurn } from '../../../../../shared/scanning/index.ts'
import type { BatchStep, OfficerStep, ProgramStep, SortedPage } from './steps.ts'

export interface PaperName {
  readonly dossier: string
  readonly code: string
}

/** A page in its place within a batch, with all that officers and codes said of it. */
export interface LaidPage {
  readonly id: string
  readonly removed: boolean
  readonly begins: boolean
  readonly sameSheet: boolean
  readonly separator: boolean
  readonly unknownCode: boolean
  readonly dossier: string | null
  readonly paper: PaperName | null
  /** What the officer wants of its picture; a quad, a colour of null is the program's own. */
  readonly edit: PageEdit
}

export interface PageEdit {
  readonly turn: QuarterTurn
  readonly quad: PageQuad | null
  readonly colour: PageColour | null
  readonly clean: boolean
}

/** The pages of a batch in their order. */
export type Layout = readonly LaidPage[]

const UNTOUCHED: PageEdit = { turn: 0, quad: null, colour: null, clean: true }

/** The layout that steps lead to, without those that were taken back. */
export function layOut(steps: readonly BatchStep[]): Layout {
  const takenBack = takenBackBy(steps)
  return steps.reduce<Layout>(
    (layout, step, number) => (step.step === 'undo' || takenBack.has(number) ? layout : follow(layout, step)),
    [],
  )
}

/** The number of the step that `undo` takes back next; undefined when there is none. */
export function lastUndoable(steps: readonly BatchStep[]): number | undefined {
  const takenBack = takenBackBy(steps)
  const barrier = steps.findLastIndex(({ step }) => step === 'leave')
  const last = steps.findLastIndex((step, number) => isOfficerStep(step) && !takenBack.has(number))
  return last > barrier ? last : undefined
}

/** The layout after one more step. Pages that a step names and the batch hasn't are passed over. */
export function follow(layout: Layout, step: OfficerStep | ProgramStep): Layout {
  switch (step.step) {
    case 'arrive':
      return arrive(layout, step.page, step.after)
    case 'sort':
      return sortPages(layout, step.pages)
    case 'leave':
      return layout.filter(({ id }) => !step.pages.includes(id))
    case 'move':
      return move(layout, step.pages, step.before)
    case 'turn':
      return edit(layout, step.pages, ({ turn }) => ({ turn: turnedBy(turn, step.by) }))
    case 'corners':
      return edit(layout, [step.page], () => ({ quad: step.quad }))
    case 'colour':
      return edit(layout, step.pages, () => ({ colour: step.colour }))
    case 'clean':
      // As it was scanned: corners and a colour that were wished for before are given up, later ones hold.
      return edit(layout, step.pages, () => (step.clean ? { clean: true } : { clean: false, quad: null, colour: null }))
    case 'bin':
    case 'remove':
      return mark(layout, step.pages, () => ({ removed: true }))
    case 'restore':
      return mark(layout, step.pages, () => ({ removed: false }))
    case 'begin':
      return begin(layout, step.page, step.begins)
    case 'assign':
      return mark(layout, step.pages, (page) => ({
        paper: step.paper,
        dossier: step.paper?.dossier ?? page.dossier,
        unknownCode: page.unknownCode && step.paper === null,
      }))
    case 'same-sheet':
      return mark(layout, [step.page], () => ({ sameSheet: step.same }))
    case 'replace':
      return replace(layout, step.page, step.by)
  }
}

/** Quarter turns one after the other. */
export function turnedBy(turn: QuarterTurn, by: QuarterTurn): QuarterTurn {
  const turns: readonly QuarterTurn[] = [0, 90, 180, 270]
  return turns[((turn + by) / 90) % 4] ?? 0
}

function isOfficerStep(step: BatchStep): step is OfficerStep {
  return !['arrive', 'sort', 'bin', 'leave', 'undo'].includes(step.step)
}

function takenBackBy(steps: readonly BatchStep[]): ReadonlySet<number> {
  return new Set(steps.flatMap((step) => (step.step === 'undo' ? [step.of] : [])))
}

function mark(layout: Layout, pages: readonly string[], change: (page: LaidPage) => Partial<LaidPage>): Layout {
  const named = new Set(pages)
  return layout.map((page) => (named.has(page.id) ? { ...page, ...change(page) } : page))
}

function edit(layout: Layout, pages: readonly string[], change: (edit: PageEdit) => Partial<PageEdit>): Layout {
  return mark(layout, pages, (page) => ({ edit: { ...page.edit, ...change(page.edit) } }))
}

function arrive(layout: Layout, id: string, after: string | null): Layout {
  if (layout.some((page) => page.id === id)) return layout
  const page: LaidPage = {
    id,
    removed: false,
    begins: false,
    sameSheet: false,
    separator: false,
    unknownCode: false,
    dossier: null,
    paper: null,
    edit: UNTOUCHED,
  }
  const place = after === null ? -1 : layout.findIndex((each) => each.id === after)
  return place === -1 ? [...layout, page] : layout.toSpliced(place + 1, 0, page)
}

/** Gives pages what their codes say, save where an officer said something before the codes were read. */
function sortPages(layout: Layout, pages: readonly SortedPage[]): Layout {
  const sorted = new Map(pages.map((page) => [page.page, page]))
  return layout.map((page) => {
    const found = sorted.get(page.id)
    if (found === undefined) return page
    const { separator, unknownCode } = found
    const begins = page.begins || found.begins
    if (page.paper !== null) return { ...page, separator, unknownCode, begins }
    return { ...page, separator, unknownCode, begins, dossier: found.dossier, paper: found.paper }
  })
}

function move(layout: Layout, pages: readonly string[], before: string | null): Layout {
  const byId = new Map(layout.map((page) => [page.id, page]))
  const named = new Set(pages)
  const moved = [...named].flatMap((id) => byId.get(id) ?? [])
  const target = before === null ? -1 : layout.findIndex(({ id }) => id === before)
  const next = target === -1 ? undefined : layout.slice(target).find(({ id }) => !named.has(id))
  const rest = layout.filter(({ id }) => !named.has(id))
  const place = next === undefined ? rest.length : rest.indexOf(next)
  return rest.toSpliced(place, 0, ...moved)
}

/**
 * Begins a paper at a page: it and those that went on with its paper have none until they are given one. The other way round
 * they go on with the paper before.
 */
function begin(layout: Layout, id: string, begins: boolean): Layout {
  const first = layout.findIndex((page) => page.id === id)
  const page = layout[first]
  if (page === undefined || page.begins === begins) return layout
  const isSamePaper = (other: LaidPage) =>
    other.paper?.code === page.paper?.code && other.paper?.dossier === page.paper?.dossier
  const end = layout.findIndex((other, place) => place > first && (other.begins || !isSamePaper(other)))
  const before = layout[first - 1]
  const given = begins ? { paper: null, dossier: page.dossier } : before
  if (given === undefined) return mark(layout, [id], () => ({ begins }))
  return layout.map((other, place) => {
    if (place < first || (end !== -1 && place >= end)) return other
    const { paper, dossier } = given
    return { ...other, paper, dossier, begins: place === first ? begins : other.begins }
  })
}

function replace(layout: Layout, old: string, by: string): Layout {
  const page = layout.find(({ id }) => id === old)
  if (page === undefined || !layout.some(({ id }) => id === by)) return layout
  const { begins, sameSheet, paper, dossier } = page
  const marked = mark(layout, [by], () => ({ begins, sameSheet, paper, dossier }))
  return mark(marked, [old], () => ({ removed: true, begins: false }))
}
