// The program of the imaging host: takes jobs from the core and gives them to its workers.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { DeskError } from '../../../../../shared/errors.ts'
import { describeFailure } from '../../../../../shared/failures.ts'
import { lineToCore, type Port } from '../../../line/index.ts'
import { type FromHost, type Job, ToHost } from '../protocol.ts'
import { WORKER_LIMITS, WorkerPool, workersFor } from './pool.ts'

const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './imaging-worker.cjs', import.meta.url)

// Workers collect what they leave behind after every job: see there.
setFlagsFromString('--expose-gc')

void lineToCore().then(host)

function host(line: Port<unknown>): void {
  const send = (message: FromHost): void => line.send(message)
  const log = (text: string): void => send({ kind: 'log', text: text.slice(0, 4_000) })
  const files = new Map<number, Uint8Array>()
  const pool = new WorkerPool({
    size: workersFor(availableParallelism()),
    start: () => new Worker(fileURLToPath(WORKER), { resourceLimits: WORKER_LIMITS, execArgv: [] }),
    log,
    memory: () => process.memoryUsage.rss(),
  })

  async function carryOut(id: number, job: Job): Promise<void> {
    try {
      send({ kind: 'done', id, result: await pool.run(id, job, fileOf(job)) })
    } catch (failure) {
      if (!(failure instanceof DeskError)) log(describeFailure(failure))
      const { code, details } = failure instanceof DeskError ? failure : new DeskError('imaging.failed')
      send({ kind: 'failed', id, error: { code, details: { ...details } } })
    }
  }

  function fileOf(job: Job): Uint8Array | null {
    if (!('file' in job)) return null
    const content = files.get(job.file)
    if (content === undefined) throw new DeskError('imaging.interrupted')
    return content
  }

  line.hear((raw) => {
    const message = ToHost.parse(raw)
    switch (message.kind) {
      case 'job':
        return void carryOut(message.id, message.job)
      case 'cancel':
        return pool.cancel(message.id)
      case 'keep-file':
        return void files.set(message.file, shared(message.content))
      case 'drop-file':
        return void files.delete(message.file)
    }
  })
}

/** Bytes in memory that every worker sees, so that a file of many pages is not copied for each. */
function shared(content: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(content.length))
  copy.set(content)
  return copy
}
