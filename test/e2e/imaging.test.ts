import { afterAll, expect, it } from 'vitest'
import { encodeJpeg } from '../../main/core/scanning/imaging/picture/codec.ts'
import { tiled } from '../heif/heif.ts'
import { drawPaper, scan } from '../pages/index.ts'
import { freshDirectory, launch } from './launch.ts'

const PAGES = 40
/** Megabytes that the host may hold; the native build of sharp leaked five with every page here. */
const MOST_MEGABYTES = 700
/** Megabytes that it may grow after the first half of the pages. */
const MOST_GROWTH = 150

/** HEIC photographs of twelve million dots; the decoder holds more than fifty megabytes of each. */
const PHOTOGRAPHS = 10

const place = freshDirectory()
afterAll(place.remove)

/** What the imaging host did with a file again and again: its sizes, what went wrong, and megabytes that the host held after each time. */
interface Outcome {
  readonly memory: number[]
  readonly failures: string[]
  readonly sizes: number[]
}

/** A job without the file that it is about. */
type HostJob = { readonly do: 'clean'; readonly how: object } | { readonly do: 'take-out'; readonly page: number }

/** Has the host of the real application do one job with a file, so many times. */
async function workOn(file: Buffer, job: HostJob, times: number): Promise<Outcome> {
  const { app } = await launch(place.directory)
  try {
    return await app.evaluate(
      async ({ app, MessageChannelMain, utilityProcess }, { base64, job, times }) => {
        const host = utilityProcess.fork(`${app.getAppPath()}/out/main/imaging.cjs`, [], { serviceName: 'imaging' })
        const { port1, port2 } = new MessageChannelMain()
        host.postMessage({ kind: 'core' }, [port1])
        port2.start()
        const content = new Uint8Array(Buffer.from(base64, 'base64'))
        port2.postMessage({ kind: 'keep-file', file: 1, content })
        const about = job.do === 'clean' ? { original: content } : { file: 1 }
        const memory: number[] = []
        const failures: string[] = []
        const sizes = new Set<number>()
        for (let id = 1; id <= times; id += 1) {
          const result = await new Promise<{
            kind: string
            text?: string
            error?: unknown
            result?: { content: Uint8Array }
          }>((resolve) => {
            port2.once('message', ({ data }) => resolve(data))
            port2.postMessage({ kind: 'job', id, job: { ...job, ...about } })
          })
          if (result.result === undefined) failures.push(JSON.stringify(result))
          else sizes.add(result.result.content.length)
          const own = app.getAppMetrics().find(({ pid }) => pid === host.pid)
          memory.push(Math.round((own?.memory.workingSetSize ?? 0) / 1024))
        }
        host.kill()
        return { memory, failures, sizes: [...sizes] }
      },
      { base64: file.toString('base64'), job, times },
    )
  } finally {
    await app.close()
  }
}

/** All went well, always the same, and the memory stayed flat. */
function expectFlat({ memory, failures, sizes }: Outcome): void {
  expect(failures).toEqual([])
  expect(sizes).toHaveLength(1)
  const half = Math.floor(memory.length / 2)
  const largest = (part: readonly number[]): number => Math.max(...part)
  expect(largest(memory)).toBeLessThan(MOST_MEGABYTES)
  expect(largest(memory.slice(half)) - largest(memory.slice(0, half))).toBeLessThan(MOST_GROWTH)
}

it('cleans page after page in the real Electron, and its memory stays flat', { timeout: 240_000 }, async () => {
  const { raster, dpi } = await drawPaper({ seed: 1, stamp: true })
  const page = await encodeJpeg(scan(raster, { seed: 2, skew: 1.4, bed: 'dark' }), 90, dpi)
  const how = { origin: 'scanner', dpi: 200, recipe: null, quad: null }
  expectFlat(await workOn(page, { do: 'clean', how }, PAGES))
})

it('takes HEIC photographs in the real Electron, and its memory stays flat', { timeout: 240_000 }, async () => {
  const photograph = tiled({ columns: 9, rows: 5, width: 4_032, height: 3_024 })
  expectFlat(await workOn(photograph, { do: 'take-out', page: 1 }, PHOTOGRAPHS))
})
