import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkerPool } from '../../../main/core/scanning/imaging/host/pool.ts'
import type { Job } from '../../../main/core/scanning/imaging/protocol.ts'

const MB = 1_048_576
/** A real thread that gives its own number as the result of every job. */
const ANSWERS = `
  const { parentPort, threadId } = require('node:worker_threads')
  parentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'done', id, result: threadId }))`
const LOOK: Job = { do: 'codes', image: new Uint8Array(1) }
const READ: Job = { do: 'read', cleaned: new Uint8Array(1) }
const CLEAN: Job = {
  do: 'clean',
  original: new Uint8Array(1),
  how: { origin: 'scanner', dpi: 200, recipe: null, quad: null },
}
const assemble = (bytes: number): Job => ({
  do: 'assemble',
  pages: [{ image: new Uint8Array(bytes), dpi: 200, reading: null }],
  about: { title: 'giấy tờ', language: 'vi', createdAt: 0 },
})
/** A thread that reads only when as many as are told do so at the same time. */
const READS_TOGETHER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const reading = new Int32Array(workerData)
  parentPort.on('message', ({ id, job }) => {
    if (job.do === 'read') {
      Atomics.add(reading, 0, 1)
      Atomics.notify(reading, 0)
      while (Atomics.load(reading, 0) < reading[1]) Atomics.wait(reading, 0, Atomics.load(reading, 0))
    }
    parentPort.postMessage({ kind: 'done', id, result: job.do })
  })`

/** A pool whose process holds as much as it is told; every job says which thread did it. */
function poolOf(size: number, program = ANSWERS, workerData?: SharedArrayBuffer) {
  const held = { bytes: 200 * MB }
  const workers = { now: 0, most: 0 }
  let lastId = 0
  const pool = new WorkerPool({
    size,
    start: () => {
      const worker = new Worker(program, { eval: true, workerData })
      worker.unref()
      workers.now += 1
      workers.most = Math.max(workers.most, workers.now)
      worker.on('exit', () => {
        workers.now -= 1
      })
      return worker
    },
    log: (text) => expect.unreachable(text),
    memory: () => held.bytes,
  })
  const run = (job: Job): Promise<unknown> => {
    lastId += 1
    return pool.run(lastId, job, null)
  }
  return { held, workers, run }
}

describe('the workers of the imaging host', () => {
  it('stay while the process is small', async () => {
    const { run } = poolOf(1)
    const first = await run(LOOK)
    for (let job = 0; job < 20; job += 1) expect(await run(LOOK)).toBe(first)
  })

  it('are replaced when the process has grown, but not before they were worth their start', async () => {
    const { held, run } = poolOf(1)
    held.bytes = 700 * MB
    const threads: unknown[] = []
    for (let job = 0; job < 36; job += 1) threads.push(await run(LOOK))
    expect(new Set(threads).size).toBe(3)
  })

  it('are replaced at once after a page that took far more than others', async () => {
    const { held, run } = poolOf(1)
    held.bytes = 1_000 * MB
    const first = await run(LOOK)
    held.bytes = 300 * MB
    const second = await run(LOOK)
    expect(second).not.toBe(first)
    expect(await run(LOOK)).toBe(second)
  })

  it('leave cleaning to one of them, so that one alone grows by what encodes', async () => {
    const { run } = poolOf(2)
    const looked = run(LOOK)
    const cleaned = await Promise.all([run(CLEAN), run(CLEAN), run(CLEAN)])
    expect(new Set(cleaned).size).toBe(1)
    expect(cleaned).not.toContain(await looked)
    expect(cleaned).not.toContain(await run(READ))
    expect(cleaned).toContain(await run(CLEAN))
  })

  it('are gone before others take their places, so that both never hold their memory at once', async () => {
    const { held, workers, run } = poolOf(2)
    held.bytes = 700 * MB
    const threads = await Promise.all(Array.from({ length: 60 }, () => run(LOOK)))
    await run(assemble(20 * MB))
    expect(new Set(threads).size).toBeGreaterThan(2)
    expect(workers.most).toBe(2)
  })

  it('make room, where they idle, for a long document that is put together', async () => {
    const { held, run } = poolOf(2)
    const before = await Promise.all([run(LOOK), run(LOOK)])
    held.bytes = 500 * MB
    expect(before).toContain(await run(assemble(1 * MB)))
    expect(before).not.toContain(await run(assemble(20 * MB)))
  })
})

describe('reading behind the desk', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
  })
  afterEach(() => void vi.useRealTimers())

  /** A pool in which nobody is done with reading before so many read. */
  function readersOf(together: number) {
    const shared = new SharedArrayBuffer(8)
    const reading = new Int32Array(shared)
    reading[1] = together
    const stop = (): void => {
      reading[1] = 0
      Atomics.notify(reading, 0)
    }
    return { ...poolOf(2, READS_TOGETHER, shared), stop }
  }

  it('leaves a worker to the next page of a feeder', async () => {
    const { run, stop } = readersOf(9)
    await run(CLEAN)
    vi.advanceTimersByTime(1_000)
    await run(CLEAN)
    vi.advanceTimersByTime(1_000)
    const read = [run(READ), run(READ)]
    expect(await run(CLEAN)).toBe('clean')
    stop()
    vi.advanceTimersByTime(1_500)
    expect(await Promise.all(read)).toEqual(['read', 'read'])
  })

  it('takes both workers at once when the pages came all together, as those of a file do', async () => {
    const { run } = readersOf(2)
    const cleaned = [run(CLEAN), run(CLEAN)]
    vi.advanceTimersByTime(2_000)
    await Promise.all(cleaned)
    expect(await Promise.all([run(READ), run(READ)])).toEqual(['read', 'read'])
  })

  it('is not for the worker that cleans once the process is large', async () => {
    const { held, run, stop } = readersOf(2)
    await run(CLEAN)
    held.bytes = 450 * MB
    let done = 0
    const read = [run(READ), run(READ)].map((one) => one.then(() => (done += 1)))
    vi.advanceTimersByTime(2_000)
    // It is free for whatever is asked at the desk, and nobody has read together with the other.
    expect(await run(LOOK)).toBe('codes')
    expect(done).toBe(0)
    stop()
    await Promise.all(read)
  })
})
