import { expect, it } from 'vitest'
import { add, foundScanDesk, openBatch, picture, settled } from './scan-desk.ts'

it('cleans every page though the imaging host is killed among them', { timeout: 240_000 }, async () => {
  const desk = await foundScanDesk()
  const batch = await openBatch(desk)
  const words = ['Một', 'Hai', 'Ba', 'Bốn']
  // In the middle of a job each time, however fast the machine is.
  desk.killHostAt(2, 5)
  for (const each of words) await add(desk, batch, await picture(each))
  const { pages } = await settled(desk, batch)
  expect(desk.hostsKilled).toBe(2)
  expect(pages.map(({ state, problem }) => [state, problem])).toEqual(words.map(() => ['cleaned', null]))
  for (const { id } of pages) {
    const { content } = await desk.get('scanning.picture', { batch, page: id, kind: 'page' })
    expect(content.length).not.toBe(0)
  }
})
