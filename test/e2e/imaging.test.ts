import { afterAll, expect, it } from 'vitest'
import { encodeJpeg } from '../../main/core/scanning/imaging/picture/codec.ts'
import { drawPaper, scan } from '../pages/index.ts'
import { freshDirectory, launch } from './launch.ts'

const PAGES = 40
/** Megabytes that the host may hold; the native build of sharp leaked five with every page here. */
const MOST_MEGABYTES = 700
/** Megabytes that it may grow after the first half of the pages. */
const MOST_GROWTH = 150

const place = freshDirectory()
afterAll(place.remove)

it('cleans page after page in the real Electron, and its memory stays flat', { timeout: 240_000 }, async () => {
  const { raster, dpi } = await drawPaper({ seed: 1, stamp: true })
  const page = await encodeJpeg(scan(raster, { seed: 2, skew: 1.4, bed: 'dark' }), 90, dpi)
  const { app } = await launch(place.directory)
  try {
    const outcome = await app.evaluate(
      async ({ app, MessageChannelMain, utilityProcess }, { base64, pages }) => {
        const host = utilityProcess.fork(`${app.getAppPath()}/out/main/imaging.cjs`, [], { serviceName: 'imaging' })
        const { port1, port2 } = new MessageChannelMain()
        host.postMessage({ kind: 'core' }, [port1])
        port2.start()
        const original = new Uint8Array(Buffer.from(base64, 'base64'))
        const how = { origin: 'scanner', dpi: 200, recipe: null, quad: null }
        const memory: number[] = []
        const failures: string[] = []
        const sizes = new Set<number>()
        for (let id = 1; id <= pages; id += 1) {
          const result = await new Promise<{
            kind: string
            text?: string
            error?: unknown
            result?: { content: Uint8Array }
          }>((resolve) => {
            port2.once('message', ({ data }) => resolve(data))
            port2.postMessage({ kind: 'job', id, job: { do: 'clean', original, how } })
          })
          if (result.result === undefined) failures.push(JSON.stringify(result))
          else sizes.add(result.result.content.length)
          const own = app.getAppMetrics().find(({ pid }) => pid === host.pid)
          memory.push(Math.round((own?.memory.workingSetSize ?? 0) / 1024))
        }
        host.kill()
        return { memory, failures, sizes: [...sizes] }
      },
      { base64: page.toString('base64'), pages: PAGES },
    )
    expect(outcome.failures).toEqual([])
    expect(outcome.sizes).toHaveLength(1)
    const largest = (from: number, to: number): number => Math.max(...outcome.memory.slice(from, to))
    expect(largest(0, PAGES)).toBeLessThan(MOST_MEGABYTES)
    expect(largest(PAGES / 2, PAGES) - largest(0, PAGES / 2)).toBeLessThan(MOST_GROWTH)
  } finally {
    await app.close()
  }
})
