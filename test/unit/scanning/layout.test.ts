import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { type Layout, lastUndoable, layOut } from '../../../main/core/scanning/batches/layout/layout.ts'
import { isSameRecipe, wantedRecipe } from '../../../main/core/scanning/batches/layout/recipes.ts'
import type { BatchStep, OfficerStep } from '../../../main/core/scanning/batches/layout/steps.ts'
import type { PageRecipe } from '../../../shared/scanning/index.ts'
import { checkProperty } from '../../property.ts'

const PAGES = Array.from({ length: 6 }, () => v7())
const DOSSIER = v7()
const page = fc.constantFrom(...PAGES)
const pages = fc.uniqueArray(page, { minLength: 1, maxLength: 4 })
const paper = fc.constantFrom(
  null,
  { dossier: DOSSIER, code: 'to-khai' },
  { dossier: DOSSIER, code: 'giay-chung-sinh' },
)

const officerStep: fc.Arbitrary<OfficerStep> = fc.oneof(
  fc.record({ step: fc.constant('move' as const), pages, before: fc.option(page, { nil: null }) }),
  fc.record({ step: fc.constant('turn' as const), pages, by: fc.constantFrom(0 as const, 90 as const, 180 as const) }),
  fc.record({
    step: fc.constant('colour' as const),
    pages,
    colour: fc.constantFrom('gray' as const, 'bilevel' as const),
  }),
  fc.record({ step: fc.constant('clean' as const), pages, clean: fc.boolean() }),
  fc.record({ step: fc.constant('remove' as const), pages }),
  fc.record({ step: fc.constant('restore' as const), pages }),
  fc.record({ step: fc.constant('begin' as const), page, begins: fc.boolean() }),
  fc.record({ step: fc.constant('assign' as const), pages, paper }),
  fc.record({ step: fc.constant('same-sheet' as const), page, same: fc.boolean() }),
  fc.record({ step: fc.constant('replace' as const), page, by: page }),
)
const arrival: fc.Arbitrary<BatchStep> = fc.record({
  step: fc.constant('arrive' as const),
  page,
  after: fc.option(page, { nil: null }),
})
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: officerStep }, { weight: 1, arbitrary: arrival }), {
  maxLength: 25,
})

/** All pages have come before anything else is done. */
const COME: readonly BatchStep[] = PAGES.map((each) => ({ step: 'arrive', page: each, after: null }))
const idsOf = (layout: Layout) => layout.map(({ id }) => id)

