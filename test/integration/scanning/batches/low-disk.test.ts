import type { StatsFs } from 'node:fs'
import { v7 } from 'uuid'
import { expect, it, vi } from 'vitest'
import { add, DEVICE, FEEDER, foundScanDesk, openBatch, picture, settled } from './scan-desk.ts'

/** The directory whose disk is full, if any; memory that scanners write into isn't. */
const disk = vi.hoisted((): { full: string | undefined } => ({ full: undefined }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const statfs = async (path: string): Promise<StatsFs> => {
    const found = await real.statfs(path)
    found.bavail = disk.full !== undefined && path.startsWith(disk.full) ? 0 : 1_000_000_000
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
    await add(desk, batch, await picture('Trước'))
    await desk.get('scanning.start', { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null })
    // The next look comes when the first page is kept.
    disk.full = desk.directory
    const { pages, lastProblem } = await settled(desk, batch)
    expect(lastProblem).toBe('scanning.disk-low')
    expect(pages.map(({ state }) => state)).toEqual(['cleaned', 'cleaned'])
    for (const { id } of pages) {
      expect((await desk.get('scanning.picture', { batch, page: id, kind: 'original' })).content.length).not.toBe(0)
    }

    const content = await picture('Thêm')
    const added = { batch, page: v7(), origin: 'file', content, quad: null } as const
    expect(await desk.ask('scanning.add', added)).toEqual({ code: 'scanning.disk-low' })
    const again = { batch, scan: v7(), device: DEVICE, settings: FEEDER, instead: null }
    expect(await desk.ask('scanning.start', again)).toEqual({ code: 'scanning.disk-low' })
    disk.full = undefined
    expect(await desk.get('scanning.add', added)).toEqual({ pages: 1 })
    expect((await settled(desk, batch)).pages).toHaveLength(3)
    expect(desk.reported).toEqual([])
  },
)
