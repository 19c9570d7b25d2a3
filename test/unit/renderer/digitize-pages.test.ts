import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf } from '../../../renderer/digitize/commands.ts'
import { commandOf, PAPER_KEYS } from '../../../renderer/digitize/page-keys.ts'
import {
  activeAfter,
  leftAfter,
  movedBefore,
  type PaperPlace,
  rowsOf,
  runsOf,
  sheetsOf,
  steppedTo,
} from '../../../renderer/digitize/page-runs.ts'
import { zoomedTo } from '../../../renderer/digitize/use-looking.ts'
import type { BatchPage } from '../../../shared/scanning/index.ts'
import { checkProperty } from '../../property.ts'

const DOSSIER = '01990000-0000-7000-8000-000000000001'
const paper = (code: string): PaperPlace => ({ dossier: DOSSIER, code })

function page(id: string, parts: Partial<BatchPage> = {}): BatchPage {
  return {
    id,
    origin: 'scanner',
    state: 'cleaned',
    width: 1654,
    height: 2339,
    dpi: 200,
    recipe: { quad: null, skew: 0, crop: null, turn: 0, whiten: true, colour: 'colour' },
    blank: false,
    removed: false,
    separator: false,
    sameSheet: false,
    begins: false,
    paper: null,
    dossier: null,
    reading: 'waiting',
    warnings: [],
    problem: null,
    version: 1,
    ...parts,
  }
}

/** Pages by the letters of a text, each with the paper of its letter; a dot has none, and a capital begins a paper. */
const stack = (letters: string) =>
  [...letters].map((letter, place) =>
    page(`${place}`, {
      paper: letter === '.' ? null : paper(letter.toLowerCase()),
      begins: letter !== '.' && letter === letter.toUpperCase(),
    }),
  )

describe('runs of pages', () => {
  test('hold what lies together, part where a paper begins, and know that they go on', () => {
    const runs = runsOf(stack('aab..aaAa'))
    expect(runs.map(({ paper, pages, continued }) => [paper?.code, pages.length, continued])).toEqual([
      ['a', 2, false],
      ['b', 1, false],
      [undefined, 2, false],
      ['a', 2, true],
      ['a', 2, true],
    ])
  })

  test('leave out the bin, and count no separator and no second picture of a sheet', () => {
    const pages = [
      page('one'),
      page('gone', { removed: true }),
      page('again', { sameSheet: true }),
      page('mark', { separator: true }),
      page('two'),
    ]
    expect(runsOf(pages).flatMap((run) => run.pages.map(({ id }) => id))).toEqual(['one', 'again', 'mark', 'two'])
    expect(sheetsOf(pages)).toBe(2)
  })

  test('whatever lies in them, no page is lost or doubled, and every line is full but the last of a run', () => {
    checkProperty(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'A', 'b', '.') }),
        fc.integer({ min: 1, max: 4 }),
        (letters, columns) => {
          const pages = stack(letters)
          const rows = rowsOf(runsOf(pages), columns)
          const shown = rows.flatMap((row) => (row.kind === 'pages' ? row.pages : []))
          expect(shown).toEqual(pages)
          for (const row of rows) if (row.kind === 'pages') expect(row.pages.length).toBeLessThanOrEqual(columns)
        },
      ),
    )
  })
})

describe('steps from page to page', () => {
  const rows = rowsOf(runsOf(stack('aaabb')), 2)

  test.each([
    ['0', 'next', '1'],
    ['0', 'previous', '0'],
    ['0', 'down', '2'],
    ['1', 'down', '2'],
    ['2', 'down', '3'],
    ['4', 'up', '2'],
    ['4', 'next', '4'],
    ['0', 'up', '0'],
    ['2', 'last', '4'],
    ['4', 'first', '0'],
  ] as const)('from %s %s is %s', (from, step, to) => {
    expect(steppedTo(rows, from, step)).toBe(to)
  })

  test('begin at the first page, and lead nowhere where there is none', () => {
    expect(steppedTo(rows, null, 'down')).toBe('0')
    expect(steppedTo([], null, 'next')).toBeUndefined()
  })
})

