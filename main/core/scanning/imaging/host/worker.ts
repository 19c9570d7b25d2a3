// The program of a worker of the imaging host: one job after another.
import { parentPort } from 'node:worker_threads'
import { DeskError } from '../../../../../shared/errors.ts'
import { describeFailure } from '../../../../../shared/failures.ts'
import { type FromWorker, type Job, ToWorker } from '../protocol.ts'
import { inOwnMemory } from './own-memory.ts'
import { carryOut } from './work.ts'

/** Of so many jobs one is followed by a look at all that is left behind; the others, for a tenth of the time, by one at what is new. */
const WHOLE_COLLECTION_EVERY = 8
let jobs = 0

/** Pictures that sharp gives lie in the memory of WebAssembly, where V8 sees a few bytes of each and would let dozens pile up. */
function collect(): void {
  jobs += 1
  globalThis.gc?.({ type: jobs % WHOLE_COLLECTION_EVERY === 0 ? 'major' : 'minor' })
}

function answer(message: FromWorker): void {
  parentPort?.postMessage(message)
}

async function work(id: number, job: Job, file: Uint8Array | null): Promise<void> {
  try {
    answer({ kind: 'done', id, result: inOwnMemory(await carryOut(job, file)) })
  } catch (failure) {
    const known = failure instanceof DeskError
    const { code, details } = known ? failure : new DeskError('imaging.failed')
    const log = known ? null : describeFailure(failure)
    answer({ kind: 'failed', id, error: { code, details: { ...details } }, log })
  } finally {
    setImmediate(collect)
  }
}

parentPort?.on('message', (raw: unknown) => {
  const { id, job, file } = ToWorker.parse(raw)
  void work(id, job, file)
})
answer({ kind: 'ready' })
