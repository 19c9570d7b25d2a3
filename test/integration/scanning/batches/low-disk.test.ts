import type { StatsFs } from 'node:fs'
import { v7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import { DEVICE, FEEDER, foundScanDesk, openBatch, picture, settled } from './scan-desk.ts'

/** How often the desk may ask before its disk is full. */
const disk = vi.hoisted(() => ({ looksLeft: Number.POSITIVE_INFINITY }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const statfs = async (path: string): Promise<StatsFs> => {
    disk.looksLeft -= 1
    const found = await real.statfs(path)
    found.bavail = disk.looksLeft < 0 ? 0 : 1_000_000_000
    return found
  }
  return { ...real, statfs }
})

it.runIf(process.platform === 'linux')(
  'a disk that fills ends a scan in words and keeps the pages that came',
  { timeout: 240_000 },
  async () => {
    const desk = await foundScanDesk({ madeUp: {} })
    const batch = await openBatch(desk)
    // One look before the scan, and one after each page.
    disk.looksLeft = 3
    await desk.get('scanning.start', { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null })
    const { pages, lastProblem } = await settled(desk, batch)
    expect(lastProblem).toBe('scanning.disk-low')
    expect(pages.map(({ state }) => state)).toEqual(['cleaned', 'cleaned', 'cleaned'])
    for (const { id } of pages) {
      expect((await desk.get('scanning.picture', { batch, page: id, kind: 'original' })).content.length).not.toBe(0)
    }

    const content = await picture('Thêm')
    const added = { batch, page: v7(), origin: 'file', content, quad: null } as const
    expect(await desk.ask('scanning.add', added)).toEqual({ code: 'scanning.disk-low' })
    const again = { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null }
    expect(await desk.ask('scanning.start', again)).toEqual({ code: 'scanning.disk-low' })
    disk.looksLeft = Number.POSITIVE_INFINITY
    expect(await desk.get('scanning.add', added)).toEqual({ pages: 1 })
    expect((await settled(desk, batch)).pages).toHaveLength(4)
    expect(desk.reported).toEqual([])
  },
)
