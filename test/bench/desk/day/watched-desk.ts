import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Desk } from '../../../e2e/desk.ts'
import { SIGNING_IN } from '../door.ts'
import { NOW } from '../ten-years.ts'
import type { MemorySample } from './memory.ts'

const WATCHED_CORE = fileURLToPath(new URL('../../programs/watched-core.cjs', import.meta.url))

const MemoryUsage = z.looseObject({ rss: z.number(), heapUsed: z.number(), external: z.number() })

/** The real application on the desk of the benchmark, signed in, at the benchmark's own time. */
export class WatchedDesk {
  readonly desk: Desk
  readonly #line: string

  private constructor(desk: Desk, line: string) {
    this.desk = desk
    this.#line = line
  }

  /** @param directory of the application; the desk lies in it */
  static async open(directory: string): Promise<WatchedDesk> {
    const desk = await Desk.open(directory)
    const watched = new WatchedDesk(desk, memoryLine())
    const offset = NOW - Date.now()
    // The core is started anew as one that can be watched: the product itself has no such line.
    await desk.app.evaluate(
      ({ utilityProcess }, { program, line, milliseconds }) => {
        const fork = utilityProcess.fork.bind(utilityProcess)
        utilityProcess.fork = (core, args, options) => {
          const more = { BENCH_CORE: core, BENCH_MEMORY_LINE: line, BENCH_CLOCK_OFFSET: String(milliseconds) }
          return fork(program, args, { ...options, env: { ...process.env, ...more } })
        }
      },
      { program: WATCHED_CORE, line: watched.#line, milliseconds: offset },
    )
    await desk.killCore()
    await desk.corePid()
    await desk.page.addInitScript((milliseconds) => {
      const machineNow = Date.now
      Date.now = () => machineNow() + milliseconds
    }, offset)
    await desk.page.reload()
    await desk.signIn(SIGNING_IN)
    return watched
  }

  /** What renderer and core hold once everything that nobody needs has been collected: bytes. */
  async memory(): Promise<MemorySample> {
    const { page } = this.desk
    const devtools = await page.context().newCDPSession(page)
    try {
      await devtools.send('HeapProfiler.enable')
      for (let pass = 0; pass < 2; pass += 1) await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize } = await devtools.send('Runtime.getHeapUsage')
      const core = await this.#coreMemory()
      return {
        renderer: { process: await this.#rendererBytes(), heap: usedSize },
        core: { process: core.rss, heap: core.heapUsed + core.external },
      }
    } finally {
      await devtools.detach()
    }
  }

  async #coreMemory(): Promise<z.infer<typeof MemoryUsage>> {
    return MemoryUsage.parse(JSON.parse(await text(connect(this.#line))))
  }

  async #rendererBytes(): Promise<number> {
    const kilobytes = await this.desk.app.evaluate(({ app, webContents }) => {
      const pids = new Set(webContents.getAllWebContents().map((contents) => contents.getOSProcessId()))
      return app
        .getAppMetrics()
        .filter(({ pid }) => pids.has(pid))
        .reduce((sum, { memory }) => sum + memory.workingSetSize, 0)
    })
    return kilobytes * 1_024
  }
}

/** A name for the line that nobody else has. */
function memoryLine(): string {
  const name = `motcua-bench-${randomBytes(6).toString('hex')}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name)
}
