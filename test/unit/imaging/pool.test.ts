import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
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
const ASSEMBLE: Job = {
  do: 'assemble',
  pages: [{ image: new Uint8Array(1), dpi: 200, reading: null }],
  about: { title: 'giấy tờ', language: 'vi', createdAt: 0 },
}

/** A pool whose process holds as much as it is told; every job says which thread did it. */
function poolOf(size: number) {
  const held = { bytes: 200 * MB }
  let lastId = 0
  const pool = new WorkerPool({
    size,
    start: () => {
      const worker = new Worker(ANSWERS, { eval: true })
      worker.unref()
      return worker
    },
    log: (text) => expect.unreachable(text),
    memory: () => held.bytes,
  })
  const run = (job: Job): Promise<unknown> => {
    lastId += 1
    return pool.run(lastId, job, null)
  }
  return { held, run }
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

  it('make room, where they idle, for a document that is put together', async () => {
    const { held, run } = poolOf(2)
    const before = await Promise.all([run(LOOK), run(LOOK)])
    held.bytes = 500 * MB
    expect(before).not.toContain(await run(ASSEMBLE))
  })
})
