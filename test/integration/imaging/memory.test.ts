import { expect, it, onTestFinished } from 'vitest'
import { encodeJpeg } from '../../../main/core/scanning/imaging/picture/codec.ts'
import { watchHost } from '../../bench/scan/host.ts'
import { tiled } from '../../heif/heif.ts'
import { drawPaper, scan } from '../../pages/index.ts'

/** Pages of a hundred dots an inch, a quarter of the usual size: what leaks, leaks with each. */
const DPI = 100
const HOW = { origin: 'scanner', dpi: DPI, recipe: null, quad: null } as const
const [WARMED_UP, PAGES] = [60, 300]
/** A page has three megabytes; one that stayed of each would be seven hundred more. */
const MOST_MORE_MB = 150

it('holds no more memory after three hundred pages than after sixty', { timeout: 300_000 }, async () => {
  const logged: string[] = []
  const host = watchHost((line) => logged.push(line))
  onTestFinished(() => host.close())
  const paper = await drawPaper({ seed: 1, dpi: DPI, stamp: true })
  const original = await encodeJpeg(scan(paper.raster, { seed: 1, skew: 1.2, noise: 3 }), 90, DPI)
  // Only the first page is looked at; what follows is decoded, worked on and encoded by its recipe.
  const { recipe } = await host.imaging.clean(original, HOW)
  const clean = async (count: number): Promise<void> => {
    let left = count
    const work = async (): Promise<void> => {
      for (; left > 0; left -= 1) await host.imaging.clean(original, { ...HOW, recipe })
    }
    await Promise.all([work(), work()])
  }
  await clean(WARMED_UP)
  const warm = host.mostMemoryMB()
  await clean(PAGES - WARMED_UP)
  expect(host.mostMemoryMB() - warm).toBeLessThan(MOST_MORE_MB)
  expect(warm).toBeGreaterThan(50)
  expect(logged).toEqual([])
})

/** A photograph of a phone, of which the decoder holds more than fifty megabytes. */
const PHOTOGRAPH = { columns: 9, rows: 5, width: 4_032, height: 3_024 } as const
const [FIRST_PHOTOGRAPHS, PHOTOGRAPHS] = [3, 10]
/** As much as one photograph takes while it is worked on; what stayed of each would be more than twice that. */
const MOST_MORE_OF_PHOTOGRAPHS_MB = 150
/** Much less than what the host gives a page up for. */
const MOST_WITH_PHOTOGRAPHS_MB = 500

it('holds no more memory after ten HEIC photographs than after three', { timeout: 300_000 }, async () => {
  const logged: string[] = []
  const host = watchHost((line) => logged.push(line))
  onTestFinished(() => host.close())
  const content = tiled(PHOTOGRAPH)
  const take = async (count: number): Promise<void> => {
    for (let taken = 0; taken < count; taken += 1) {
      for await (const { width, height } of host.imaging.open(content)) expect([width, height]).toEqual([4_032, 3_024])
    }
  }
  await take(FIRST_PHOTOGRAPHS)
  const first = host.mostMemoryMB()
  await take(PHOTOGRAPHS - FIRST_PHOTOGRAPHS)
  const later = host.mostMemoryMB()
  expect(later - first).toBeLessThan(MOST_MORE_OF_PHOTOGRAPHS_MB)
  expect(later).toBeLessThan(MOST_WITH_PHOTOGRAPHS_MB)
  expect(logged).toEqual([])
})
