import { basename } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { RealDesk } from '../../bad-input/real-desk.ts'
import { add, foundScanDesk, keptFiles, MORNING, openBatch, picture, received, settled } from './scan-desk.ts'

const DAY_MS = 86_400_000

/** When a desk that was opened sweeps, and later. */
const SWEPT_MS = 10 * 60_000

/** The sealed files of a desk by their addresses. */
const kept = (desk: RealDesk): readonly string[] => keptFiles(desk).map((path) => basename(path))

/** Opens a desk on another day, and lets it sweep. */
async function openedOn(desk: RealDesk, now: number): Promise<RealDesk> {
  desk.close()
  desk.now = now
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const again = await desk.reopen()
    vi.advanceTimersByTime(SWEPT_MS)
    return again
  } finally {
    vi.useRealTimers()
  }
}

it('originals of filed pages stay for 90 days and are swept then, the paper is not', { timeout: 240_000 }, async () => {
  const first = await foundScanDesk()
  const { id: dossier } = await received(first)
  const batch = await openBatch(first, dossier)
  const paper = { dossier, code: 'to-khai' }
  for (const words of ['Một', 'Hai']) await add(first, batch, await picture(words))
  const { pages } = await settled(first, batch)
  const ids = pages.map(({ id }) => id)
  // Read before they are filed: the file has its text at once.
  await settled(first, batch, (view) => view.pages.every(({ reading }) => reading === 'read'))
  await first.get('scanning.change', { batch, change: { change: 'assign', pages: ids, paper } })
  await first.get('scanning.file', { batch, replace: [], counted: [] })
  const atFiling = kept(first)

  const late = await openedOn(first, MORNING + 89 * DAY_MS)
  // The file, what was read, and two originals; pictures that were made on the way go.
  await vi.waitFor(() => expect(kept(late)).toHaveLength(4), { timeout: 60_000 })
  expect(atFiling.length).toBeGreaterThan(4)
  const over = await openedOn(late, MORNING + 91 * DAY_MS)
  await vi.waitFor(() => expect(kept(over)).toHaveLength(2), { timeout: 60_000 })
  const file = (await over.get('papers.of-dossier', { dossier })).papers.find(({ code }) => code === paper.code)?.file
  expect(file).toMatchObject({ read: true, pages: 2 })
  expect(kept(over)).toContain(file?.file.address)
  expect((await over.get('papers.read', { dossier, address: file?.file.address ?? '' })).content.length).not.toBe(0)
  over.close()
})