describe('pages moved by one place', () => {
  /** The order after a move, as the desk carries it out. */
  function moved(order: readonly string[], pages: readonly string[], towards: 'earlier' | 'later') {
    const to = movedBefore(order, new Set(pages), towards)
    if (!to) return order
    const rest = order.filter((id) => !pages.includes(id))
    const place = to.before === null ? rest.length : rest.indexOf(to.before)
    return rest.toSpliced(place, 0, ...order.filter((id) => pages.includes(id)))
  }

  test('change places with their neighbour', () => {
    expect(moved(['a', 'b', 'c', 'd'], ['b', 'c'], 'earlier')).toEqual(['b', 'c', 'a', 'd'])
    expect(moved(['a', 'b', 'c', 'd'], ['b', 'c'], 'later')).toEqual(['a', 'd', 'b', 'c'])
    expect(movedBefore(['a', 'b'], new Set(['a']), 'earlier')).toBeUndefined()
    expect(movedBefore(['a', 'b'], new Set(['b']), 'later')).toBeUndefined()
  })

  test('come back where they were when they lie together', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f']
    checkProperty(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 }), (first, count) => {
        const pages = letters.slice(first, first + count)
        const last = letters.indexOf(pages.at(-1) ?? '')
        if (last === letters.length - 1) return
        expect(moved(moved(letters, pages, 'later'), pages, 'earlier')).toEqual(letters)
      }),
    )
  })

  test('when pages go, the next one is looked at, otherwise the one before', () => {
    expect(leftAfter(['a', 'b', 'c'], new Set(['b']))).toBe('c')
    expect(leftAfter(['a', 'b', 'c'], new Set(['c']))).toBe('b')
    expect(leftAfter(['a'], new Set(['a']))).toBeNull()
  })
})

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', true>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

describe('keys', () => {
  test('mean what the guide says', () => {
    expect(commandOf(press('r'), false)).toEqual({ does: 'turn', by: 90 })
    expect(commandOf(press('R', { shiftKey: true }), false)).toEqual({ does: 'turn', by: 270 })
    expect(commandOf(press('z', { ctrlKey: true }), false)).toEqual({ does: 'undo' })
    expect(commandOf(press('z'), false)).toEqual({ does: 'zoom', to: 'toggle' })
    expect(commandOf(press('1'), false)).toEqual({ does: 'assign', place: 0 })
    expect(commandOf(press('a'), false)).toEqual({ does: 'assign', place: 9 })
    expect(commandOf(press('a', { ctrlKey: true }), true)).toEqual({ does: 'select-all' })
    expect(commandOf(press('ArrowLeft', { altKey: true }), true)).toEqual({ does: 'shift', towards: 'earlier' })
    expect(commandOf(press('ArrowDown', { shiftKey: true }), true)).toEqual({ does: 'go', step: 'down', drawing: true })
  })

  test('leave arrows, Space and Esc to every other control, and the keys of the program to the program', () => {
    for (const key of ['ArrowLeft', ' ', 'Escape', 'Home', 'F9', 'Tab', 'Enter']) {
      expect(commandOf(press(key), false), key).toBeUndefined()
    }
    for (const key of ['k', 'l', 's', 'o']) expect(commandOf(press(key, { ctrlKey: true }), true), key).toBeUndefined()
  })

  test('that give pages to papers mean nothing else', () => {
    for (const [place, key] of [...PAPER_KEYS].entries()) {
      expect(commandOf(press(key.toLowerCase()), true), key).toEqual({ does: 'assign', place })
    }
    expect(new Set(PAPER_KEYS).size).toBe(PAPER_KEYS.length)
  })
})