describe('the layout of a batch', () => {
  it('keeps every page exactly once, whatever is done', () => {
    checkProperty(
      fc.property(steps, (done) => {
        expect(idsOf(layOut([...COME, ...done])).toSorted()).toEqual(PAGES.toSorted())
      }),
    )
  })

  it('is by an undo exactly what it was before the step, also when pages came in between', () => {
    checkProperty(
      fc.property(steps, officerStep, fc.array(arrival, { maxLength: 3 }), (before, step, after) => {
        const all = [...COME.slice(0, 4), ...before, step, ...after]
        const last = lastUndoable(all)
        expect(last).toBe(4 + before.length)
        const undone = layOut([...all, { step: 'undo', of: last ?? -1 }])
        expect(undone).toEqual(layOut([...COME.slice(0, 4), ...before, ...after]))
      }),
    )
  })

  it('goes back step by step to how the pages came, and no further than what was filed', () => {
    checkProperty(
      fc.property(fc.array(officerStep, { maxLength: 10 }), fc.array(officerStep, { maxLength: 10 }), (early, late) => {
        const filed: BatchStep = { step: 'leave', pages: [PAGES[0] ?? ''] }
        let all: BatchStep[] = [...COME, ...early, filed, ...late]
        for (let of = lastUndoable(all); of !== undefined; of = lastUndoable(all)) all = [...all, { step: 'undo', of }]
        expect(layOut(all)).toEqual(layOut([...COME, ...early, filed]))
      }),
    )
  })

  it('moves pages in the order they are named before another one', () => {
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = PAGES
    expect(idsOf(layOut([...COME, { step: 'move', pages: [e, b], before: d }]))).toEqual([a, c, e, b, d, f])
    expect(idsOf(layOut([...COME, { step: 'move', pages: [a], before: null }]))).toEqual([b, c, d, e, f, a])
    expect(idsOf(layOut([...COME, { step: 'move', pages: [b, c], before: b }]))).toEqual([a, b, c, d, e, f])
  })

  it('gives a page that was scanned anew the place and the paper of the old one, which stays in the bin', () => {
    const [a = '', b = ''] = PAGES
    const name = { dossier: DOSSIER, code: 'to-khai' }
    const anew = v7()
    const layout = layOut([
      ...COME,
      { step: 'assign', pages: [b], paper: name },
      { step: 'arrive', page: anew, after: b },
      { step: 'replace', page: b, by: anew },
    ])
    expect(idsOf(layout).slice(0, 3)).toEqual([a, b, anew])
    expect(layout[1]).toMatchObject({ removed: true })
    expect(layout[2]).toMatchObject({ removed: false, paper: name })
  })

  it('takes the paper off the pages that go on with one when another begins, and gives it back', () => {
    const name = { dossier: DOSSIER, code: 'to-khai' }
    const [, second = '', third = ''] = PAGES
    const assigned: BatchStep[] = [...COME, { step: 'assign', pages: PAGES.slice(0, 4), paper: name }]
    const begun = layOut([...assigned, { step: 'begin', page: second, begins: true }])
    expect(begun.map((each) => each.paper?.code ?? null)).toEqual(['to-khai', null, null, null, null, null])
    const again = layOut([
      ...assigned,
      { step: 'begin', page: third, begins: true },
      { step: 'begin', page: third, begins: false },
    ])
    expect(again.filter((each) => each.paper !== null)).toHaveLength(6)
  })
})

describe('the recipe that an officer wants', () => {
  const proposed: PageRecipe = {
    quad: null,
    skew: 1.4,
    crop: { left: 0.1, top: 0.1, width: 0.8, height: 0.8 },
    turn: 90,
    whiten: true,
    colour: 'colour',
  }
  const untouched = { turn: 0, quad: null, colour: null, clean: true } as const

  it('is the proposed one without a wish, and turned or coloured otherwise with one', () => {
    expect(wantedRecipe(proposed, untouched)).toEqual(proposed)
    expect(wantedRecipe(proposed, { ...untouched, turn: 270 }).turn).toBe(0)
    expect(wantedRecipe(proposed, { ...untouched, colour: 'bilevel' }).colour).toBe('bilevel')
    expect(isSameRecipe(proposed, wantedRecipe(proposed, { ...untouched, turn: 180 }))).toBe(false)
  })

  it('cuts by corners alone, and leaves a page as it was scanned but for its turn', () => {
    const corner = (x: number, y: number) => ({ x, y })
    const quad: PageRecipe['quad'] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
    expect(wantedRecipe(proposed, { ...untouched, quad })).toMatchObject({ quad, skew: 0, crop: null, whiten: true })
    expect(wantedRecipe(proposed, { ...untouched, clean: false })).toEqual({
      quad: null,
      skew: 0,
      crop: null,
      turn: 90,
      whiten: false,
      colour: 'colour',
    })
  })

  it('keeps a page as it was scanned, with corners and a colour that were set after that and none from before', () => {
    const corner = (x: number, y: number) => ({ x, y })
    const quad: PageRecipe['quad'] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
    const [first = ''] = PAGES
    const asScanned: BatchStep = { step: 'clean', pages: [first], clean: false }
    const wishes: BatchStep[] = [
      { step: 'corners', page: first, quad },
      { step: 'colour', pages: [first], colour: 'gray' },
    ]
    const recipeAfter = (...done: readonly BatchStep[]) =>
      wantedRecipe(proposed, layOut([...COME, ...done])[0]?.edit ?? untouched)
    expect(recipeAfter(...wishes, asScanned)).toMatchObject({ quad: null, colour: 'colour', whiten: false })
    expect(recipeAfter(asScanned, ...wishes)).toMatchObject({
      quad,
      colour: 'gray',
      whiten: false,
      skew: 0,
      crop: null,
    })
  })
})
