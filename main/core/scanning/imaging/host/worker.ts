// The program of a worker of the imaging host: one job after another.
import { parentPort } from 'node:worker_threads'
import { DeskError } from '../../../../../shared/errors.ts'
import { describeFailure } from '../../../../../shared/failures.ts'
import { type FromWorker, type Job, ToWorker } from '../protocol.ts'
import { inOwnMemory } from './own-memory.ts'
import { carryOut } from './work.ts'

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
    // Pictures that sharp gives lie in the memory of WebAssembly, where V8 sees a few bytes of each and would let dozens pile up.
    setImmediate(() => globalThis.gc?.())
  }
}

parentPort?.on('message', (raw: unknown) => {
  const { id, job, file } = ToWorker.parse(raw)
  void work(id, job, file)
})
answer({ kind: 'ready' })