describe('commands as changes', () => {
  const active = page('b')
  const touched = { ids: ['b'], active, order: ['a', 'b', 'c'] }

  test('are for the pages touched', () => {
    expect(changeOf({ does: 'turn', by: 90 }, touched, false, undefined)).toEqual({
      change: 'turn',
      pages: ['b'],
      by: 90,
    })
    expect(changeOf({ does: 'shift', towards: 'later' }, touched, false, undefined)).toEqual({
      change: 'move',
      pages: ['b'],
      before: null,
    })
    expect(changeOf({ does: 'colour' }, touched, false, undefined)).toMatchObject({ colour: 'gray' })
    expect(changeOf({ does: 'begin' }, touched, false, undefined)).toMatchObject({ begins: true })
  })

  test('take pages out of the bin where they lie in it, and give them to no paper that has no key', () => {
    expect(changeOf({ does: 'remove' }, touched, false, undefined)).toMatchObject({ change: 'remove' })
    expect(changeOf({ does: 'remove' }, touched, true, undefined)).toMatchObject({ change: 'restore' })
    expect(changeOf({ does: 'shift', towards: 'later' }, touched, true, undefined)).toBeUndefined()
    expect(changeOf({ does: 'assign', place: 7 }, touched, false, undefined)).toBeUndefined()
  })

  test('keep a page as it was scanned, and clean it again', () => {
    expect(changeOf({ does: 'clean' }, touched, false, undefined)).toMatchObject({ clean: false })
    const scanned = page('b', {
      recipe: { quad: null, skew: 0, crop: null, turn: 90, whiten: false, colour: 'colour' },
    })
    expect(changeOf({ does: 'clean' }, { ...touched, active: scanned }, false, undefined)).toMatchObject({
      clean: true,
    })
  })
})

test('a page is made larger and smaller step by step, and fits in the end', () => {
  expect(zoomedTo('fit', 'toggle')).toBe(1)
  expect(zoomedTo(1, 'toggle')).toBe('fit')
  expect(zoomedTo(1, 'in')).toBe(1.5)
  expect(zoomedTo(2, 'in')).toBe(2)
  expect(zoomedTo(0.25, 'out')).toBe('fit')
  expect(zoomedTo('fit', 'out')).toBe('fit')
})

describe('the page that is looked at', () => {
  test('is the one that was scanned anew when the old one goes', () => {
    expect(activeAfter(['a', 'b', 'c'], ['a', 'b', 'new', 'c'], 'b', true)).toBe('b')
    expect(activeAfter(['a', 'b', 'new', 'c'], ['a', 'new', 'c'], 'b', true)).toBe('new')
    expect(activeAfter(['a', 'b', 'c'], ['a', 'new', 'c'], 'b', true)).toBe('new')
    expect(activeAfter(['a'], ['new'], 'a', true)).toBe('new')
  })

  test('follows the scanner from the last page, and stays beside a page that was thrown away', () => {
    expect(activeAfter([], ['a'], null, true)).toBe('a')
    expect(activeAfter(['a'], ['a', 'b'], 'a', true)).toBe('b')
    expect(activeAfter(['a', 'b'], ['a', 'b', 'c'], 'a', true)).toBe('a')
    expect(activeAfter(['a', 'b', 'c'], ['a', 'c'], 'b', false)).toBe('c')
    expect(activeAfter(['a', 'b'], ['a'], 'b', false)).toBe('a')
    expect(activeAfter(['a'], [], 'a', false)).toBeNull()
  })
})

describe('the second picture of a sheet', () => {
  test('is never the first page, which has none before it', () => {
    const [first, second] = [page('0'), page('1')]
    const change = (active: BatchPage) =>
      changeOf({ does: 'same-sheet' }, { ids: [active.id], active, order: ['0', '1'] }, false, undefined)
    expect(change(first)).toBeUndefined()
    expect(change(second)).toEqual({ change: 'same-sheet', page: '1', same: true })
    expect(change({ ...first, sameSheet: true })).toEqual({ change: 'same-sheet', page: '0', same: false })
  })
})
