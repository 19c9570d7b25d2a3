// The program of a token host: holds one module of PKCS#11 that an administrator set, and nothing else.
import { DeskError } from '../../../../../shared/errors.ts'
import { describeFailure } from '../../../../../shared/failures.ts'
import { lineToCore, type Port } from '../../../line/index.ts'
import { type FromTokenHost, type TokenJob, ToTokenHost } from '../protocol.ts'
import { abiOf } from './abi.ts'
import { CallFailure } from './codes.ts'
import { TokenModule } from './token-module.ts'

void lineToCore(endAtOnce).then(host)

/** Without the farewells of a process: they wait for every thread, and one may hang in the module. */
function endAtOnce(): void {
  process.kill(process.pid, 'SIGKILL')
}

function host(line: Port<unknown>): void {
  const send = (message: FromTokenHost): void => line.send(message)
  let module: TokenModule | undefined

  function loaded(): TokenModule {
    if (module === undefined) throw new Error('no module was loaded')
    return module
  }

  async function carryOut(job: TokenJob): Promise<unknown> {
    switch (job.do) {
      case 'load':
        module ??= new TokenModule(job.path, abiOf(process.platform))
        return null
      case 'glance':
        return loaded().glance()
      case 'look':
        return loaded().look()
      case 'open':
        return loaded().open(job)
      case 'sign':
        return loaded().sign(job.key, Buffer.from(job.digest), job.algorithm, job.pin)
      case 'close':
        await loaded().close(job.key)
        return null
    }
  }

  async function answer(id: number, job: TokenJob): Promise<void> {
    try {
      send({ kind: 'done', id, result: await carryOut(job) })
    } catch (failure) {
      const call = callOf(failure)
      if (call !== undefined) send({ kind: 'log', text: call })
      else if (!(failure instanceof DeskError)) send({ kind: 'log', text: describeFailure(failure).slice(0, 4_000) })
      const { code, details } =
        failure instanceof DeskError ? failure : new DeskError('signing.token-failed', { code: '-' })
      send({ kind: 'failed', id, error: { code, details: { ...details } } })
    } finally {
      if ('pin' in job) job.pin?.fill(0)
    }
  }

  line.hear((raw) => {
    const message = ToTokenHost.parse(raw)
    if (message.kind === 'end') endAtOnce()
    else void answer(message.id, message.job)
  })
}

/** The call of the module behind a failure, for the log: its name and number say nothing of anybody. */
function callOf(failure: unknown): string | undefined {
  if (!(failure instanceof Error) || !(failure.cause instanceof CallFailure)) return undefined
  return failure.cause.message
}
