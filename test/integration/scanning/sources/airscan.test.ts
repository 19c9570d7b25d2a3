import sharp from 'sharp'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MockScanner } from '../../../escl/mock-scanner.ts'
import { numberedSheets, numberOn } from '../../../escl/sheets.ts'
import { FEEDER, GLASS, never, saneSources, scanAll } from './desk-scanner.ts'

/** sane-airscan was written by others against real scanners: what it can do with the mock scanner, the mock scanner does right. */
describe.runIf(process.platform === 'linux')('the mock scanner through sane-airscan and scanimage', () => {
  const DEVICE = 'sane:airscan:e0:Mock'

  async function connected(fault = '') {
    const scanner = await MockScanner.start({ sheets: await numberedSheets(3) })
    onTestFinished(() => scanner.stop())
    const network = [{ name: 'Mock', address: scanner.address(fault) }]
    return { scanner, sources: saneSources({ network }, { quietMilliseconds: 20_000 }) }
  }

  it('is listed, and says what it can do', async () => {
    const { sources } = await connected()
    expect(await sources.list(never())).toEqual({
      devices: [{ id: DEVICE, kind: 'sane', name: 'eSCL Mock (127.0.0.1)' }],
      failed: [],
    })
    expect(await sources.of(DEVICE).capabilities(DEVICE, never())).toEqual({
      feeds: ['glass', 'feeder', 'feeder-duplex'],
      modes: ['colour', 'gray'],
      resolutions: [100, 200, 300, 600],
      largest: { width: 215.9, height: 355.6 },
    })
  })

  it('gives real pages in the size of the sheet: from the glass, one side, both sides', async () => {
    const { sources } = await connected()
    const source = sources.of(DEVICE)
    const numbers = async (feed: 'glass' | 'feeder' | 'feeder-duplex') => {
      const { pages, code } = await scanAll(source, DEVICE, { ...GLASS, feed, mode: 'colour' })
      expect(code).toBeUndefined()
      for (const { content, dpi } of pages) {
        expect(dpi).toBe(100)
        const { width, height } = await sharp(content).metadata()
        // sane-airscan rounds the sheet's size in its own way.
        expect(Math.abs((width ?? 0) - 827)).toBeLessThanOrEqual(2)
        expect(Math.abs((height ?? 0) - 1_169)).toBeLessThanOrEqual(2)
      }
      return Promise.all(pages.map(({ content }) => numberOn(content)))
    }
    expect(await numbers('glass')).toEqual([1])
    expect(await numbers('feeder')).toEqual([1, 3, 5])
    expect(await numbers('feeder-duplex')).toEqual([1, 2, 3, 4, 5, 6])
  })

  it.each([
    ['jam-3', 2, 'scanning.jammed'],
    ['cover-2', 1, 'scanning.cover-open'],
    ['empty', 0, 'scanning.empty'],
  ])('with the fault %s keeps %d pages and says %s', async (fault, count, code) => {
    const { sources } = await connected(fault)
    const { pages, code: told } = await scanAll(sources.of(DEVICE), DEVICE, FEEDER)
    expect(await Promise.all(pages.map(({ content }) => numberOn(content)))).toEqual([1, 3, 5].slice(0, count))
    expect(told).toBe(code)
  })

  it('that is known to both is offered once, without a driver', async () => {
    const { scanner } = await connected()
    const network = [{ name: 'Mock', address: scanner.address() }]
    const settings = () => ({ networkScanners: [{ name: 'Máy quét tầng 1', address: scanner.address() }], naps2: null })
    const { devices } = await saneSources({ network, madeUp: {} }, { settings }).list(never())
    expect(devices).toEqual([
      { id: `escl:${scanner.address()}`, kind: 'escl', name: 'Máy quét tầng 1' },
      { id: 'sane:test:0', kind: 'sane', name: 'Noname frontend-tester' },
    ])
  })
})
