import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allOrNone, drawnTo, NOTHING_SELECTED, selectedOf, toggled } from '../../../renderer/dossiers/selection.ts'
import { checkProperty } from '../../property.ts'

const ROWS = ['a', 'b', 'c', 'd', 'e']
const shown = (selection: typeof NOTHING_SELECTED, order = ROWS) => [...selectedOf(selection, order)].join('')

test('a stretch begins at the row touched last, and can be drawn back and over it', () => {
  const one = toggled(NOTHING_SELECTED, ROWS, 'b')
  expect(shown(drawnTo(one, 'b', 'd'))).toBe('bcd')
  expect(shown(drawnTo(drawnTo(one, 'b', 'd'), 'd', 'c'))).toBe('bc')
  expect(shown(drawnTo(drawnTo(one, 'b', 'd'), 'd', 'a'))).toBe('ab')
  expect(shown(drawnTo(NOTHING_SELECTED, 'c', 'd'))).toBe('cd')
})

test('what was selected before a stretch stays, and so does the stretch when another row is touched', () => {
  const two = drawnTo(toggled(toggled(NOTHING_SELECTED, ROWS, 'a'), ROWS, 'c'), 'c', 'd')
  expect(shown(two)).toBe('acd')
  expect(shown(toggled(two, ROWS, 'e'))).toBe('acde')
  expect(shown(toggled(two, ROWS, 'c'))).toBe('ad')
})

test('all, then none; a row that left the list is selected no more', () => {
  const all = allOrNone(toggled(NOTHING_SELECTED, ROWS, 'b'), ROWS)
  expect(shown(all)).toBe('abcde')
  expect(shown(all, ['b', 'x'])).toBe('b')
  expect(shown(allOrNone(all, ROWS))).toBe('')
  expect(shown(allOrNone(NOTHING_SELECTED, []), [])).toBe('')
})

test('touching a row twice changes nothing, whatever was selected', () => {
  const row = fc.constantFrom(...ROWS)
  checkProperty(
    fc.property(fc.array(row), row, row, row, (before, from, to, touched) => {
      const start = drawnTo(
        before.reduce((selection, each) => toggled(selection, ROWS, each), NOTHING_SELECTED),
        from,
        to,
      )
      const once = toggled(start, ROWS, touched)
      expect(shown(once).includes(touched)).toBe(!shown(start).includes(touched))
      expect(shown(toggled(once, ROWS, touched))).toBe(shown(start))
    }),
  )
})
