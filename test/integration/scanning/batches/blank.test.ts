import { expect, it } from 'vitest'
import { add, foundScanDesk, openBatch, pdfOf, picture, settled } from './scan-desk.ts'

const NOTHING = ''

it('blank pages of a stack go into the bin, and come out of it; one that somebody put there alone stays', {
  timeout: 240_000,
}, async () => {
  const desk = await foundScanDesk()
  const batch = await openBatch(desk)
  const alone = await add(desk, batch, await picture(NOTHING))
  expect((await settled(desk, batch)).pages.map(({ id, blank, removed }) => ({ id, blank, removed }))).toEqual([
    { id: alone, blank: true, removed: false },
  ])
  await add(desk, batch, await pdfOf([await picture('Mặt trước'), await picture(NOTHING), await picture('Tờ hai')]))
  const { pages } = await settled(desk, batch, (view) => view.pages.some(({ removed }) => removed))
  expect(pages.map(({ blank, removed }) => [blank, removed])).toEqual([
    [true, false],
    [false, false],
    [true, true],
    [false, false],
  ])
  // What the program did is no step of an officer: it is taken out of the bin, not undone.
  expect((await desk.get('scanning.batch', { batch })).canUndo).toBe(false)
  const binned = pages.flatMap(({ id, removed }) => (removed ? [id] : []))
  await desk.get('scanning.change', { batch, change: { change: 'restore', pages: binned } })
  // It stays out, also when the desk looks at its stacks again.
  const again = await desk.reopen()
  const after = await settled(again, batch)
  expect(after.pages.map(({ removed }) => removed)).toEqual([false, false, false, false])
  again.close()
})
